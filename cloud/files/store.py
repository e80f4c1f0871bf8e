"""Where content is kept: a local folder or an object store, through one door, under the hash of the content."""

from collections.abc import AsyncIterator
from typing import Any, Final, Protocol
from urllib.parse import unquote, urlsplit

import obstore
import structlog
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import LocalStore, from_url

from cloud.files.errors import StoreUnavailable

log = structlog.get_logger()
CHUNK_BYTES: Final = 256 * 1024


class ContentStore(Protocol):
    """What the files slice needs of a store."""

    async def keep(self, sha256: str, content: bytes) -> None:
        """Keep the content; keeping it again changes nothing. Raises: StoreUnavailable."""

    async def read(self, sha256: str) -> AsyncIterator[bytes]:
        """Return the content in pieces. Raises: StoreUnavailable, also when it is not there."""

    async def forget(self, sha256: str) -> None:
        """Delete the content; what is not there is forgotten already. Raises: StoreUnavailable."""


async def whole(store: ContentStore, sha256: str) -> bytes:
    """Return the content in one piece: for what is small, or is written anew.

    Raises:
        StoreUnavailable.
    """
    return b"".join([piece async for piece in await store.read(sha256)])


class ObjectStore:
    """A local folder (`file:///…`) or an object store by its address; its credentials come from its environment."""

    def __init__(self, url: str) -> None:
        self._place = url
        self._store: Any = _open(url)

    async def keep(self, sha256: str, content: bytes) -> None:
        """Keep the content under its hash."""
        try:
            await obstore.put_async(self._store, _key(sha256), content)
        except (BaseError, OSError) as error:
            raise self._unavailable(error) from error

    async def read(self, sha256: str) -> AsyncIterator[bytes]:
        """Return the content in pieces."""
        try:
            found = await obstore.get_async(self._store, _key(sha256))
        except (BaseError, NotFoundError, OSError) as error:
            raise self._unavailable(error) from error
        return _pieces(found)

    async def forget(self, sha256: str) -> None:
        """Delete the content."""
        try:
            await obstore.delete_async(self._store, _key(sha256))
        except (NotFoundError, FileNotFoundError):
            return
        except (BaseError, OSError) as error:
            raise self._unavailable(error) from error

    def _unavailable(self, error: Exception) -> StoreUnavailable:
        log.error("files.store_unavailable", place=self._place, error=str(error).splitlines()[0])
        return StoreUnavailable()


class NoStore:
    """Stands where no place for files is set up: says so instead of losing what was sent."""

    async def keep(self, sha256: str, content: bytes) -> None:
        """Raises: StoreUnavailable."""
        del sha256, content
        raise StoreUnavailable

    async def read(self, sha256: str) -> AsyncIterator[bytes]:
        """Raises: StoreUnavailable."""
        del sha256
        raise StoreUnavailable

    async def forget(self, sha256: str) -> None:
        """Raises: StoreUnavailable."""
        del sha256
        raise StoreUnavailable


def open_store(files_url: str) -> ContentStore:
    """Return the store of an address; none if there is no address."""
    return ObjectStore(files_url) if files_url else NoStore()


def _open(url: str) -> Any:
    parts = urlsplit(url)
    if parts.scheme == "file":
        return LocalStore(unquote(parts.path), mkdir=True)
    return from_url(url)


def _key(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256}"


async def _pieces(found: Any) -> AsyncIterator[bytes]:
    async for piece in found.stream(min_chunk_size=CHUNK_BYTES):
        yield bytes(piece)
