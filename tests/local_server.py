"""A real HTTP server on this machine that misbehaves as it is told: the fixture `server`."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


class Server:
    """Gives the answers in turn, the last one for ever, and keeps the requests."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.requests: list[tuple[str, dict[str, str]]] = []
        # Set when a test is over, so that an answer that stalls ends.
        self.over = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                at = len(server.requests)
                server.requests.append((self.path, dict(self.headers)))
                # A client that has seen enough closes the connection.
                with contextlib.suppress(ConnectionError):
                    server.answers[min(at, len(server.answers) - 1)](self)

            def log_message(self, *_: object) -> None:
                """Nothing on the terminal."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.base = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def stop(self) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def say(status: int, body: bytes = b"", **headers: str) -> Answer:
    """An answer; underscores in names of headers stand for hyphens."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        if status != 304 and "Content_Length" not in headers:
            request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


def break_off(body: bytes, promised: int) -> Answer:
    """An answer that ends before what it promised."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        say(200, body, Content_Length=str(promised))(request)
        request.close_connection = True

    return answer
