"""`firedrone sim --sitl`: the ArduPilot SITL of this computer, for any ground station on it."""

from __future__ import annotations

import signal
from threading import Event
from typing import TYPE_CHECKING

from firedrone.paths import data_dir
from firedrone.settings import load
from firedrone.verbs import say
from firedrone.verbs.say import NotTrue, UsageError

if TYPE_CHECKING:
    from types import FrameType

    from maps.geo import LatLon
    from training.exercise.scenario import Scenario
    from training.sitl.flown import SitlExercise

LOOK_S = 0.1
BOOTS_WITHIN_S = 60.0
NO_CAMERA = "an ArduPilot SITL carries no camera: leave out --camera, or --sitl"


def serve(
    place: LatLon,
    listen: list[str],
    speed: float,
    *,
    camera: str | None = None,
    scenario: Scenario | None = None,
    as_json: bool,
) -> None:
    """Until Ctrl-C. `scenario`: an exercise, whose faults and wind come on time; None: only a breeze.

    UsageError: there is no SITL, it cannot be started, or it cannot do what was asked. NotTrue: it ended.
    """
    try:
        from training.exercise.free import free_practice  # noqa: PLC0415
        from training.sitl.errors import SitlError  # noqa: PLC0415 the product flies without training/
        from training.sitl.find import find_sitl  # noqa: PLC0415
        from training.sitl.flown import SitlExercise  # noqa: PLC0415
    except ImportError:
        raise UsageError("training is not installed here") from None
    if camera is not None:
        raise UsageError(NO_CAMERA)
    station_port = _station_port(listen)
    try:
        found = find_sitl(load(data_dir()).simulator.sitl)
        stop = _until_ended()
        exercise = SitlExercise(
            scenario or free_practice(place), found, speed=speed, station_port=station_port
        )
    except SitlError as error:
        raise UsageError(str(error)) from None
    with exercise:
        _await_voice(exercise, stop)
        if not stop.is_set():
            say.result(_document(exercise, str(found.program), listen), as_json, _text(exercise, listen))
            _watch(exercise, stop)


def _until_ended() -> Event:
    stop = Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
    return stop


def _station_port(listen: list[str]) -> int:
    """It speaks to one ground station: of its own it would listen to the whole network."""
    from training.ports import parse_listen  # noqa: PLC0415

    places = [parse_listen(text) for text in listen]
    if len(places) != 1 or places[0].kind not in {"udp", "udpout"} or places[0].port == 0:
        raise UsageError(
            f"an ArduPilot SITL speaks to one ground station by UDP, not to {' and '.join(listen)}: "
            "write --listen udp:127.0.0.1:14550"
        )
    return places[0].port


def _await_voice(exercise: SitlExercise, stop: Event) -> None:
    """Until it has said who it is."""
    for _ in range(round(BOOTS_WITHIN_S / LOOK_S)):
        if exercise.failed is not None:
            raise UsageError(exercise.failed)
        if exercise.known or stop.wait(LOOK_S):
            return
    raise UsageError(f"the ArduPilot SITL said nothing within {BOOTS_WITHIN_S:.0f} s: is it a copter?")


def _watch(exercise: SitlExercise, stop: Event) -> None:
    said = 0
    while not stop.wait(LOOK_S):
        remarks = exercise.remarks
        for remark in remarks[said:]:
            say.aside(remark)
        said = len(remarks)
        for one in exercise.happened():
            facts = ", ".join(f"{name} {value}" for name, value in one.facts.items() if name != "at_s")
            say.aside(f"{one.at_s:.0f} s  {one.code.value}  {facts}")
        if exercise.failed is not None:
            raise NotTrue(exercise.failed)


def _document(exercise: SitlExercise, program: str, listen: list[str]) -> dict[str, object]:
    home = exercise.scenario.drone.home
    return {
        "flown_by": exercise.flown_by,
        "program": program,
        "exercise": exercise.scenario.id,
        "listening": listen,
        "home": {"lat_deg": home.lat_deg, "lon_deg": home.lon_deg},
        "speed": exercise.clock.speed,
        "ready": exercise.ready,
    }


def _text(exercise: SitlExercise, listen: list[str]) -> str:
    home = exercise.scenario.drone.home
    return (
        f"{exercise.flown_by} stands at {home.lat_deg:.5f}, {home.lon_deg:.5f} and boots. "
        f"It speaks to {listen[0]}; Ctrl-C ends it."
    )
