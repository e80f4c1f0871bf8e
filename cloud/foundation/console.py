"""The built console: files by name, and one page for every address that the console or the phone page knows."""

from pathlib import Path
from typing import Final

from fastapi import Request
from fastapi.responses import FileResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

NOT_PAGES: Final = ("api/", "docs", "healthz", "readyz", "metrics", "version", "_app/")
FOR_EVER: Final = "public, max-age=31536000, immutable"
ASK_AGAIN: Final = "no-cache"
NOT_BUILT: Final = (
    "The service runs, but its console is not built.\n"
    "Run `npm ci` and `npm run build` in cloud/console, or set MAFUNDI_STATIC_DIR to a built one.\n"
)


class Console(StaticFiles):
    """Serves the built files; a page's address that is no file gets index.html."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder, check_dir=False)
        self._index = folder / "index.html"
        self._phone = folder / "phone.html"
        self._portal = folder / "portal.html"

    async def check_config(self) -> None:
        """Accept a folder that is not there: what is missing is said where it is asked for."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file, or the page for an address without one."""
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != 404 or not _is_page(path, Request(scope)):
                raise
            return self._page_at(path.split("/", 1)[0])
        # Names below _app carry a hash of their content.
        response.headers["Cache-Control"] = FOR_EVER if path.startswith("_app/") else ASK_AGAIN
        return response

    def _page_at(self, first: str) -> Response:
        if first != "c":
            return self._page(self._phone if first == "phone" else self._index)
        response = self._page(self._portal)
        # The address of a customer's page is its secret: it goes to no other server, no cache and no search engine.
        response.headers.update(
            {"Referrer-Policy": "no-referrer", "Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
        )
        return response

    def _page(self, page: Path) -> Response:
        if not page.exists():
            return PlainTextResponse(NOT_BUILT, status_code=503, headers={"Cache-Control": "no-store"})
        return FileResponse(page, headers={"Cache-Control": ASK_AGAIN})


def _is_page(path: str, request: Request) -> bool:
    accepted = request.headers.get("accept", "*/*")
    is_named_like_a_file = path != "." and "." in path.rsplit("/", 1)[-1]  # "." is the root
    return ("text/html" in accepted or ("*/*" in accepted and not is_named_like_a_file)) and not path.startswith(
        NOT_PAGES
    )
