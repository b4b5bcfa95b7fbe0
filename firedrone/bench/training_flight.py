"""The recorded survey flown by the embedded drone, and the figures of both.

Recorded: an ArduCopter 4.7 in its own simulation, no wind, nine lines of 220 m, 30 m apart, 40 m high.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING

from maps.geo import LatLon, distance_m
from telemetry.messages import Codec, mavlink
from training.vehicle import EmbeddedDrone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from telemetry.messages import Message, Outgoing
    from training.weather import Wind

HOME = LatLon(56.2, 25.3)
HEIGHT_M = 40.0
STEP_S = 0.1
ENDS_WITHIN_S = 500.0
_FIRST_LINE_E7, _APART_E7, _LINES = 562005390, 2695, 9
_WEST_E7, _EAST_E7 = 252980622, 253016148
_STARTED, _TAKEN_OFF, _ENDED = "Mission: 1 Takeoff", "Mission: 3 WP", "Disarming motors"
RECORDED: Mapping[str, float] = {
    "take-off to 40 m, s": 22.27,
    "way to the first line, s": 19.04,
    "220 m leg with its turn, s": 25.42,
    "30 m leg with its turn, s": 5.99,
    "return and landing, s": 87.98,
    "whole flight, s": 402.86,
    "distance flown, m": 2648.1,
    "top speed, m/s": 10.03,
    "climb, m/s": 2.53,
    "descent, m/s": 1.56,
    "descent near the ground, m/s": 0.5,
    "charge used, mAh": 3279.0,
    "current in climb, A": 30.41,
    "current in cruise, A": 30.32,
    "current in hover, A": 28.1,
    "current in descent, A": 26.86,
}
RECORDED_HZ: Mapping[str, float] = {"all at 4 Hz": 3.7, "one at 50 Hz": 46.0}  # on a busy computer
_LEGS = {
    "take-off to 40 m, s": (_STARTED, _TAKEN_OFF),
    "way to the first line, s": (_TAKEN_OFF, "Reached command #3"),
    "220 m leg with its turn, s": ("Reached command #3", "Reached command #4"),
    "30 m leg with its turn, s": ("Reached command #4", "Reached command #5"),
    "return and landing, s": ("Mission: 21 RTL", _ENDED),
    "whole flight, s": (_STARTED, _ENDED),
}


@dataclass(slots=True)
class Pilot:
    """A ground station without a clock: it sends, steps the drone, and keeps what it hears and when."""

    drone: EmbeddedDrone
    now_s: float = 0.0
    heard: list[tuple[float, Message]] = field(default_factory=list["tuple[float, Message]"])
    _codec: Codec = field(default_factory=Codec)
    _ear: Codec = field(default_factory=Codec)

    def send(self, message: Outgoing, seconds: float = 0.1) -> None:
        """Send and listen a moment."""
        sent, until_s = self._codec.pack(message), self.now_s + seconds - 1e-9
        while sent or self.now_s < until_s:
            self.now_s += 0.02
            said = self.drone.step(self.now_s, sent)
            self.heard += [(self.now_s, message) for message in self._ear.decode(said)]
            sent = b""

    def live(self, seconds: float, step_s: float = STEP_S) -> None:
        until_s = self.now_s + seconds - 1e-9
        while self.now_s < until_s:
            self.now_s += step_s
            said = self.drone.step(self.now_s, b"")
            self.heard += [(self.now_s, message) for message in self._ear.decode(said)]

    def texts(self) -> dict[str, float]:
        """When each was said first."""
        said: dict[str, float] = {}
        for at_s, message in self.heard:
            if message.get_type() == "STATUSTEXT":
                said.setdefault(str(message.text), at_s)
        return said


def begin_survey(drone: EmbeddedDrone) -> Pilot:
    """The recorded mission aboard, telemetry at 4 Hz, the motors on and the first item begun."""
    pilot = Pilot(drone)
    pilot.live(0.1)
    items = survey()
    pilot.send(mavlink.MAVLink_mission_count_message(1, 1, len(items), 0))
    for item in items:
        pilot.send(item, 0.02)
    pilot.send(mavlink.MAVLink_request_data_stream_message(1, 1, 0, 4, 1))
    for number, *values in ((176, 1, 4), (400, 1), (176, 1, 3), (300,)):
        filled = [*values, *([0.0] * (7 - len(values)))]
        pilot.send(mavlink.MAVLink_command_long_message(1, 1, number, 0, *filled))
    return pilot


def survey() -> list[mavlink.MAVLink_mission_item_int_message]:
    """Home, take-off, speed, eighteen waypoints, return."""
    rows: list[tuple[int, int, float, int, int, float]] = [
        (0, 16, 0.0, 562000000, 253000000, 80.0),
        (3, 22, 0.0, 0, 0, HEIGHT_M),
        (3, 178, 1.0, 0, 0, 0.0),
    ]
    for line in range(_LINES):
        ends = (_WEST_E7, _EAST_E7) if line % 2 == 0 else (_EAST_E7, _WEST_E7)
        rows += [(3, 16, 0.0, _FIRST_LINE_E7 + line * _APART_E7, lon, HEIGHT_M) for lon in ends]
    rows.append((3, 20, 0.0, 0, 0, 0.0))
    return [
        mavlink.MAVLink_mission_item_int_message(
            1, 1, seq, frame, command, 0, 1, p1, 10.0 if command == 178 else 0.0, 0, 0, x, y, z, 0
        )
        for seq, (frame, command, p1, x, y, z) in enumerate(rows)
    ]


def flown(wind: Wind | None = None) -> Pilot:
    """The whole flight."""
    drone = EmbeddedDrone(HOME, ready=True) if wind is None else EmbeddedDrone(HOME, ready=True, wind=wind)
    pilot = begin_survey(drone)
    while _ENDED not in pilot.texts() and pilot.now_s < ENDS_WITHIN_S:
        pilot.live(5.0)
    return pilot


def figures(pilot: Pilot) -> dict[str, float]:
    """What is recorded of the real one, of this flight."""
    texts = pilot.texts()
    found = {name: texts[last] - texts[first] for name, (first, last) in _LEGS.items()}
    positions = [(s, m) for s, m in pilot.heard if m.get_type() == "GLOBAL_POSITION_INT"]
    places = [LatLon(m.lat / 1e7, m.lon / 1e7) for _, m in positions]
    found["distance flown, m"] = sum(distance_m(a, b) for a, b in pairwise(places))
    found["top speed, m/s"] = max(math.hypot(m.vx, m.vy) for _, m in positions) / 100.0
    found["climb, m/s"] = -min(m.vz for _, m in positions) / 100.0
    found["descent, m/s"] = max(m.vz for _, m in positions) / 100.0
    low = [m.vz / 100.0 for _, m in positions if 2_000 < m.relative_alt < 8_000 and m.vz > 0]
    found["descent near the ground, m/s"] = fmean(low)
    batteries = [(s, m) for s, m in pilot.heard if m.get_type() == "BATTERY_STATUS"]
    found["charge used, mAh"] = float(batteries[-1][1].current_consumed)
    return found | _currents(texts, positions, batteries)


def _currents(
    texts: Mapping[str, float], positions: list[tuple[float, Message]], batteries: list[tuple[float, Message]]
) -> dict[str, float]:
    """In the same stretches of the flight as the recorded ones."""
    leg_s, climb_s = texts["Reached command #3"], texts[_STARTED]
    home_s = next(s for s, m in positions if s > texts["Mission: 21 RTL"] + 20.0 and m.vz > 50)
    stretches = {
        "current in climb, A": (climb_s + 8.0, climb_s + 19.0),
        "current in cruise, A": (leg_s + 5.0, leg_s + 23.0),
        "current in hover, A": (home_s - 4.5, home_s - 1.0),
        "current in descent, A": (home_s + 4.0, home_s + 16.0),
    }
    return {
        name: fmean(m.current_battery / 100.0 for s, m in batteries if first <= s < last)
        for name, (first, last) in stretches.items()
    }
