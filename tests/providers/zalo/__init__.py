"""Zalo's bot platform."""

from tests.providers.zalo.server import ZaloMessage, ZaloServer

__all__ = ["ZaloMessage", "ZaloServer"]
