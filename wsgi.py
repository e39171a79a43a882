"""What gunicorn serves: the REST door, the pages and the chat webhooks in one Flask application."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, g, request
from flask.typing import ResponseReturnValue
from werkzeug.middleware.proxy_fix import ProxyFix

import api
import web
from api import errors as api_errors
from bot.webhook import blueprint as telegram_webhook
from bot.zalo_webhook import blueprint as zalo_webhook
from core.logging import configure_logging, get_logger
from core.runtime import build_runtime
from core.settings import Settings
from core.unit_of_work import Runtime
from web import errors as page_errors

# Above the largest attachment there is the form around it.
_ROOM_FOR_FORM = 1024 * 1024
_MACHINE_PATHS = ("/api/", "/healthz", "/readyz", "/metrics")
_log = get_logger(__name__)


class _Application(Flask):
    """Flask, without asking at every step of every request whether a function is asynchronous: none is."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """The function itself."""
        return func


def create_app(runtime: Runtime) -> Flask:
    """The application on the parts of a process; ``app.extensions["handbook"]`` holds them."""
    app = _Application("handbook", static_folder=None)
    app.extensions["handbook"] = runtime
    app.secret_key = runtime.vault.key_for("cookies")
    app.config["MAX_CONTENT_LENGTH"] = runtime.settings.attachment_limit_mb * 1024 * 1024 + _ROOM_FOR_FORM
    # First, so that a request which a door refuses has its name as well.
    app.before_request(_name_request)
    app.after_request(_log_request)
    api.register(app)
    app.register_blueprint(telegram_webhook)
    app.register_blueprint(zalo_webhook)
    web.register(app)
    app.register_error_handler(Exception, _answer)
    proxies = runtime.settings.trusted_proxies
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)  # type: ignore[method-assign]
    return app


def serve() -> Flask:
    """The application of a gunicorn process: ``gunicorn 'wsgi:serve()'``."""
    settings = Settings.from_environment()
    configure_logging(settings)
    return create_app(build_runtime(settings, application_name="handbook web"))


def _answer(error: Exception) -> ResponseReturnValue:
    """Every error of every door, in that door's own form."""
    door = api_errors if request.path.startswith(_MACHINE_PATHS) else page_errors
    return door.answer(error)


def _name_request() -> None:
    g.request_id = secrets.token_hex(8)


def _log_request(response: Response) -> Response:
    response.headers["X-Request-Id"] = g.request_id
    _log.info(
        "request",
        request=g.request_id,
        method=request.method,
        # The pattern, not the path: what people search for and look at is not for the log.
        route=str(request.url_rule) if request.url_rule else None,
        status=response.status_code,
    )
    return response
