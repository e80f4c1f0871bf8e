"""A person at the console, as far as the API sees one: signs in, keeps the CSRF token, speaks JSON."""

from typing import Any

import httpx


class Refused(AssertionError):
    """The API answered with a problem; the text is the whole problem document."""

    def __init__(self, status: int, problem: Any) -> None:
        super().__init__(f"{status}: {problem}")
        self.status = status
        self.problem = problem


class ConsoleUser:
    """One session over real HTTP; every method returns the decoded body or raises `Refused`."""

    def __init__(self, url: str, *, email: str, password: str) -> None:
        self._http = httpx.Client(base_url=url, timeout=10, headers={"Origin": url})
        self._etags: dict[str, str] = {}
        try:
            session = self.post("/session", {"email": email, "password": password})
        except Refused:
            self.close()
            raise
        self._http.headers["X-CSRF-Token"] = session["csrf_token"]
        self.session = session

    def again(self) -> "ConsoleUser":
        """Return the same session in another hand, which has seen nothing yet; nobody signs in for it."""
        other = object.__new__(ConsoleUser)
        other._http = httpx.Client(
            base_url=self._http.base_url, timeout=10, headers=self._http.headers, cookies=self._http.cookies
        )
        other._etags = {}
        other.session = self.session
        return other

    def get(self, path: str, **query: Any) -> Any:
        return self._answer("GET", path, params={name: value for name, value in query.items() if value is not None})

    def post(self, path: str, body: Any = None) -> Any:
        return self._answer("POST", path, json=body or {}, headers=self._match(path))

    def put(self, path: str, body: Any) -> Any:
        return self._answer("PUT", path, json=body, headers=self._match(path))

    def patch(self, path: str, body: Any, *, seen_version: int | None = None) -> Any:
        headers = self._match(path) if seen_version is None else {"If-Match": f'"{seen_version}"'}
        return self._answer("PATCH", path, json=body, headers=headers)

    def items(self, path: str, **query: Any) -> list[Any]:
        """Return every row of a list, page by page."""
        rows: list[Any] = []
        cursor = None
        while True:
            page = self.get(path, cursor=cursor, **query)
            rows += page["items"]
            cursor = page["next_cursor"]
            if cursor is None:
                return rows

    def close(self) -> None:
        self._http.close()

    def _match(self, path: str) -> dict[str, str]:
        """The version last seen of the row that the path is about, or of the row above it."""
        for place in (path, path.rsplit("/", 1)[0]):
            if place in self._etags:
                return {"If-Match": self._etags[place]}
        return {}

    def _answer(self, method: str, path: str, **request: Any) -> Any:
        response = self._http.request(method, f"/api/v1{path}", **request)
        if "etag" in response.headers:
            self._etags[path] = response.headers["etag"]
        body = response.json() if "json" in response.headers.get("content-type", "") else response.content
        if response.is_error:
            raise Refused(response.status_code, body)
        return body
