"""HTTP to the push services: many small posts at once over few kept connections.

One event loop in one thread carries the posts of all jobs of the process, by libcurl: HTTP/2 where the
server speaks it, a hundred posts on each connection at once. Jobs share the loop and nothing else, so
that none waits for the slow answers of another.
"""

from notifications.transport.calls import Answer, Call, Posting, origin_of
from notifications.transport.client import Transport

__all__ = ["Answer", "Call", "Posting", "Transport", "origin_of"]
