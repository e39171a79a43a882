"""The recorder: what stands in where there is no provider."""

from __future__ import annotations

import json
from pathlib import Path

from models import DeviceKind
from notifications.channels.recorder import Recorder
from notifications.leaving import Message
from tests.notifications.some import ACCEPTED, SUBJECT, installation, token


def test_one_line_is_written_per_device_and_never_its_address(tmp_path: Path, notice: Message) -> None:
    file = tmp_path / "new folder" / "recorder.jsonl"
    recorder = Recorder(file, (DeviceKind.FCM_TOKEN, DeviceKind.FCM_ID))
    targets = [token("a secret address"), installation("another secret address")]
    found = recorder.send(notice, targets[:1]) + recorder.send(notice, targets[1:])

    assert found == [(target, ACCEPTED) for target in targets]
    assert "secret" not in file.read_text("utf-8")
    first, second = (json.loads(line) for line in file.read_text("utf-8").splitlines())
    assert first.pop("at").endswith("+00:00")
    assert first == {
        "device": str(targets[0].device_id),
        "channel": "fcm_token",
        "kind": "directive",
        "id": str(SUBJECT),
    }
    assert second["channel"] == "fcm_id"
