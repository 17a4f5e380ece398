"""Exchanges: one request and its answer as they went over the wire, for whoever keeps evidence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer.

    The heads are written from the fields that were sent and received, names and values byte for
    byte and in their order; the HTTP library does not keep the line ends between them.

    Attributes:
        url: what was asked for.
        peer: (address, port) that answered, or None where the connection was gone already.
        started: when the request began, seconds since the epoch.
        seconds: from then to the last byte.
        request: head of the request.
        response: head of the answer.
        body: the answer's body as received, before any decompression.
        complete: the body came to its end.
    """

    url: str
    peer: tuple[str, int] | None
    started: float
    seconds: float
    request: bytes
    response: bytes
    body: bytes
    complete: bool
