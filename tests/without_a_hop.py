"""Runs one of our programs with one function that does nothing: what a journey loses when a station is left out.

`python -m tests.without_a_hop <module:Class.function> <what it answers> <module> <arguments …>`; the answer is a Python
expression over the function's own parameters.
"""

import importlib
import inspect
import runpy
import sys
from types import FunctionType
from typing import Any


def leave_out(name: str, answer: str) -> None:
    """Empty a function in place, so that whoever has imported it already has the empty one."""
    module, _, path = name.partition(":")
    found: Any = importlib.import_module(module)
    for part in path.split("."):
        found = vars(found)[part]
    assert isinstance(found, FunctionType), f"{name} is no plain function"
    given = ", ".join(str(one.replace(annotation=one.empty, default=one.empty)) for one in _parameters(found))
    kind = "async def" if inspect.iscoroutinefunction(found) else "def"
    made: dict[str, Any] = {}
    exec(f"{kind} empty({given}):\n    return {answer}", made)
    found.__code__ = made["empty"].__code__


def _parameters(function: FunctionType) -> list[inspect.Parameter]:
    signature = inspect.signature(function)
    given = [one.replace(annotation=one.empty, default=one.empty) for one in signature.parameters.values()]
    return [*given] if all(one.kind is not one.KEYWORD_ONLY for one in given) else _with_star(given)


def _with_star(given: list[inspect.Parameter]) -> list[inspect.Parameter]:
    """Keyword-only parameters are written behind a star."""
    star = inspect.Parameter("rest_", inspect.Parameter.VAR_POSITIONAL)
    first = next(place for place, one in enumerate(given) if one.kind is one.KEYWORD_ONLY)
    return [*given[:first], star, *given[first:]]


def main() -> None:
    """Leave out and run."""
    leave_out(sys.argv[1], sys.argv[2])
    module = sys.argv[3]
    sys.argv = sys.argv[3:]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
