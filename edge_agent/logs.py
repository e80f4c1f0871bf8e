"""How the edge agent writes its log: readable in a terminal, one JSON object a line for a machine."""

import sys

import structlog


def configure_logs(*, is_json: bool) -> None:
    """Set up structlog; the log goes to stderr, since answers go to stdout."""
    renderer = (
        structlog.processors.JSONRenderer()
        if is_json
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), pad_event_to=24)
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )
