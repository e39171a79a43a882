"""Devices: what rings for a member, and the chats linked to them."""

from services.devices.commands import link_chat, offer_link, register, remove, unlink_chat
from services.devices.errors import LinkCodeRefused
from services.devices.queries import member_of_chat, own_devices

__all__ = [
    "LinkCodeRefused",
    "link_chat",
    "member_of_chat",
    "offer_link",
    "own_devices",
    "register",
    "remove",
    "unlink_chat",
]
