"""Every route and every topic has its place in docs/permissions.md; one that was left open by mistake is found."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, get_args

from fastapi import APIRouter
from fastapi.routing import APIRoute

from cloud.foundation.database import Database
from cloud.foundation.request import PERMISSION_ATTRIBUTE, ActorRoute, DetachedRoute
from cloud.foundation.settings import WebSettings
from cloud.main import ROUTERS, create_app
from cloud.permissions.matrix import MATRIX
from schemas.topics import HOST_STATE_TOPIC, PREFIX, Channel
from tests.cloud.permissions.expected import DOCUMENT
from tests.plant import ROOT

SIGNED_IN: Final = (ActorRoute, DetachedRoute)
NOWHERE: Final = "postgresql://nobody@127.0.0.1:1/nowhere"


def words(route: APIRoute) -> list[str]:
    found = [getattr(one.dependency, PERMISSION_ATTRIBUTE, None) for one in route.dependencies]
    return [word for word in found if word]


def routes(tmp_path: Path) -> Iterator[APIRoute]:
    """Yield every route of the web program: of the API, and what lies beside it."""
    settings = WebSettings(database_url=NOWHERE, static_dir=tmp_path, files_url=f"file://{tmp_path}/files")
    for mounted in create_app(settings, database=Database(NOWHERE)).routes:
        router = getattr(mounted, "original_router", None)
        if isinstance(router, APIRouter):
            for route in router.routes:
                assert isinstance(route, APIRoute), route
                yield route


def listed(pattern: str) -> set[str]:
    return set(re.findall(pattern, DOCUMENT.read_text(), flags=re.MULTILINE))


def out_of_place(route: APIRoute, *, own: set[str], open_to_all: set[str]) -> str | None:
    """Tell what is wrong with a route, if anything is."""
    name = f"{min(route.methods or ())} {route.path}"
    asked = words(route)
    if asked:
        return None if len(asked) == 1 and asked[0] in MATRIX else f"{name} asks for {asked}"
    if isinstance(route, SIGNED_IN):
        is_own = any(route.path == one or route.path.startswith(f"{one}/") for one in own)
        return None if is_own else f"{name} asks for nothing and is not about oneself"
    return None if name in open_to_all else f"{name} is open to everybody"


def test_every_route_has_its_place(tmp_path: Path) -> None:
    own = listed(r"^\| (/[a-z]+) \| ")
    open_to_all = listed(r"^\| ([A-Z]+ /\S*) \| ")
    found = list(routes(tmp_path))

    assert len(found) > sum(len(router.routes) for router in ROUTERS) > 200
    assert [wrong for route in found if (wrong := out_of_place(route, own=own, open_to_all=open_to_all))] == []


def test_nothing_is_listed_that_is_not_there(tmp_path: Path) -> None:
    present = {f"{min(route.methods or ())} {route.path}" for route in routes(tmp_path)}

    assert listed(r"^\| ([A-Z]+ /\S*) \| ") - present == set()


def test_every_permission_is_asked_for_by_something(tmp_path: Path) -> None:
    asked = {word for route in routes(tmp_path) for word in words(route)}
    source = "\n".join(path.read_text() for path in (ROOT / "cloud").rglob("*.py") if "permissions" not in path.parts)
    beside = {word for word in MATRIX.keys() - asked if f'"{word}"' in source}

    assert MATRIX.keys() - asked - beside == set()


def test_planted_routes_are_found() -> None:
    planted = APIRouter(route_class=ActorRoute)

    @planted.get("/everything")
    def everything() -> None: ...

    public = APIRouter()

    @public.get("/everything")
    def to_all() -> None: ...

    for router in (planted, public):
        (route,) = router.routes
        assert isinstance(route, APIRoute)
        assert out_of_place(route, own={"/session"}, open_to_all=set()) is not None


def test_every_topic_stands_in_the_document_and_in_the_brokers_rules() -> None:
    written = dict(re.findall(r"^\| ([a-z/]+) \| (read|write) \| readwrite \|$", DOCUMENT.read_text(), re.MULTILINE))
    rules = (ROOT / "deploy" / "broker" / "acl").read_text()
    patterns = {
        topic.removeprefix(f"{PREFIX}/").removeprefix("+/%u/"): right
        for right, topic in re.findall(r"^pattern (\w+) (\S+)$", rules, re.MULTILINE)
        if topic.startswith(PREFIX)
    }

    assert set(written) == {*get_args(Channel), HOST_STATE_TOPIC.removeprefix(f"{PREFIX}/")}
    assert patterns == written
    # Equipment beside the edge has topics of its own; nothing else of the broker is open.
    assert set(re.findall(r"^(?:pattern|topic) \w+ (\S+)$", rules, re.MULTILINE)) == {
        f"{PREFIX}/#",
        "plant/#",
        HOST_STATE_TOPIC,
        *(f"{PREFIX}/+/%u/{channel}" for channel in get_args(Channel)),
    }
