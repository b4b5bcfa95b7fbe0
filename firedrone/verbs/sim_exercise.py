"""`firedrone sim --scenario`: the drone of an exercise, for any ground station on this computer."""

from __future__ import annotations

import signal
from threading import Event
from typing import TYPE_CHECKING

from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.say import UsageError

if TYPE_CHECKING:
    from types import FrameType

    from maps.geo import LatLon
    from training.exercise.running import RunningExercise
    from training.exercise.scenario import Scenario


def asked(wanted: str) -> Scenario:
    """The exercise of this id or file. ExerciseError: there is none, or it cannot be read."""
    try:
        from training.exercise import shelf  # noqa: PLC0415 the product flies without training/
    except ImportError:
        raise UsageError("the embedded drone is not installed here") from None
    return shelf.find(wanted, data_dir(None))


def serve_exercise(
    wanted: str, place: LatLon | None, listen: list[str], speed: float, *, as_json: bool
) -> None:
    """Until Ctrl-C. The exercise begins at once; what the trainer would see goes to stderr.

    `place`: where the drone stands instead of where the exercise says.
    """
    try:
        from training.exercise.running import RunningExercise  # noqa: PLC0415 the product flies without it
        from training.ports import parse_listen  # noqa: PLC0415
        from training.serve import serve  # noqa: PLC0415
    except ImportError:
        raise UsageError("the embedded drone is not installed here") from None
    exercise = RunningExercise(asked(wanted), place=place)
    home = exercise.drone.place
    stop = Event()

    def started(addresses: list[str]) -> None:
        document = {
            "listening": addresses,
            "exercise": exercise.scenario.id,
            "seed": exercise.seed,
            "home": {"lat_deg": home.lat_deg, "lon_deg": home.lon_deg},
            "speed": speed,
            "ready": True,
        }
        where = f"{home.lat_deg:.5f}, {home.lon_deg:.5f}"
        text = (
            f"The drone of the exercise {exercise.scenario.id} stands at {where}, on {', '.join(addresses)}"
        )
        say.result(document, as_json, text)

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
    addresses = [parse_listen(text) for text in listen]
    serve(exercise, addresses, stop, speed=speed, started=started, tick=lambda: _tell(exercise))


def _tell(exercise: RunningExercise) -> None:
    for one in exercise.happened():
        facts = ", ".join(f"{name} {value}" for name, value in one.facts.items() if name != "at_s")
        say.aside(f"{one.at_s:7.1f} s  {one.code.value.replace('_', ' ')}  {facts}".rstrip())
