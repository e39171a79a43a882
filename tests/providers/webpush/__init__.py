"""A Web Push service and the browsers subscribed to it (RFC 8030, 8291, 8292)."""

from tests.providers.webpush.browser import Subscription
from tests.providers.webpush.server import WebPushMessage, WebPushServer

__all__ = ["Subscription", "WebPushMessage", "WebPushServer"]
