"""The settings of a process: every refusal names the variable and says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.settings import CHECKOUT, Settings, SettingsError


@pytest.fixture(autouse=True)
def fresh_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing set but the data folder."""
    for name in ("SECRET_KEY", "DATABASE_URL", "PORT", "PUBLIC_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HANDBOOK_DATA", str(tmp_path / "data"))


def refusal(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> str:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment()
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SECRET_KEY", "short", "at least 32 characters"),
        ("DATABASE_URL", "mysql://localhost/x", "postgresql://user:password@host:5432/database"),
        ("DATABASE_URL", "handbook", "postgresql://user:password@host:5432/database"),
        ("PORT", "many", "Not a valid integer"),
        ("PORT", "0", "greater than or equal to 1 and less than or equal to 65535"),
        ("PORT", "65536", "greater than or equal to 1 and less than or equal to 65535"),
        ("WEB_PROCESSES", "0", "greater than or equal to 1"),
        ("WEB_THREADS", "-1", "greater than or equal to 1"),
        ("ATTACHMENT_LIMIT_MB", "501", "less than or equal to 500"),
        ("TRUSTED_PROXIES", "6", "less than or equal to 5"),
        ("WORKER_CONCURRENCY", "0", "greater than or equal to 1"),
        ("WORKER_STALLED_AFTER", "1", "greater than or equal to 2"),
        ("WORKER_METRICS_PORT", "65536", "less than or equal to 65535"),
        ("SECURE_COOKIES", "perhaps", "Not a valid boolean"),
        ("NOTIFICATION_RECORDER", "2", "Not a valid boolean"),
        ("LOG_LEVEL", "loud", "Must be one of: info, debug, warning, error"),
        ("LOG_FORMAT", "xml", "Must be one of: text, json"),
        ("PUBLIC_URL", "handbook.example", "must be an address such as https://handbook.example"),
        ("PUBLIC_URL", "ftp://handbook.example", "must be an address such as https://handbook.example"),
        ("FIREBASE_CREDENTIALS", "/no/such/file.json", "there is no such file"),
        ("FCM_ENDPOINT", "http://fcm.example", "must be an https address (plain http only on this machine)"),
        ("FCM_ENDPOINT", "https://", "must be an https address"),
        ("TELEGRAM_API_BASE", "http://192.0.2.1", "must be an https address"),
    ],
)
def test_a_refusal_names_the_variable_and_what_it_must_be(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    sentence = refusal(monkeypatch, name, value)
    assert name in sentence
    assert says in sentence


def test_no_refusal_repeats_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "hunter2" not in refusal(monkeypatch, "SECRET_KEY", "hunter2")
    monkeypatch.delenv("SECRET_KEY")
    assert "hunter2" not in refusal(monkeypatch, "DATABASE_URL", "mysql://me:hunter2@localhost/x")


def test_a_secret_key_is_made_once_and_kept_to_oneself(tmp_path: Path) -> None:
    first, second = Settings.from_environment(), Settings.from_environment()
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 32
    kept = tmp_path / "data" / "secret-key"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700


def test_settings_never_show_their_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = {
        "SECRET_KEY": "a secret key with more than 32 characters",
        "DATABASE_URL": "postgresql://me:hunter2@localhost/x",
        "METRICS_TOKEN": "hunter3",
        "TELEGRAM_BOT_TOKEN": "1:hunter4",
        "TELEGRAM_WEBHOOK_SECRET": "hunter5",
        "VAPID_PRIVATE_KEY": "hunter6",
    }
    for name, value in secrets.items():
        monkeypatch.setenv(name, value)
    shown = repr(Settings.from_environment())
    assert not [value for value in secrets.values() if value in shown]


@pytest.mark.parametrize("url", ["postgresql://u@h/d", "postgres://u@h/d", "postgresql+psycopg://u@h/d"])
def test_every_usual_form_of_a_database_address_is_taken(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    assert Settings.from_environment().database_url == "postgresql+psycopg://u@h/d"


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9", "http://localhost:9/", "http://[::1]:9", "https://x.example"]
)
def test_plain_http_goes_to_this_machine_only(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("FCM_ENDPOINT", address)
    assert Settings.from_environment().fcm_endpoint == address.rstrip("/")


@pytest.mark.parametrize(
    ("public", "secure"), [("https://handbook.example/", True), ("http://10.0.0.1:8000", False), ("", False)]
)
def test_cookies_are_secure_where_people_come_by_https(
    monkeypatch: pytest.MonkeyPatch, public: str, secure: bool
) -> None:
    monkeypatch.setenv("PUBLIC_URL", public)
    settings = Settings.from_environment()
    assert settings.secure_cookies is secure
    assert settings.public_url == (public.rstrip("/") or "http://127.0.0.1:8000")


def test_hosts_may_be_written_with_blanks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBPUSH_HOSTS", " push.example , other.example,")
    assert Settings.from_environment().webpush_hosts == ("push.example", "other.example")


def test_without_a_data_folder_it_is_beside_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANDBOOK_DATA", "")
    monkeypatch.setenv("SECRET_KEY", "x" * 32)
    assert Settings.from_environment().data_folder == CHECKOUT / "var"


def test_settings_do_not_change() -> None:
    settings = Settings.from_environment()
    with pytest.raises(AttributeError):
        settings.port = 1  # type: ignore[misc]
