"""Structured logs for every cloud program: stable event names, fields, no secrets."""

import logging
import sys
from collections.abc import Collection
from typing import Any, Final, Literal

import structlog

SECRET_WORDS: Final = ("password", "secret", "token", "cookie", "authorization", "credential")


SHORTEST_HIDDEN: Final = 6


def configure_logs(
    *, log_format: Literal["console", "json"], log_level: str, program: str, secrets: Collection[str] = ()
) -> None:
    """Set up logging once, at the start of a program. `secrets` appear in no line, wherever they turn up."""
    hidden = [secret for secret in secrets if len(secret) >= SHORTEST_HIDDEN]

    def hide_values(logger: object, method: str, line: Any) -> Any:
        del logger, method
        return _without(hidden, line)

    renderer: structlog.types.Processor
    renderer = (
        structlog.processors.JSONRenderer()
        if log_format == "json"
        else structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _hide_secrets,
            *([structlog.processors.format_exc_info] if log_format == "json" else []),
            renderer,
            hide_values,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[log_level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    structlog.contextvars.bind_contextvars(program=program)
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(name)s %(levelname)s %(message)s")
    for handler in logging.getLogger().handlers:
        handler.setFormatter(_Discreet(handler.formatter, hidden))


class _Discreet(logging.Formatter):
    """Formats lines of libraries as before, without secrets."""

    def __init__(self, formatter: logging.Formatter | None, hidden: Collection[str]) -> None:
        super().__init__()
        self._formatter = formatter or logging.Formatter()
        self._hidden = hidden

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        return str(_without(self._hidden, self._formatter.format(record)))


def _without(hidden: Collection[str], line: Any) -> Any:
    if isinstance(line, str):
        for secret in hidden:
            line = line.replace(secret, "…")
    return line


def _hide_secrets(logger: object, method: str, fields: structlog.types.EventDict) -> structlog.types.EventDict:
    del logger, method
    return {
        name: "…" if any(word in name.lower() for word in SECRET_WORDS) else value for name, value in fields.items()
    }
