"""`firedrone monitor`: connect, record, and say what the drone says of itself."""

from __future__ import annotations

import dataclasses
import time
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.keys import open_keys
from firedrone.links import open_session
from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.options import DemOption, elevation
from firedrone.verbs.say import NotTrue
from telemetry.events import EventCode
from telemetry.link.link import LinkError
from telemetry.mailbox import taken
from telemetry.refusals import LockedError

if TYPE_CHECKING:
    from telemetry.camera.state import Camera
    from telemetry.fleet import Seen
    from telemetry.refusals import Lock
    from telemetry.session_thread import SessionThread
    from telemetry.state import VehicleState

LOOK_S = 0.2
SILENCE_S = 10.0


def register(app: typer.Typer) -> None:
    """Attach the verb."""

    @app.command()
    def monitor(
        link: Annotated[str, typer.Option(help="Where the drone is, such as udp:127.0.0.1:14550.")],
        seconds: Annotated[
            float | None, typer.Option(min=0.1, help="How long; without it until Ctrl-C.")
        ] = None,
        dem: DemOption = None,
        as_json: Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")] = False,
    ) -> None:
        """Connect, record, print the state and its age. With elevation, the drone is told its terrain."""
        ground = elevation(dem)
        running = open_session(link, data=data_dir(), door=open_keys(data_dir()).door)
        running.session.set_ground(ground)
        try:
            _listen(running, seconds)
        except KeyboardInterrupt:
            pass
        finally:
            running.stop()
        session = running.session
        state, now_s = session.state.get(), session.clock.monotonic_s()
        if state.identity is None:
            raise LinkError(f"{link}: no drone was heard; check that it is on and sends to this address")
        document = describe(state, now_s, session.fleet.get(), session.lock.get())
        if ground is not None:
            document["terrain_told"] = dataclasses.asdict(session.terrain.get())
        say.result(document, as_json, _text(document))
        if reason := _not_recorded(running):
            raise NotTrue(f"the flight is not recorded ({reason}); free some space, or choose another --data")


def _not_recorded(running: SessionThread) -> str | None:
    """Why the last that was heard of the recorder is that it failed; None where it did not."""
    reason: str | None = None
    for event in taken(running.session.events):
        if event.code is EventCode.RECORDING_FAILED:
            reason = str(event.facts.get("reason"))
        elif event.code is EventCode.RECORDING_RESUMED:
            reason = None
    return reason


def describe(
    state: VehicleState, now_s: float, fleet: tuple[Seen, ...] = (), lock: Lock | None = None
) -> dict[str, Any]:
    """The public JSON of a vehicle: who it is, every group that was heard, and how old each is.

    `fleet` is everybody else on the air, `lock` why nothing could be commanded.
    """
    groups = dataclasses.asdict(dataclasses.replace(state, cameras=(), mounts=()))
    identity: dict[str, Any] = groups.pop("identity") or {}
    link: dict[str, Any] = groups.pop("link")
    del groups["cameras"], groups["mounts"]
    heard = {name: group for name, group in groups.items() if group is not None}
    ages = {name: round(max(0.0, now_s - group.pop("received_s")), 3) for name, group in heard.items()}
    return {
        "vehicle": {
            "uid": identity.get("uid"),
            "sysid": identity.get("system"),
            "type": identity.get("type"),
            "firmware": identity.get("firmware"),
            "autopilot": identity.get("autopilot"),
        },
        "state": heard,
        "ages_s": ages,
        "cameras": [_camera(camera) for camera in state.cameras],
        "messages": link["messages"],
        "lost": link["lost"],
        "strangers": link["strangers"],
        "refused": link["refused"],
        "unknown": link["unknown"],
        "bad_bytes": link["bad_bytes"],
        "signing": link["signing"],
        "down": link["down"],
        "lock": lock,
        "fleet": [_seen(one, now_s) for one in fleet],
    }


def _camera(camera: Camera) -> dict[str, Any]:
    """What it is, can and sends, as far as it said so."""
    info = camera.info
    return {
        "component": camera.component,
        "device": camera.device,
        "model": None if info is None else f"{info.vendor} {info.model}".strip(),
        "can": [] if info is None else sorted(info.can),
        "streams": [
            {"name": one.name, "uri": one.uri, "thermal": one.thermal, "hfov_deg": one.hfov_deg}
            for one in camera.streams
        ],
    }


def _seen(one: Seen, now_s: float) -> dict[str, Any]:
    facts = dataclasses.asdict(one)
    heard_s: float = facts.pop("heard_s")
    return {**facts, "age_s": round(max(0.0, now_s - heard_s), 3)}


def _listen(running: SessionThread, seconds: float | None) -> None:
    clock = running.session.clock
    start_s, last = clock.monotonic_s(), ""
    while running.alive and (seconds is None or clock.monotonic_s() - start_s < seconds):
        state = running.session.state.get()
        line = _line(state, clock.monotonic_s())
        if line != last and seconds is None:
            say.aside(line)
            last = line
        if state.identity is None and seconds is None and clock.monotonic_s() - start_s > SILENCE_S:
            return
        time.sleep(LOOK_S)


def _line(state: VehicleState, now_s: float) -> str:
    if state.heartbeat is None:
        return "nothing heard yet"
    armed = "armed" if state.armed else "disarmed"
    height = f", {state.fix.above_home_m:.0f} m above home" if state.fix else ""
    battery = f", battery {state.battery.percent} %" if state.battery else ""
    silent_s = now_s - (state.link.heard_s or now_s)
    silent = f", silent for {silent_s:.0f} s" if silent_s > 2 else ""
    down = ", the link is gone and is being opened again" if state.link.down else ""
    return f"{state.heartbeat.mode}, {armed}{height}{battery}{silent}{down}"


def _text(document: dict[str, Any]) -> str:
    rows = [f"{name:12} {value}" for name, value in document["vehicle"].items() if value is not None]
    for name, group in document["state"].items():
        facts = ", ".join(f"{key} {value}" for key, value in group.items() if value is not None)
        rows.append(f"{name:12} {facts}  ({document['ages_s'][name]:.1f} s ago)")
    rows.append(
        f"{'link':12} {document['messages']} messages, {document['lost']} lost, "
        f"{document['strangers']} from strangers, {document['refused']} refused, "
        f"signing {document['signing']}"
    )
    rows += [
        f"{'also heard':12} {one['type']}, system {one['system']}  ({one['age_s']:.1f} s ago)"
        for one in document["fleet"]
        if not one["commanded"]
    ]
    if "terrain_told" in document:
        told = document["terrain_told"]
        rows.append(
            f"{'terrain told':12} {told['blocks_sent']} blocks sent, {told['blocks_unknown']} unknown to us"
        )
    if document["lock"] is not None:
        rows.append(f"{'locked':12} {LockedError(document['lock'])}")
    return "\n".join(rows)
