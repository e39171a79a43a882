"""What is usual: a row and a job for each recipient, and firebase-admin sending one message in each."""

from __future__ import annotations

import logging
import tempfile
import time
from pathlib import Path

import firebase_admin
import procrastinate
from firebase_admin import credentials, messaging
from sqlalchemy import create_engine, text

from bench.provider import ProviderProcess
from core.jobs import Job
from core.unit_of_work import Runtime
from services.actor import SYSTEM

_JOB = Job("naive", queue="naive")
_TABLE = text("""
    CREATE TABLE naive_delivery (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        device_id uuid, token text, state text, at timestamptz);
    GRANT ALL ON naive_delivery TO PUBLIC
""")
_ENTER = text("""
    INSERT INTO naive_delivery (device_id, token) SELECT id, value FROM device LIMIT :number RETURNING id
""")
_FAILED = text("SELECT count(*) FROM procrastinate_jobs WHERE task_name = :name AND status <> 'succeeded'")
_DONE = text("UPDATE naive_delivery SET state = 'sent', at = now() WHERE id = :id RETURNING token")


def naive_cpu_us(runtime: Runtime, number: int) -> float:
    """Processor time for each of ``number`` recipients, in microseconds."""
    url = str(runtime.settings.database_url)
    owner = create_engine(url)
    with owner.begin() as connection:
        connection.execute(_TABLE)
    owner.dispose()
    address = url.replace("postgresql+psycopg", "postgresql")
    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=address))
    logging.getLogger("urllib3").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as name, ProviderProcess(Path(name)) as provider:
        messaging._MessagingService.FCM_URL = provider.plain_url + "/v1/projects/{0}/messages:send"
        certificate = credentials.Certificate(str(provider.credentials))
        firebase = firebase_admin.initialize_app(certificate, name="naive")

        @app.task(name=_JOB.name, queue=_JOB.queue)
        def deliver(delivery_id: int) -> None:
            with runtime.work(SYSTEM) as work:
                token = work.session.execute(_DONE, {"id": delivery_id}).scalar_one()
            messaging.send(messaging.Message(fid=token, data={"id": "1"}), app=firebase)

        begun = time.process_time()
        with runtime.work(SYSTEM) as work:
            for delivery_id in work.session.scalars(_ENTER, {"number": number}).all():
                work.enqueue(_JOB, delivery_id=delivery_id)
        app.run_worker(queues=[_JOB.queue], wait=False, concurrency=8, install_signal_handlers=False)
        spent = time.process_time() - begun
        _check(runtime)
        firebase_admin.delete_app(firebase)
    return spent / number * 1e6


def _check(runtime: Runtime) -> None:
    with runtime.work(SYSTEM, read_only=True) as work:
        failed = work.session.execute(_FAILED, {"name": _JOB.name}).scalar_one()
    if failed:
        raise RuntimeError(f"{failed} of the naive way's messages were not sent: its figure means nothing")
