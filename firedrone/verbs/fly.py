"""`firedrone fly`, `upload` and `download`: the way aboard, and the whole flight, without a window."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import msgspec
import typer

from firedrone.keys import KEY_WITHIN_S, open_keys
from firedrone.links import open_session
from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.failsafes import sentence
from firedrone.verbs.options import DemOption, JsonOption, elevation
from firedrone.verbs.say import NotTrue, UsageError
from incidents import folder as incident_folder
from incidents.attach import attach_flight
from missions import sortie
from missions.aboard import bring_aboard
from missions.imported import plan_from_items
from missions.items import MissionType
from missions.plan_file import NAMES, read_plan, write_plan
from missions.preflight import preflight_parameters
from missions.sendable import lists_of
from missions.transfer import read_aboard
from telemetry.events import EventCode
from telemetry.link.address import SimAddress, parse_address
from telemetry.link.link import LinkError
from telemetry.mailbox import taken

if TYPE_CHECKING:
    from collections.abc import Generator

    from maps.geo import LatLon
    from missions.plan import Plan
    from telemetry.events import Event
    from telemetry.protocol import Start
    from telemetry.session_thread import SessionThread

T = TypeVar("T")
HEARD_WITHIN_S = 15.0  # a heartbeat comes every second
KNOWN_WITHIN_S = 3.0  # what it can do comes soon after; the way that a plan takes depends on it
READY_WITHIN_S = 90.0  # a drone that was just switched on needs 42 s (measured)
LOOK_S = 0.05
PLAN = "plan.json"  # beside the raw files of a flight

LinkOption = Annotated[str, typer.Option(help="Where the drone is, such as udp:127.0.0.1:14550, or sim.")]
SpeedOption = Annotated[float, typer.Option(min=0.1, max=100, help="How fast the simulator's time runs.")]
PlanArgument = Annotated[Path, typer.Argument(help=f"A plan: {NAMES}.")]


def register(app: typer.Typer) -> None:
    """Attach the verbs."""
    app.command()(fly)
    app.command()(upload)
    app.command()(download)


def fly(
    plan: PlanArgument,
    link: LinkOption,
    incident: Annotated[str | None, typer.Option(help="The incident that this flight belongs to.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before the motors start.")] = False,
    speed: SpeedOption = 1.0,
    dem: DemOption = None,
    as_json: JsonOption = False,
) -> None:
    """Upload, read back, compare, arm, fly, record, land. With elevation, the drone is told its terrain."""
    wanted, ground = _plan(plan), elevation(dem)
    record = incident_folder.find(data_dir(), incident) if incident else None
    _agree(wanted, link, yes=yes)
    with connected(link, speed, wanted.home) as flight:
        flight.running.session.set_ground(ground)
        write_plan(wanted, flight.folder / PLAN)
        findings = flight.run(partial(preflight_parameters, plan=wanted))
        for finding in findings:
            say.aside(f"{finding.severity.value}: {sentence(finding)}")
        utc = flight.running.session.clock.utc
        result = flight.run(partial(sortie.fly, plan=wanted, wait_ready_s=READY_WITHIN_S, utc=utc))
        duration_s = flight.airborne_s
    if record is not None:
        signer = open_keys(data_dir(), wait_s=KEY_WITHIN_S).laptop
        attach_flight(record, flight.folder, flight.events, signer)
    document = {
        "uploaded": result.uploaded,
        "verified": result.verified,
        "armed": result.armed,
        "completed": result.completed,
        "landed": result.landed,
        "reason": result.reason.value,
        "detail": result.detail,
        "findings": [finding.code for finding in findings],
        "flight_dir": str(flight.folder),
        "duration_s": duration_s,
        "messages": flight.running.session.state.get().link.messages,
        "terrain_told": None if ground is None else asdict(flight.running.session.terrain.get()),
        "events": [_public(event) for event in flight.events],
    }
    say.result(document, as_json, _fly_text(document))
    if not (result.completed and result.landed):
        raise NotTrue(f"the plan was not flown to its end: {result.reason.value} {result.detail}".rstrip())


def upload(
    plan: PlanArgument, link: LinkOption, speed: SpeedOption = 1.0, as_json: JsonOption = False
) -> None:
    """Bring fence, rally points and mission aboard and read them back."""
    wanted = _plan(plan)
    lists = lists_of(wanted)
    with connected(link, speed, wanted.home) as flight:
        began_s = time.monotonic()
        utc = flight.running.session.clock.utc
        aboard = flight.run(partial(bring_aboard, plan=wanted, utc=utc))
        seconds = time.monotonic() - began_s
    document = {
        "verified": True,
        "engine": aboard.engine,
        "items": len(lists.mission),
        "fence_items": len(lists.fence),
        "rally_items": len(lists.rally),
        "seconds": round(seconds, 3),
        "retries": aboard.retries,
        "hash": aboard.hash,
    }
    said = f"{len(lists.mission)} items aboard, read back and equal, in {seconds:.1f} s ({aboard.engine})"
    say.result(document, as_json, said)


def download(
    plan: Annotated[Path, typer.Argument(help="Where to write the plan; its suffix says in which form.")],
    link: LinkOption,
    speed: SpeedOption = 1.0,
    as_json: JsonOption = False,
) -> None:
    """Read the mission, the fence and the rally points that are aboard into a file."""
    with connected(link, speed, None) as flight:
        began_s = time.monotonic()
        mission = flight.run(partial(read_aboard, kind=MissionType.MISSION))
        fence = flight.run(partial(read_aboard, kind=MissionType.FENCE))
        rally = flight.run(partial(read_aboard, kind=MissionType.RALLY))
        seconds = time.monotonic() - began_s
    aboard, remarks = plan_from_items(mission.items, fence.items, rally.items)
    for remark in (*remarks, *write_plan(aboard, plan)):
        say.aside(f"{plan}: {remark}")
    document = {
        "verified": True,
        "engine": mission.engine.value,
        "items": len(mission.items),
        "fence_items": len(fence.items),
        "rally_items": len(rally.items),
        "seconds": round(seconds, 3),
        "retries": 0,
        "file": str(plan),
    }
    say.result(document, as_json, f"{len(mission.items)} items read into {plan}")


class _Flight:
    """A session followed from a command line: its events, told as they come."""

    def __init__(self, running: SessionThread, folder: Path) -> None:
        self.running = running
        self.folder = folder
        self.events: list[Event] = []

    @property
    def airborne_s(self) -> float:
        """From the first take-off to the last landing, on the link's clock."""
        times = {
            code: [event.received_s for event in self.events if event.code is code]
            for code in (EventCode.TOOK_OFF, EventCode.LANDED)
        }
        up, down = times[EventCode.TOOK_OFF], times[EventCode.LANDED]
        return round(down[-1] - up[0], 1) if up and down else 0.0

    def wait_until_heard(self, link: str) -> None:
        until_s = time.monotonic() + HEARD_WITHIN_S
        while self.running.session.peer is None:
            if not self.running.alive:
                raise LinkError(f"{link}: the link is gone before any drone was heard")
            if time.monotonic() > until_s:
                raise LinkError(
                    f"{link}: no drone was heard in {HEARD_WITHIN_S:.0f} s; "
                    "check that it is on and sends to this address"
                )
            time.sleep(LOOK_S)

    @property
    def who(self) -> tuple[str | None, str | None]:
        """Uid and firmware, as far as the drone has told."""
        identity = self.running.session.state.get().identity
        return (None, None) if identity is None else (identity.uid, identity.firmware)

    def wait_until_known(self, within_s: float) -> None:
        """Until it said who it is; some never do."""
        until_s = time.monotonic() + within_s
        while self.who[0] is None and self.running.alive and time.monotonic() < until_s:
            time.sleep(LOOK_S)

    def run(self, start: Start[T]) -> T:
        """Wait for a conversation to end, telling what happens. LinkError when the link goes first."""
        future = self.running.run(start)
        while not future.done():
            self.hear()
            if not self.running.alive:
                future.cancel()
                raise LinkError(f"the link is gone; the record is safe in {self.folder}")
            time.sleep(LOOK_S)
        self.hear()
        return future.result()

    def hear(self) -> None:
        """Take what happened since, and tell it."""
        for event in taken(self.running.session.events):
            self.events.append(event)
            if event.code is not EventCode.TRANSFER_PROGRESS:
                facts = ", ".join(
                    f"{name} {value}" for name, value in event.facts.items() if value is not None
                )
                say.aside(f"{event.at:%H:%M:%S} {event.code.value.replace('_', ' ')}  {facts}".rstrip())


@contextmanager
def connected(link: str, speed: float, place: LatLon | None) -> Generator[_Flight]:
    """A recorded session with the drone at `link`, which said who it is if it ever does.

    LinkError when there is none.
    """
    running = open_session(link, data=data_dir(), speed=speed, place=place, door=open_keys(data_dir()).door)
    if running.folder is None:
        running.stop()
        raise UsageError(f"{link} is a recording: nothing can be sent to it")
    flight = _Flight(running, running.folder)
    try:
        flight.wait_until_heard(link)
        flight.wait_until_known(KNOWN_WITHIN_S)
        yield flight
    finally:
        running.stop()
        flight.hear()


def _plan(path: Path) -> Plan:
    plan, remarks = read_plan(path)
    for remark in remarks:
        say.aside(f"{path}: {remark}")
    return plan


def _agree(plan: Plan, link: str, *, yes: bool) -> None:
    """Motors start only when somebody said so; the drone inside this program has none."""
    if yes or isinstance(parse_address(link), SimAddress):
        return
    if not sys.stdin.isatty():
        raise UsageError("fly starts the motors of a real drone: add --yes to say that you mean it")
    typer.confirm(f"Fly {len(plan.waypoints)} waypoints with the drone at {link} now?", abort=True, err=True)


def _public(event: Event) -> dict[str, Any]:
    return {"at": msgspec.to_builtins(event.at), "code": event.code.value, "facts": dict(event.facts)}


def _fly_text(document: dict[str, Any]) -> str:
    done = [name for name in ("uploaded", "verified", "armed", "completed", "landed") if document[name]]
    said = ", ".join(done) or "nothing was done"
    return f"{said}; {document['duration_s']:.0f} s in the air\n{document['flight_dir']}"
