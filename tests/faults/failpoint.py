"""Runs one of our programs so that it can be made to die at a named call, as in a power cut; its code stays untouched.

`python -m tests.faults.failpoint ORDERS [--set module:NAME=number]… -- module arguments…`

The program works as ever until the file ORDERS holds an order such as `edge_agent.spool.store:Spool.confirm@before#3`:
die before the third call from now. `after` counts only calls that did something: an answer of 0, False or nothing
(but not None) means that there was nothing to do. A file beside the orders says that the failpoint was reached.
"""

import argparse
import importlib
import inspect
import os
import re
import runpy
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, Final

LOOK_EVERY_S: Final = 0.02
_ORDER: Final = re.compile(r"(?P<module>[\w.]+):(?P<name>[\w.]+)@(?P<moment>before|after)#(?P<call>[1-9]\d*)")


@dataclass(frozen=True, slots=True)
class Order:
    """Where to die: before or after the `call`-th call of a function, named where its callers look it up."""

    module: str
    name: str
    moment: str
    call: int

    @classmethod
    def from_text(cls, text: str) -> "Order":
        """Raises: ValueError: not of the form `module:name@before#number`."""
        match = _ORDER.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"{text!r} is no order; write module:Class.function@before#3")
        return cls(match["module"], match["name"], match["moment"], int(match["call"]))

    def __str__(self) -> str:
        return f"{self.module}:{self.name}@{self.moment}#{self.call}"


def fired_file(orders: Path) -> Path:
    """Return the file that tells which failpoint was reached."""
    return orders.with_suffix(".fired")


class Failpoint:
    """Looks for orders in a thread of its own and wraps the function that the order names."""

    def __init__(self, orders: Path, *, die: Callable[[], None] | None = None) -> None:
        self._orders = orders
        self._die = die or (lambda: os.kill(os.getpid(), signal.SIGKILL))
        self._lock = threading.Lock()

    def watch(self) -> None:
        """Look once now, so that an order given before the start holds from the first call on, then for ever."""
        self._look()
        threading.Thread(target=self._look_for_ever, name="failpoint", daemon=True).start()

    def arm(self, order: Order) -> None:
        """Wrap the function; the process dies inside the wrapper."""
        owner, name = owner_of(order.module, order.name)
        setattr(owner, name, self._wrapped(getattr(owner, name), order, _Countdown(order.call)))

    def _look_for_ever(self) -> None:
        while True:
            time.sleep(LOOK_EVERY_S)
            self._look()

    def _look(self) -> None:
        try:
            text = self._orders.read_text()
            self._orders.unlink()
        except FileNotFoundError:
            return
        self.arm(Order.from_text(text))

    def _wrapped(self, function: Callable[..., Any], order: Order, countdown: "_Countdown") -> Callable[..., Any]:
        def reached(moment: str, answer: object = None) -> None:
            if order.moment == moment and (answer is None or bool(answer)) and countdown.is_over():
                fired_file(self._orders).write_text(str(order))
                self._die()

        if inspect.iscoroutinefunction(function):

            @wraps(function)
            async def waiting(*given: Any, **named: Any) -> Any:
                reached("before")
                answer = await function(*given, **named)
                reached("after", answer)
                return answer

            return waiting

        @wraps(function)
        def calling(*given: Any, **named: Any) -> Any:
            reached("before")
            answer = function(*given, **named)
            reached("after", answer)
            return answer

        return calling


def owner_of(module: str, name: str) -> tuple[Any, str]:
    """Return the module or class in which a function is looked up, and its name there."""
    owner: Any = importlib.import_module(module)
    *path, last = name.split(".")
    for part in path:
        owner = getattr(owner, part)
    return owner, last


class _Countdown:
    """Is over once, at the n-th question, whichever thread asks."""

    def __init__(self, count: int) -> None:
        self._left = count
        self._lock = threading.Lock()

    def is_over(self) -> bool:
        with self._lock:
            self._left -= 1
            return self._left == 0


def set_constant(text: str) -> None:
    """Give a module's constant another number: `edge_agent.main:TIDY_EVERY_S=2`."""
    place, _, number = text.partition("=")
    module_name, _, name = place.partition(":")
    module = importlib.import_module(module_name)
    assert hasattr(module, name), f"{module_name} has no {name}"
    setattr(module, name, float(number))


def main() -> None:
    """Set what is to be set, watch for orders, become the program."""
    split = sys.argv.index("--")
    parser = argparse.ArgumentParser(prog="failpoint")
    parser.add_argument("orders", type=Path)
    parser.add_argument("--set", action="append", default=[], metavar="MODULE:NAME=NUMBER")
    given = parser.parse_args(sys.argv[1:split])
    for constant in given.set:
        set_constant(constant)
    Failpoint(given.orders).watch()
    sys.argv = sys.argv[split + 1 :]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
