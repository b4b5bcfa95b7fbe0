"""`firedrone bench training`: the practice drone beside the recorded ArduCopter, and how fast it lives.

The recorded survey is flown again and its figures are divided by the recorded ones, and so are the paces of
its messages. Then one drone and ten fly it with telemetry at 4 Hz, and a core's seconds are counted. What no
drone can undercut is that its frames are packed: they are, once more, with nothing else.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from firedrone.bench.result import Bar, BenchResult, ratio
from firedrone.bench.training_flight import (
    HOME,
    RECORDED,
    RECORDED_HZ,
    STEP_S,
    Pilot,
    begin_survey,
    figures,
    flown,
)
from telemetry.messages import Codec, mavlink
from training.fleet import Fleet
from training.practice import practice_drone
from training.vehicle import EmbeddedDrone

if TYPE_CHECKING:
    from collections.abc import Callable

    from training.snapshot import Snapshot

QUICK_S, FULL_S = 120.0, 400.0
ONE_AT_LEAST, TEN_AT_LEAST = 50.0, 5.0
WITHIN = 0.1
TIMES = 3
MANY = 10
ATTITUDE = mavlink.MAVLINK_MSG_ID_ATTITUDE


def run(*, full: bool, tell: Callable[[str], None]) -> BenchResult:
    """Two minutes of the mission for the speed; `full`: nearly all of it. The best of three."""
    seconds = FULL_S if full else QUICK_S
    tell("the recorded survey is flown")
    ours = figures(flown())
    rates = {
        "all at 4 Hz": _rate_hz(4.0, all_of_them=True),
        "one at 50 Hz": _rate_hz(50.0, all_of_them=False),
    }
    tell(f"one drone, then {MANY}, for {seconds:.0f} s")
    one_x, said = _speed(1, seconds)
    many_x, _ = _speed(MANY, seconds)
    packed_x = seconds / _packed_s(said)
    snapshot_ms = _snapshot_ms()
    physics = {name: ratio(ours[name], recorded) for name, recorded in RECORDED.items()}
    paces = {name: ratio(rates[name], recorded) for name, recorded in RECORDED_HZ.items()}
    return BenchResult(
        name="training",
        ours={
            "one_x_real_time": one_x,
            "ten_x_real_time": many_x,
            "seconds": seconds,
            "messages_per_s": len(said) / seconds,
            "snapshot_ms": snapshot_ms,
            "flight": ours,
            "rates_hz": rates,
            "recorded": dict(RECORDED),
        },
        peers={},
        limit={"one_x_real_time": packed_x},
        ratios={
            **{f"ours / recorded: {name}": value for name, value in (physics | paces).items()},
            "time: ours / packing its frames": ratio(packed_x, one_x),
        },
        bars={
            "one drone, times real time on one core": Bar(one_x, at_least=ONE_AT_LEAST),
            f"{MANY} drones, times real time on one core": Bar(many_x, at_least=TEN_AT_LEAST),
            **{
                f"ours / recorded: {name}": Bar(value, at_least=1.0 - WITHIN, at_most=1.0 + WITHIN)
                for name, value in (physics | paces).items()
            },
        },
    )


def _speed(count: int, seconds: float) -> tuple[float, list[bytes]]:
    """Simulated seconds per second of a core, the best of three; and all that the last said."""
    best_s = float("inf")
    said: list[bytes] = []
    for _ in range(TIMES):
        pilots = [begin_survey(practice_drone(HOME, seed=number)) for number in range(count)]
        fleet, now_s = Fleet(pilot.drone for pilot in pilots), pilots[0].now_s
        said = []
        began_s = time.process_time()
        for step in range(round(seconds / STEP_S)):
            said.append(fleet.step(now_s + (step + 1) * STEP_S, b""))
        best_s = min(best_s, time.process_time() - began_s)
    return seconds / best_s, said


def _packed_s(said: list[bytes]) -> float:
    """A core's seconds to pack these frames."""
    ear, mouth = Codec(), Codec()
    messages = [message for piece in said for message in ear.decode(piece)]
    began_s = time.process_time()
    for message in messages:
        mouth.pack(message)  # pyright: ignore[reportArgumentType] decoded ones can be packed again
    return time.process_time() - began_s


def _rate_hz(wanted_hz: float, *, all_of_them: bool) -> float:
    """How often ATTITUDE comes when it is asked for so often."""
    pilot = Pilot(EmbeddedDrone(HOME, ready=True))
    if all_of_them:
        pilot.send(mavlink.MAVLink_request_data_stream_message(1, 1, 0, round(wanted_hz), 1))
    else:
        values = (float(ATTITUDE), 1e6 / wanted_hz, 0.0, 0.0, 0.0, 0.0, 0.0)
        pilot.send(mavlink.MAVLink_command_long_message(1, 1, 511, 0, *values))
    pilot.live(20.0)
    at_s = [message.time_boot_ms / 1000.0 for _, message in pilot.heard if message.get_type() == "ATTITUDE"]
    return (len(at_s) - 1) / (at_s[-1] - at_s[0])


def _snapshot_ms() -> float:
    """To remember a moment of a flight."""
    pilot = begin_survey(practice_drone(HOME))
    pilot.live(60.0)
    took_s: list[float] = []
    kept: list[Snapshot] = []
    for _ in range(TIMES):
        began_s = time.perf_counter()
        kept.append(pilot.drone.snapshot())
        took_s.append(time.perf_counter() - began_s)
    return 1000.0 * min(took_s)
