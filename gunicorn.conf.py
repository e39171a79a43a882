"""How gunicorn serves the handbook: a few processes of threads, all of it from the settings."""

from core.settings import Settings

_settings = Settings.from_environment()

wsgi_app = "wsgi:serve()"
bind = f"{_settings.bind_host}:{_settings.port}"
worker_class = "gthread"
workers = _settings.web_processes
threads = _settings.web_threads
keepalive = 30
graceful_timeout = 20
timeout = 60
max_requests = 20_000
max_requests_jitter = 2_000
limit_request_line = 8190
accesslog = None  # the application logs requests, without what people search for
loglevel = "warning"
