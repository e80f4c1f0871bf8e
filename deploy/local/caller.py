"""Somebody of the demonstration: signs in as a person does and uses the API as their screens do."""

import contextlib
import http.client
import http.cookiejar
import json
import threading
import time
import urllib.error
import urllib.request
from abc import ABC, abstractmethod
from typing import Any, Final

STEP_S: Final = 3.0
TIMEOUT_S: Final = 10.0


class Caller(ABC):
    """Somebody signed in who does something every few seconds, in a thread of their own."""

    def __init__(self, url: str, login: dict[str, Any], *, headers: dict[str, str]) -> None:
        self._url = f"{url}/api/v1"
        self._login = {"email": login["email"], "password": login["password"]}
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        self._headers = headers
        threading.Thread(target=self._live, name=login["email"], daemon=True).start()

    @abstractmethod
    def _work(self) -> None:
        """Do what is to be done now; called again and again."""

    def _live(self) -> None:
        while True:
            with contextlib.suppress(urllib.error.URLError, OSError, http.client.HTTPException, ValueError):
                session = self._call("POST", "/session", self._login)
                self._headers["X-CSRF-Token"] = session["csrf_token"]
                while True:
                    self._work()
                    time.sleep(STEP_S)
            time.sleep(STEP_S)

    def _call(
        self, method: str, path: str, body: dict[str, Any] | bytes | None = None, *, link: str | None = None
    ) -> Any:
        content = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        kind = "application/octet-stream" if isinstance(body, bytes) else "application/json"
        headers = {**self._headers, "Content-Type": kind, **({"X-Mafundi-Link": link} if link else {})}
        request = urllib.request.Request(  # noqa: S310  # our own address
            f"{self._url}{path}", data=content, method=method, headers=headers
        )
        with self._opener.open(request, timeout=TIMEOUT_S) as answer:
            return json.load(answer)
