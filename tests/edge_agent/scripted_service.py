"""The cloud's side of batches over HTTPS, by the standard library alone; it misbehaves when told to."""

import base64
import json
import ssl
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from schemas.downlink import Command, HostState, encode
from schemas.exchange import PATH, Answer, split_batches
from tests.edge_agent.scripted_cloud import Cursors

PASSWORD = "secret"


class ScriptedService(Cursors):
    """Answers on a port of 127.0.0.1; `refusals` are answered first, one a request."""

    def __init__(self, *, context: ssl.SSLContext | None = None, port: int = 0) -> None:
        super().__init__()
        self.versions = [1]
        self.commands: list[Command] = []
        self.refusals: list[tuple[int, dict[str, str]]] = []
        self.answers_lost = 0
        self._has_ended = False
        self.most_bytes = 1024 * 1024
        self.asked_at_s: list[float] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", port), self._handler())
        self._server.daemon_threads = True
        if context is not None:
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_address[1]
        self.url = f"http{'s' if context else ''}://127.0.0.1:{self.port}"
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._has_ended = True
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, authorization: str, body: bytes) -> tuple[int, dict[str, str], bytes] | None:
        """Return status, headers and body; None for a connection that is cut after all was stored."""
        if self._has_ended:
            return None
        self.asked_at_s.append(time.monotonic())
        expected = base64.b64encode(f"gateway-1:{PASSWORD}".encode()).decode()
        if authorization != f"Basic {expected}":
            return 401, {}, problem("Name and password belong to no edge agent.")
        if self.refusals:
            status, headers = self.refusals.pop(0)
            return status, headers, problem(f"refused with {status}")
        if len(body) > self.most_bytes:
            return 413, {}, problem("too large")
        acks = {ack.stream: ack for batch in split_batches(body) if (ack := self.take(batch)) is not None}
        if acks and self.answers_lost > 0:
            self.answers_lost -= 1
            return None
        host = HostState(versions=self.versions, epoch=self.epoch, at_us=time.time_ns() // 1000)
        commands, self.commands = self.commands, []
        return 200, {}, encode(Answer(host=host, acks=list(acks.values()), commands=commands))

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        service = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                assert self.path == PATH
                body = self.rfile.read(int(self.headers["Content-Length"]))
                said = service.answer(self.headers.get("Authorization", ""), body)
                if said is None:
                    self.close_connection = True
                    return
                status, headers, content = said
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: Any) -> None:
                pass

        return Handler


def problem(detail: str) -> bytes:
    return json.dumps({"detail": detail}).encode()
