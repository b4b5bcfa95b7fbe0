"""`firedrone dronekit`: a DroneKit script on our recorded link."""

from __future__ import annotations

import contextlib
import runpy
import sys
import time
import traceback
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.keys import open_keys
from firedrone.links import open_session
from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.say import NotTrue, UsageError
from telemetry.dronekit_installed import why_not
from telemetry.dronekit_speech import DroneKitError
from telemetry.link.address import ReplayAddress, SimAddress, parse_address

if TYPE_CHECKING:
    from collections.abc import Generator

    from telemetry.session_thread import SessionThread

LOOK_S = 0.1


def register(app: typer.Typer) -> None:
    """Attach the verb."""
    app.command()(dronekit)


def dronekit(
    script: Annotated[Path, typer.Argument(help="A Python script written for DroneKit.")],
    arguments: Annotated[list[str] | None, typer.Argument(help="After --: what the script is given.")] = None,
    link: Annotated[
        str, typer.Option(help="The drone inside this program, or where another is: udp:127.0.0.1:14550.")
    ] = "sim",
    yes: Annotated[bool, typer.Option("--yes", help="Really fly: this script moves a real drone.")] = False,
    speed: Annotated[float, typer.Option(min=0.1, max=100, help="How fast the simulator's time runs.")] = 1.0,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")] = False,
) -> None:
    """Run a script with `vehicle` on our link; its own `connect(...)` gives the same vehicle.

    Without --link it trains on the drone inside this program; another drone needs the crew's yes.
    """
    _check(script)
    _agree(script, link, yes=yes)
    running = open_session(link, data=data_dir(), speed=speed, door=open_keys(data_dir()).door)
    try:
        reason = _run(script, arguments or [], running, quiet=as_json)
        _wait_for_landing(running)
    except DroneKitError as error:
        raise UsageError(f"{link}: {error}") from error
    finally:
        running.stop()
    state = running.session.state.get()
    document = {
        "script": str(script),
        "completed": reason is None,
        "landed": not state.flying,
        "reason": reason,
        "flight_dir": str(running.folder) if running.folder else None,
        "messages": state.link.messages,
    }
    say.result(
        document, as_json, f"{script} {'came to its end' if reason is None else 'stopped'}\n{running.folder}"
    )
    if reason is not None:
        raise NotTrue(reason)


def _check(script: Path) -> None:
    missing = why_not()
    if missing is not None:
        raise UsageError(missing)
    try:
        compile(script.read_bytes(), str(script), "exec")
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise UsageError(f"{script}:{line}: this is not Python: {getattr(error, 'msg', error)}") from error


def _agree(script: Path, link: str, *, yes: bool) -> None:
    """A script gets the motors of a real drone only when somebody said so, knowing which script."""
    if yes or isinstance(parse_address(link), SimAddress | ReplayAddress):
        return
    if not sits_here():
        raise UsageError(
            f"{script} would move the drone at {link}: add --yes to say that you mean it, "
            "or leave --link out to train on the drone inside this program"
        )
    say.aside(f"{script} moves the drone at {link}: whatever it does, nobody asks again.")
    if typer.prompt('Type "fly" to let it', default="", show_default=False, err=True).strip() != "fly":
        raise UsageError(f"{script} was not run: nobody let it move the drone at {link}")


def sits_here() -> bool:
    """Whether somebody can answer."""
    return sys.stdin.isatty()


def _run(script: Path, arguments: list[str], running: SessionThread, *, quiet: bool) -> str | None:
    """None when the script came to its end, else where and why it stopped."""
    # pymavlink's connections take a third of a second to import; no other verb needs them
    from firedrone.dronekit_missions import take_over_missions  # noqa: PLC0415 needs the same
    from telemetry.dronekit_bridge import dronekit_vehicle  # noqa: PLC0415

    with dronekit_vehicle(running) as vehicle, _as_its_own_program(script, arguments, vehicle, quiet=quiet):
        take_over_missions(vehicle, running)
        try:
            runpy.run_path(str(script), init_globals={"vehicle": vehicle}, run_name="__main__")
        except SystemExit as end:
            return None if end.code in (None, 0) else f"{script} ended with {end.code}"
        except KeyboardInterrupt:
            return f"{script} was stopped by hand"
        except Exception as error:  # noqa: BLE001 a script may raise whatever it likes; its author wants the line
            return f"{script}:{_line(error, script)}: {type(error).__name__}: {error}"
    return None


@contextlib.contextmanager
def _as_its_own_program(script: Path, arguments: list[str], vehicle: Any, *, quiet: bool) -> Generator[None]:
    """Arguments, imports and `connect` as the script knows them; its prints beside stdout when `quiet`."""
    library: Any = import_module("dronekit")
    connect, argv, path = library.connect, sys.argv, sys.path
    library.connect = _connect_to(vehicle)
    sys.argv = [str(script), *arguments]
    sys.path = [str(script.parent.resolve()), *path]
    try:
        with contextlib.redirect_stdout(sys.stderr) if quiet else contextlib.nullcontext():
            yield
    finally:
        library.connect, sys.argv, sys.path = connect, argv, path


def _connect_to(vehicle: Any) -> Any:
    def connect(*_address: Any, wait_ready: Any = None, timeout: float = 30, **_options: Any) -> Any:
        """The vehicle that is there already, whatever address the script was written for."""
        if wait_ready is True:
            vehicle.wait_ready(timeout=timeout)
        elif wait_ready:
            vehicle.wait_ready(*wait_ready, timeout=timeout)
        return vehicle

    return connect


def _line(error: BaseException, script: Path) -> int:
    """The last line of the script itself that was running."""
    lines = [
        frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(script)
    ]
    return (lines[-1] if lines else None) or 1


def _wait_for_landing(running: SessionThread) -> None:
    """A script that ends in the air leaves a drone that is still flying: its record goes on."""
    if not running.session.state.get().flying:
        return
    say.aside("the script is done and the drone still flies: recording until it has landed, or Ctrl-C")
    with contextlib.suppress(KeyboardInterrupt):
        while running.alive and running.session.state.get().flying:
            time.sleep(LOOK_S)
