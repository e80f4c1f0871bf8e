"""Structured logs for every cloud program: stable event names, fields, no secrets."""

import logging
import sys
from typing import Final, Literal

import structlog

SECRET_WORDS: Final = ("password", "secret", "token", "cookie", "authorization", "credential")


def configure_logs(*, log_format: Literal["console", "json"], log_level: str, program: str) -> None:
    """Set up logging once, at the start of a program."""
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
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[log_level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    structlog.contextvars.bind_contextvars(program=program)
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(name)s %(levelname)s %(message)s")


def _hide_secrets(logger: object, method: str, fields: structlog.types.EventDict) -> structlog.types.EventDict:
    del logger, method
    return {
        name: "…" if any(word in name.lower() for word in SECRET_WORDS) else value for name, value in fields.items()
    }
