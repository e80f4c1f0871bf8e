"""The `mafundi-edge` command: run the agent, check its files and lines, show how it fares, print its ledger."""

import os
import sqlite3
import sys
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, NoReturn

import msgspec
import structlog
import typer
from rich.console import Console
from rich.table import Column, Table

from edge_agent import main
from edge_agent.clock import SystemClock
from edge_agent.logs import configure_logs
from edge_agent.rights import PRIVATE_UMASK, loose_rights
from edge_agent.settings import BadSettings, Settings, load_settings
from edge_agent.spool import SpoolFull, SpoolTooNew
from edge_agent.spool.ledger import read_ledger
from edge_agent.status import Status, lane_summary, read_status, running_status
from schemas.configuration import BadConfiguration

EXIT_FAILED = 1
EXIT_BAD_FILE = 2
MEGABYTE = 1024 * 1024

log = structlog.get_logger()
app = typer.Typer(name="mafundi-edge", help=__doc__, no_args_is_help=True, add_completion=False)
Config = Annotated[Path, typer.Option("--config", "-c", help="the edge.toml of this gateway")]
AsJson = Annotated[bool, typer.Option("--json", help="print JSON for programs")]


@app.command()
def run(
    config: Config = Path("edge.toml"),
    log_format: Annotated[str, typer.Option(help="console or json", envvar="MAFUNDI_LOG_FORMAT")] = "console",
) -> None:
    """Read the equipment, keep every reading on the disk and bring it to the cloud, until SIGTERM or Ctrl-C."""
    configure_logs(is_json=log_format == "json")
    settings = _settings(config)
    os.umask(PRIVATE_UMASK)
    for text in chain(*loose_rights(settings)):
        log.warning("edge.loose_rights", text=text)
    try:
        main.run(settings)
    except BadConfiguration as error:
        _refuse(str(error))
    except SpoolTooNew as error:
        _refuse(f"{settings.data_folder}: {error}")
    except SpoolFull as error:
        _refuse(f"{settings.data_folder}: no room for the spool ({error}); free some of the disk", EXIT_FAILED)


@app.command()
def check(config: Config = Path("edge.toml"), as_json: AsJson = False) -> None:
    """Try everything the agent needs; exit code 0: all is well, 1: something does not answer, 2: a file is wrong."""
    from edge_agent.checkup import examine

    settings = _settings(config)
    findings = examine(settings, clock=SystemClock())
    if as_json:
        _print_json([{"what": one.what, "is_well": one.is_well, "text": one.text} for one in findings])
    else:
        for finding in findings:
            sys.stdout.write(f"{'ok  ' if finding.is_well else 'FAIL'}  {finding.what}: {finding.text}\n")
    codes = [EXIT_BAD_FILE if one.is_file else EXIT_FAILED for one in findings if not one.is_well]
    raise typer.Exit(max(codes, default=0))


@app.command()
def status(config: Config = Path("edge.toml"), as_json: AsJson = False) -> None:
    """Show the link, what waits in each lane, what was lost and how the ports fare; exit code 1 if not running."""
    settings = _settings(config)
    now_us = SystemClock().now_us()
    told = read_status(settings.data_folder)
    is_running = running_status(settings.data_folder, now_us) is not None
    lanes = lane_summary(_ledger(settings))
    if as_json:
        moment = None if told is None else msgspec.to_builtins(told)
        _print_json({"is_running": is_running, "agent": moment, "lanes": lanes})
    else:
        _show_status(settings, told, is_running, lanes, now_us)
    raise typer.Exit(0 if is_running else EXIT_FAILED)


@app.command()
def ledger(config: Config = Path("edge.toml"), as_json: AsJson = False) -> None:
    """Print for each stream what was produced, confirmed, given up and what still waits."""
    entries = _ledger(_settings(config))
    if as_json:
        _print_json(entries)
        return
    table = Table(Column("stream", no_wrap=True), "lane", "state", "produced", "confirmed up to", "waiting", "gaps")
    for entry in entries:
        gaps = ", ".join(f"{gap['from']}–{gap['to']} {gap['reason']}" for gap in entry["gaps"])
        numbers = (str(entry[key]) for key in ("produced", "acked_upto", "pending"))
        table.add_row(entry["stream"], entry["lane"], entry["state"], *numbers, gaps or "none")
    Console().print(table)


@app.command("settings-doc")
def settings_doc(
    target: Annotated[Path | None, typer.Option(help="Write here instead of printing.")] = None,
) -> None:
    """Print the table of all keys of edge.toml, as docs/edge-settings.md holds it."""
    from edge_agent.settings_text import as_markdown

    if target is None:
        sys.stdout.write(as_markdown())
    else:
        target.write_text(as_markdown(), encoding="utf-8")


def _settings(config: Path) -> Settings:
    try:
        return load_settings(config)
    except BadSettings as error:
        _refuse(str(error))


def _ledger(settings: Settings) -> list[dict[str, Any]]:
    try:
        return read_ledger(settings.data_folder)
    except sqlite3.OperationalError:
        return []
    except sqlite3.DatabaseError as error:
        _refuse(
            f"{settings.data_folder}: the spool is damaged ({error}); start the agent, it repairs it by itself",
            EXIT_FAILED,
        )


def _show_status(
    settings: Settings, told: Status | None, is_running: bool, lanes: list[dict[str, Any]], now_us: int
) -> None:
    console = Console(highlight=False, soft_wrap=True)
    state = "running" if is_running else "not running"
    console.print(f"gateway {settings.gateway_id} ({settings.gateway_name}): {state}")
    if told is not None:
        console.print(f"link {told.link} to {settings.other_side}, clock {told.clock}")
        console.print(
            f"{told.readings_per_s:.1f} readings stored and {told.confirmed_per_s:.1f} records confirmed per second"
        )
        console.print(f"last confirmation {_age(told.last_ack_at_us, now_us)}")
        console.print(f"configuration version {told.configuration_version}")
        if told.last_problem:
            console.print(f"problem: {told.last_problem}")
        if told.shortage:
            console.print(f"problem: {told.shortage}")
        if not told.has_room:
            console.print("problem: the disk is full and nothing can be stored; free some of it")
        used_mb, cap_mb = told.spool_bytes / MEGABYTE, told.spool_cap_bytes / MEGABYTE
        console.print(f"spool {used_mb:.1f} of {cap_mb:.0f} MB, {told.left_out} readings left out by deadbands")
    for lane in lanes:
        oldest = f" (oldest {_age(lane['oldest_pending_at_us'], now_us)})" if lane["pending"] else ""
        reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(lane["lost_by_reason"].items()))
        lost = f"{lane['lost']} lost" + (f" ({reasons})" if reasons else "")
        console.print(f"{lane['lane']}: {lane['pending']} waiting{oldest}, {lost}")
    for port in told.ports if told is not None else []:
        last = _age(port.last_reading_at_us, now_us)
        text = f", {port.text}" if port.text else ""
        console.print(
            f"port {port.key}: {port.state}, {port.readings} readings (last {last}), {port.rejected} rejected{text}"
        )


def _age(at_us: int | None, now_us: int) -> str:
    if at_us is None:
        return "never"
    at = datetime.fromtimestamp(at_us / 1_000_000, tz=UTC)
    return f"{(now_us - at_us) / 1_000_000:.0f} s ago, {at:%Y-%m-%d %H:%M:%S} UTC"


def _print_json(answer: object) -> None:
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(answer), indent=2).decode() + "\n")


def _refuse(text: str, code: int = EXIT_BAD_FILE) -> NoReturn:
    sys.stderr.write(f"mafundi-edge: {text}\n")
    raise typer.Exit(code)


if __name__ == "__main__":
    app()
