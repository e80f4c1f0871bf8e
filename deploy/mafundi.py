"""`mafundi`: the whole service on one machine. It starts the other programs and imports none of them."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Annotated, Any, Final

import typer
from rich.console import Console
from rich.table import Table

from deploy.local.certificates import AuthorityUnreadable
from deploy.local.demonstration import Demonstration
from deploy.local.doctor import examine
from deploy.local.event_feed import EventFeed
from deploy.local.lan import Lan, halves, qr_for_terminal
from deploy.local.service import PASSWORD_NAMES, LocalService
from deploy.local.state import AUDIT_HEADS, AUDIT_KEY, AlreadyRunning, LocalState, secrets_in
from deploy.local.supervisor import ChildFailed
from deploy.local.verify import compare
from deploy.postgres_server import DatabaseUnavailable

app = typer.Typer(help="Mafundi on one machine.", no_args_is_help=True, pretty_exceptions_enable=False)
audit = typer.Typer(help="The audit of this machine's service.", no_args_is_help=True)
app.add_typer(audit, name="audit")
console = Console(highlight=False)

FAILED: Final = 1
TURN_S: Final = 0.5
DataFolder = Annotated[Path, typer.Option("--data-dir", help="Where this machine's service keeps its data.")]
HERE: Final = Path(".mafundi")


class Stopping:
    """Ctrl-C and SIGTERM, seen between two turns."""

    def __init__(self) -> None:
        self.is_asked = False
        signal.signal(signal.SIGINT, self._ask)
        signal.signal(signal.SIGTERM, self._ask)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self.is_asked = True


@app.command()
def run(
    demo: Annotated[bool, typer.Option(help="With simulated machines and demo logins.")] = True,
    port: Annotated[int | None, typer.Option(help="Port of the console; the next free one if it is in use.")] = None,
    lan: Annotated[bool, typer.Option("--lan", help="Open it to phones of this network too, over HTTPS.")] = False,
    data_dir: DataFolder = HERE,
) -> None:
    """Start everything and tell what happens; Ctrl-C ends it, the data stay."""
    stopping = Stopping()
    state = LocalState(data_dir)
    opening = Lan(state, say=_say, host_name=socket.gethostname()) if lan else None
    service = LocalService(state, say=_say, http_port=port, lan=opening)
    try:
        state.lock()
        service.start_database()
        service.start_broker()
        demonstration = Demonstration(service, say=_say) if demo else None
        seeded = demonstration.seed() if demonstration else {}
        if demonstration:
            service.use_simulated_money()
        service.start_programs()
        if demonstration:
            demonstration.start(seeded)
        _greet(service, seeded, opening)
        if demonstration:
            login = seeded["logins"][0]
            EventFeed(service.url, email=login["email"], password=login["password"], say=_say)
        while not stopping.is_asked:
            time.sleep(TURN_S)
            service.look_after()
            if demonstration:
                demonstration.go_on()
    except (AlreadyRunning, DatabaseUnavailable, ChildFailed, AuthorityUnreadable) as error:
        _fail(str(error))
    finally:
        service.stop()
    console.print("Ended. The data stay in", str(state.folder))


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def init(
    context: typer.Context,
    data_dir: DataFolder = HERE,
) -> None:
    """Set up a real, empty organisation: first administrator, branch, currency, tax, calendar, mail."""
    state = LocalState(data_dir)
    service = LocalService(state, say=_say)
    try:
        state.lock()
        service.start_database()
        command = [sys.executable, "-m", "cloud.command_line", "init", *context.args]
        answer = subprocess.run(command, env={**os.environ, **service.environment}, check=False)
    except (AlreadyRunning, DatabaseUnavailable, ChildFailed) as error:
        _fail(str(error))
    finally:
        service.stop()
    if answer.returncode == 0:
        console.print("Start it with: mafundi run --no-demo")
    raise typer.Exit(answer.returncode)


@app.command()
def move(
    to: Annotated[str, typer.Option(help="A superuser's address of the new server, with TimescaleDB if it has it.")],
    database: Annotated[str, typer.Option(help="Name of the database there.")] = "mafundi",
    data_dir: DataFolder = HERE,
) -> None:
    """Move this machine's embedded database to a server of your own; the service is to be stopped."""
    state = LocalState(data_dir)
    service = LocalService(state, say=_say)
    try:
        state.lock()
        service.start_database()
        passwords = {name: state.secret(name.lower()) for name in PASSWORD_NAMES}
        said = service.cloud("move", "--to", to, "--database", database, extra=passwords)
        console.print(said, markup=False, soft_wrap=True)
    except (AlreadyRunning, DatabaseUnavailable, ChildFailed) as error:
        _fail(str(error))
    finally:
        service.stop()


@app.command()
def doctor(data_dir: DataFolder = HERE) -> None:
    """Look at this machine and say what is missing and what to do."""
    findings = examine(data_dir)
    table = Table(show_edge=False, box=None)
    for heading in ("", "what", "found", "what to do"):
        table.add_column(heading)
    for finding in findings:
        table.add_row("ok" if finding.is_fine else "!!", finding.what, finding.found, finding.advice)
    console.print(table)
    raise typer.Exit(0 if all(finding.is_fine for finding in findings) else FAILED)


@app.command("configure-broker")
def configure_broker(
    certificate: Annotated[Path, typer.Option(help="The broker's certificate and its chain (PEM).")],
    key: Annotated[Path, typer.Option(help="Its private key (PEM).")],
    folder: Annotated[Path, typer.Option(help="Where mosquitto.conf and its access rules are written.")] = Path(
        "/etc/mosquitto/mafundi"
    ),
    data: Annotated[Path, typer.Option(help="Where mosquitto keeps its sessions.")] = Path("/var/lib/mosquitto"),
    accounts: Annotated[Path, typer.Option(help="The accounts' file that the service writes.")] = Path(
        "/var/lib/mafundi/broker/passwords"
    ),
    client_authority: Annotated[
        Path | None, typer.Option(help="Edge agents need a certificate of this authority, and no password.")
    ] = None,
) -> None:
    """Write mosquitto's files for real use and print the password of the service's own account, once."""
    from deploy.broker.configure import BrokerPlan, CannotConfigure, write

    plan = BrokerPlan(
        folder=folder,
        data=data,
        accounts=accounts,
        certificate=certificate,
        key=key,
        client_authority=client_authority,
    )
    try:
        password = write(plan)
    except CannotConfigure as error:
        _fail(str(error))
    if password is not None:
        print(password)


@app.command()
def verify(
    data_dir: DataFolder = HERE,
    edge_config: Annotated[list[Path] | None, typer.Option(help="edge.toml of an edge agent; may be repeated.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Compare each edge agent's ledger with the cloud: produced = stored + counted gaps, nothing doubled."""
    configs = edge_config or sorted(data_dir.glob("edge/*/edge.toml"))
    if not configs:
        _fail("There is no edge agent to verify: name its edge.toml with --edge-config.")
    # The edges are asked before and after the cloud: what was safe before must be there, what is there was produced.
    before = _edge_streams(configs)
    stored = _ledger(["cloud.command_line", "ledger"], environment=_database(data_dir))
    verdicts = compare(before, stored, _edge_streams(configs))
    if as_json:
        print(json.dumps([{**_fields(verdict), "is_right": verdict.is_right} for verdict in verdicts], indent=2))
    else:
        table = Table(show_edge=False, box=None)
        for heading in ("stream", "lane", "produced", "stored", "lost", "waiting", "verdict"):
            table.add_column(heading)
        for verdict in verdicts:
            numbers = [str(number) for number in (verdict.produced, verdict.stored, verdict.lost, verdict.waiting)]
            table.add_row(verdict.stream, verdict.lane, *numbers, "; ".join(verdict.faults) or "right")
        console.print(table)
    raise typer.Exit(0 if all(verdict.is_right for verdict in verdicts) else FAILED)


@audit.command("verify")
def audit_verify(data_dir: DataFolder = HERE) -> None:
    """Check every branch's chain of the running service: nothing changed, removed or put in."""
    command = [sys.executable, "-m", "cloud.command_line", "audit", "verify"]
    heads = {
        "MAFUNDI_AUDIT_HEADS_FILE": str(data_dir / AUDIT_HEADS),
        "MAFUNDI_AUDIT_SIGNING_KEY": secrets_in(data_dir).get(AUDIT_KEY, ""),
    }
    answer = subprocess.run(command, env={**os.environ, **_database(data_dir), **heads}, check=False)
    raise typer.Exit(answer.returncode)


@app.command()
def reset(data_dir: DataFolder = HERE, yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False) -> None:
    """Forget all data of this machine's service."""
    folder = data_dir.resolve()
    if not folder.exists():
        console.print("There is nothing to forget.")
        return
    if not yes and sys.stdin.isatty():
        typer.confirm(f"Delete everything in {folder}?", abort=True)
    try:
        LocalState(folder).lock()
    except AlreadyRunning as error:
        _fail(str(error))
    shutil.rmtree(folder)
    console.print("Forgotten.")


def _greet(service: LocalService, seeded: dict[str, Any], lan: Lan | None) -> None:
    console.print()
    console.print(f"  Mafundi runs at  [bold]{service.url}[/bold]")
    for login in seeded.get("logins", []):
        if not login.get("is_simulated"):
            where = (
                f"  ({login['role']}; at {service.url}/phone)"
                if login["role"] == "technician"
                else f"  ({login['role']})"
            )
            console.print(f"  sign in as       {login['email']}   password {login['password']} {where}", soft_wrap=True)
    code = None if seeded else _set_up_code(service)
    if code:
        console.print(f"  set it up at     [bold]{service.url}/set-up[/bold]   code {code}", soft_wrap=True)
    _greet_phones(lan)
    console.print("  Ctrl-C ends it.\n")


def _set_up_code(service: LocalService) -> str | None:
    """Return the code with which an empty service is set up in a browser; None once it has an organisation."""
    try:
        return service.cloud("set-up-code").strip()
    except ChildFailed:
        return None


def _greet_phones(lan: Lan | None) -> None:
    """Say to whom the service is open, and let a phone read the address from the terminal."""
    if lan is None:
        console.print("  open to          this machine alone; `mafundi run --lan` lets in phones of this network")
    elif lan.start_url is None:
        console.print("  open to          nobody else yet: this machine is on no network")
    else:
        console.print(f"  open to          everybody on this network, at {lan.https_url}", soft_wrap=True)
        console.print(f"  phones begin at  [bold]{lan.start_url}[/bold]", soft_wrap=True)
        first, second = halves(lan.authority.fingerprint)
        console.print(f"  and compare      SHA-256 {first}\n{' ' * 27}{second}")
        if console.is_terminal:
            console.print(qr_for_terminal(lan.start_url), style="#ffffff on #000000", soft_wrap=True)


def _edge_streams(configs: list[Path]) -> list[dict[str, Any]]:
    words = ["edge_agent.command_line", "ledger", "--json", "--config"]
    return [line for config in configs for line in _ledger([*words, str(config)])]


def _ledger(words: list[str], *, environment: dict[str, str] | None = None) -> list[dict[str, Any]]:
    answer = subprocess.run(
        [sys.executable, "-m", *words],
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode != 0:
        _fail(f"{' '.join(words[:2])} failed: {(answer.stderr or answer.stdout).strip()[-1000:]}")
    answered = json.loads(answer.stdout)
    streams: list[dict[str, Any]] = answered if isinstance(answered, list) else answered["streams"]
    return streams


def _database(data_dir: Path) -> dict[str, str]:
    """The address of the running service's database, unless the environment names one."""
    if os.environ.get("MAFUNDI_DATABASE_URL"):
        return {}
    state = LocalState(data_dir)
    ports, known = state.read("ports"), state.read("secrets")
    if "postgres" not in ports:
        _fail("There is no database: start the service, or set MAFUNDI_DATABASE_URL.")
    password = known["mafundi_app_password"]
    return {"MAFUNDI_DATABASE_URL": f"postgresql://mafundi_app:{password}@127.0.0.1:{ports['postgres']}/mafundi"}


def _fields(verdict: Any) -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(verdict)


def _say(text: str) -> None:
    console.print(f"[dim]{time.strftime('%H:%M:%S')}[/dim]  {text}", markup=True, soft_wrap=True)


def _fail(text: str) -> Any:
    console.print(text, markup=False)
    raise typer.Exit(FAILED)


if __name__ == "__main__":
    app()
