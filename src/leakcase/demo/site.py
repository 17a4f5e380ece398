"""The demo site on loopback: 青禾健身会 and its clinic, leaking as real sites do.

with serve() as url:
...  # scan it
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from leakcase.demo.pages import NOT_FOUND, pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakcase.demo.page import Page


@contextmanager
def serve(host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """Serve the site until the block ends; yields its address, ``http://127.0.0.1:PORT/``.

    Raises:
        OSError: the port is taken.
    """
    server = _Server((host, port))
    address = f"http://{host}:{server.server_port}/"
    server.pages = pages(address)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield address
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    pages: Mapping[str, Page]

    def __init__(self, address: tuple[str, int]) -> None:
        super().__init__(address, _Handler)
        self.pages = {}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "nginx"
    sys_version = ""
    timeout = 10
    server: _Server

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        found = self.server.pages.get(self.path)
        page = found or NOT_FOUND
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", page.content_type)
        self.send_header("Content-Length", str(len(page.body)))
        for name, value in page.headers:
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(page.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (named by http.server)
        """Requests are not logged: nothing of this site belongs into anyone's log."""
