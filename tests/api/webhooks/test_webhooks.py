"""Addresses of other systems over REST."""

from __future__ import annotations

from sqlalchemy import select

from models import WebhookEndpoint
from tests.api.conftest import SignIn
from tests.api.problems import refused
from tests.factories import World

NEW = {"organisation": "T1", "url": "https://nhan.example/so-tay"}


def test_what_is_refused(sign_in: SignIn) -> None:
    province = sign_in("administrator@T1")
    refused(sign_in("organisation_board@T1").post("/webhooks", NEW), 403, "forbidden")
    refused(sign_in("administrator@X1").post("/webhooks", NEW | {"organisation": "X1"}), 422, "webhook_level")
    for url in ("http://nhan.example/", "http://127.0.0.1/", "https://a:b@nhan.example/", "nhan.example"):
        refused(province.post("/webhooks", NEW | {"url": url}), 422, "webhook_address_refused")


def test_an_address_is_registered_listed_and_removed(sign_in: SignIn, world: World) -> None:
    province = sign_in("administrator@T1")
    made = province.post("/webhooks", NEW).json
    assert made["secret"].startswith("whsec_")
    listed = province.get("/webhooks", organisation="T1").json["items"]
    assert listed == [{key: made[key] for key in made if key != "secret"}]
    with world.system() as work:
        sealed = work.session.scalars(select(WebhookEndpoint.secret_sealed)).one()
    assert made["secret"].encode() not in sealed
    path = f"/webhooks/{made['id']}"
    refused(sign_in("administrator@X1").delete(path), 404, "webhook_not_found")
    assert province.post(f"{path}/replay", {"first": 1, "last": 5}).status_code == 202
    refused(province.post(f"{path}/replay", {"first": 5, "last": 1}), 422, "webhook_replay_too_long")
    refused(province.post(f"{path}/replay", {"first": 1, "last": 20_000}), 422, "webhook_replay_too_long")
    assert province.post(f"{path}/test").status_code == 202
    assert province.post(f"{path}/pause").json["state"] == "paused"
    refused(province.post(f"{path}/test"), 409, "webhook_paused")
    assert province.post(f"{path}/resumption").json["state"] == "active"
    assert province.delete(path).status_code == 204
    refused(province.delete(path), 404, "webhook_not_found")
