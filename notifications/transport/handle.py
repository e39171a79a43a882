"""One of libcurl's handles: made once, loaded with call after call."""

from __future__ import annotations

import os
import socket
import ssl
from collections.abc import Mapping
from datetime import timedelta

import certifi
import pycurl

from notifications.transport.calls import UNREACHABLE, Answer, Call

_CONNECT_MS = 5_000
_ANSWER_BYTES = 65_536
# Sent bytes that nobody acknowledges for so long end a connection, and do not swallow the next calls too.
_SILENCE_MS = 10_000
_NO_PROXY = ",".join(filter(None, (os.environ.get("no_proxy"), "localhost,127.0.0.1,::1")))
_CAUSES = {
    pycurl.E_OPERATION_TIMEDOUT: "timed_out",
    pycurl.E_PEER_FAILED_VERIFICATION: "certificate_refused",
}


class Handle:
    """A post, its answer, and the connection settings that all posts share.

    Certificates are checked against those of the machine (``SSL_CERT_FILE`` names others), or else
    against the ones that Mozilla trusts. Redirects are not followed.
    """

    def __init__(self, answer_within: timedelta) -> None:
        self.curl = pycurl.Curl()
        self._url = ""
        self._headers: Mapping[str, str] | None = None
        self._body: list[bytes] = []
        for option, value in _OPTIONS:
            self.curl.setopt(option, value)
        self.curl.setopt(pycurl.TIMEOUT_MS, answer_within // timedelta(milliseconds=1))
        self.curl.setopt(pycurl.CAINFO, ssl.get_default_verify_paths().cafile or certifi.where())
        self.curl.setopt(pycurl.WRITEFUNCTION, self._body.append)

    def load(self, call: Call) -> None:
        """Get ready for one call; what is the same as last time is not set again."""
        self._body.clear()
        if call.url != self._url:
            self.curl.setopt(pycurl.URL, call.url)
            self._url = call.url
        if call.headers is not self._headers:
            self.curl.setopt(pycurl.HTTPHEADER, [f"{name}: {value}" for name, value in call.headers.items()])
            self._headers = call.headers
        self.curl.setopt(pycurl.POSTFIELDS, call.body)

    def answer(self) -> Answer:
        """What came back to a call that ended well."""
        status = self.curl.getinfo(pycurl.RESPONSE_CODE)
        body = b"".join(self._body)
        seconds = self.curl.getinfo(pycurl.RETRY_AFTER)
        return Answer(status, body, timedelta(seconds=seconds)) if seconds else Answer(status, body)

    def failure(self, error: BaseException) -> Answer:
        """What became of a call that did not end well: a long answer is cut off, and is one all the same."""
        code = error.args[0]
        if code == pycurl.E_FILESIZE_EXCEEDED:
            return self.answer()
        return Answer(0, cause=_CAUSES[code]) if code in _CAUSES else UNREACHABLE

    def is_unsent(self, error: BaseException) -> bool:
        """Whether a kept connection ended before all of the call was written to it."""
        was_kept = self.curl.getinfo(pycurl.NUM_CONNECTS) == 0
        return bool(was_kept and error.args[0] == pycurl.E_SEND_ERROR)

    def is_http2(self) -> bool:
        """Whether the answer came by HTTP/2."""
        return bool(self.curl.getinfo(pycurl.INFO_HTTP_VERSION) == pycurl.CURL_HTTP_VERSION_2_0)

    def close(self) -> None:
        """Give its memory back."""
        self.curl.close()


def _end_when_silent(descriptor: int, _purpose: int) -> int:
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # Linux alone has it
        made = socket.socket(fileno=descriptor)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _SILENCE_MS)
        made.detach()
    taken: int = pycurl.SOCKOPT_OK
    return taken


_OPTIONS = (
    (pycurl.POST, 1),
    (pycurl.HTTP_VERSION, pycurl.CURL_HTTP_VERSION_2TLS),
    (pycurl.PIPEWAIT, 1),  # rather wait for a connection that is being made than make another
    (pycurl.PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS),
    (pycurl.CONNECTTIMEOUT_MS, _CONNECT_MS),
    (pycurl.MAXFILESIZE, _ANSWER_BYTES),
    (pycurl.TCP_KEEPALIVE, 1),
    (pycurl.SOCKOPTFUNCTION, _end_when_silent),
    (pycurl.NOPROXY, _NO_PROXY),
    (pycurl.NOSIGNAL, 1),
    (pycurl.USERAGENT, "handbook"),
)
