"""Firebase Cloud Messaging (HTTP v1) and the Google token endpoint in front of it."""

from tests.providers.fcm.server import FcmMessage, FcmServer
from tests.providers.fcm.token_endpoint import service_account_file

__all__ = ["FcmMessage", "FcmServer", "service_account_file"]
