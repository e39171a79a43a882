"""The settings of one process: read from the environment once, checked at start, never changed."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from environs import Env, EnvError
from marshmallow import ValidationError
from marshmallow.validate import OneOf, Range

from core.kept_secret import kept_secret

CHECKOUT = Path(__file__).resolve().parent.parent
# The first is the default.
_LOG_LEVELS = ("info", "debug", "warning", "error")
_LOG_FORMATS = ("text", "json")
# The push services of today's browsers; a subscription elsewhere is refused.
_PUSH_SERVICES = "fcm.googleapis.com,updates.push.services.mozilla.com,push.apple.com,notify.windows.com"


class SettingsError(Exception):
    """A setting is missing or wrong; the message is one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the environment decides. ``.env.example`` documents each variable."""

    data_folder: Path
    secret_key: str = field(repr=False)
    port: int
    bind_host: str
    public_url: str
    database_url: str | None = field(repr=False)
    storage_url: str
    attachment_limit_mb: int
    web_processes: int
    web_threads: int
    secure_cookies: bool
    trusted_proxies: int
    metrics_token: str | None = field(repr=False)
    log_level: str
    log_format: str
    firebase_credentials: Path | None
    fcm_endpoint: str
    fcm_per_minute: int
    telegram_bot_token: str | None = field(repr=False)
    telegram_api_base: str
    telegram_per_second: int
    telegram_webhook_secret: str | None = field(repr=False)
    zalo_bot_token: str | None = field(repr=False)
    zalo_api_base: str
    zalo_per_second: int
    zalo_webhook_secret: str | None = field(repr=False)
    vapid_private_key: str | None = field(repr=False)
    vapid_contact: str
    webpush_hosts: tuple[str, ...]
    notification_recorder: bool
    webhook_loopback: bool
    worker_concurrency: int
    worker_stalled_after: int
    worker_metrics_port: int

    @classmethod
    def from_environment(cls) -> Settings:
        """Read and check every variable; an empty one counts as absent.

        ``SECRET_KEY`` is made and kept under the data folder when absent, so that a
        first start needs no configuration at all.

        Raises:
            SettingsError: naming the variable and what it must look like.
        """
        env = Env()
        try:
            data_folder = Path(_text(env, "HANDBOOK_DATA") or CHECKOUT / "var").expanduser().resolve()
            port = _number(env, "PORT", 8000, least=1, most=65535)
            public_url = _web_address(env, "PUBLIC_URL", f"http://127.0.0.1:{port}")
            return cls(
                data_folder=data_folder,
                secret_key=_secret_key(_text(env, "SECRET_KEY"), data_folder),
                port=port,
                bind_host=_text(env, "BIND_HOST") or "127.0.0.1",
                public_url=public_url,
                database_url=_postgresql(_text(env, "DATABASE_URL")),
                storage_url=_text(env, "STORAGE_URL") or (data_folder / "files").as_uri(),
                attachment_limit_mb=_number(env, "ATTACHMENT_LIMIT_MB", 25, least=1, most=500),
                web_processes=_number(env, "WEB_PROCESSES", 2, least=1, most=64),
                web_threads=_number(env, "WEB_THREADS", 8, least=1, most=256),
                secure_cookies=_flag(env, "SECURE_COOKIES", public_url.startswith("https://")),
                trusted_proxies=_number(env, "TRUSTED_PROXIES", 0, least=0, most=5),
                metrics_token=_text(env, "METRICS_TOKEN"),
                log_level=_word(env, "LOG_LEVEL", _LOG_LEVELS),
                log_format=_word(env, "LOG_FORMAT", _LOG_FORMATS),
                firebase_credentials=_existing_file(env, "FIREBASE_CREDENTIALS"),
                fcm_endpoint=_provider(env, "FCM_ENDPOINT", "https://fcm.googleapis.com"),
                fcm_per_minute=_number(env, "FCM_PER_MINUTE", 600_000, least=60, most=60_000_000),
                telegram_bot_token=_text(env, "TELEGRAM_BOT_TOKEN"),
                telegram_api_base=_provider(env, "TELEGRAM_API_BASE", "https://api.telegram.org"),
                telegram_per_second=_number(env, "TELEGRAM_PER_SECOND", 25, least=1, most=1_000),
                telegram_webhook_secret=_text(env, "TELEGRAM_WEBHOOK_SECRET"),
                zalo_bot_token=_text(env, "ZALO_BOT_TOKEN"),
                zalo_api_base=_provider(env, "ZALO_API_BASE", "https://bot-api.zaloplatforms.com"),
                zalo_per_second=_number(env, "ZALO_PER_SECOND", 5, least=1, most=1_000),
                zalo_webhook_secret=_text(env, "ZALO_WEBHOOK_SECRET"),
                vapid_private_key=_text(env, "VAPID_PRIVATE_KEY"),
                vapid_contact=_text(env, "VAPID_CONTACT") or "mailto:administrator@handbook.invalid",
                webpush_hosts=_hosts(_text(env, "WEBPUSH_HOSTS") or _PUSH_SERVICES),
                notification_recorder=_flag(env, "NOTIFICATION_RECORDER", False),
                webhook_loopback=_flag(env, "WEBHOOK_LOOPBACK", False),
                worker_concurrency=_number(env, "WORKER_CONCURRENCY", 6, least=1, most=64),
                worker_stalled_after=_number(env, "WORKER_STALLED_AFTER", 20, least=2, most=3600),
                worker_metrics_port=_number(env, "WORKER_METRICS_PORT", 0, least=0, most=65535),
            )
        except (EnvError, ValidationError, ValueError, OSError) as error:
            raise SettingsError(f"The environment is not usable: {error}") from error


def _text(env: Env, name: str) -> str | None:
    return env.str(name, "").strip() or None


def _number(env: Env, name: str, default: int, *, least: int, most: int) -> int:
    return env.int(name, validate=Range(least, most)) if _text(env, name) else default


def _flag(env: Env, name: str, default: bool) -> bool:
    return env.bool(name) if _text(env, name) else default


def _word(env: Env, name: str, allowed: tuple[str, ...]) -> str:
    return env.str(name, validate=OneOf(allowed)) if _text(env, name) else allowed[0]


def _hosts(listed: str) -> tuple[str, ...]:
    return tuple(host.strip() for host in listed.split(",") if host.strip())


def _web_address(env: Env, name: str, default: str) -> str:
    address = (_text(env, name) or default).rstrip("/")
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"{name} must be an address such as https://handbook.example, not {address!r}.")
    return address


def _secret_key(given: str | None, data_folder: Path) -> str:
    key = given or kept_secret(data_folder / "secret-key")
    if len(key) < 32:
        raise ValueError("SECRET_KEY must have at least 32 characters; without it one is made and kept.")
    return key


def _postgresql(url: str | None) -> str | None:
    if url is None:
        return None
    scheme, separator, rest = url.partition("://")
    if not separator or scheme not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise ValueError("DATABASE_URL must look like postgresql://user:password@host:5432/database.")
    return f"postgresql+psycopg://{rest}"


def _existing_file(env: Env, name: str) -> Path | None:
    path = _text(env, name)
    if path is None:
        return None
    file = Path(path).expanduser()
    if not file.is_file():
        raise ValueError(f"{name} names {path}, and there is no such file.")
    return file


def _provider(env: Env, name: str, default: str) -> str:
    """A provider's address: https, or plain http to this machine only (a local stand-in)."""
    address = (_text(env, name) or default).rstrip("/")
    parts = urlsplit(address)
    if parts.scheme == "https" and parts.hostname:
        return address
    if parts.scheme == "http" and _is_loopback(parts.hostname or ""):
        return address
    raise ValueError(f"{name} must be an https address (plain http only on this machine), not {address!r}.")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
