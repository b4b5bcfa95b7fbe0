"""An exercise that a made-up crew flew: its record, its flight, the truth beside it. None of it happened."""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

import msgspec

from incidents import folder as folders
from incidents.attach import attach_to
from incidents.codes import Clock, IncidentCode, Source
from incidents.debrief.exercise_folder import FOLDER, Flown
from incidents.debrief.told import TICKS
from incidents.debrief.true_flight import read_true_flight
from incidents.journal import Journal
from maps.area import Area
from maps.geo import AboveGround, LatLon, bearing_deg, distance_m, moved
from missions.camera_model import DEFAULT_CAMERA
from missions.patterns.sweep import parallel
from missions.plan_file import write_plan
from telemetry.events import EventCode
from telemetry.flight_folder import Ended, FlightCard, new_flight_folder, raw_file, write_card
from telemetry.messages import Codec, mavlink
from tests.training.score.exercises import CAR, HOME, PERSON, RING, exercise
from training.exercise.truth import Truth
from training.exercise.truth_log import FILE, Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from incidents.model import Fact
    from telemetry.messages import Outgoing
    from training.exercise.scenario import Scenario

BEGAN = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)
UP_S = 100.0
SPEED_M_S = 8.0
HEIGHT_M = 50.0
HZ = 2


@dataclass(frozen=True, slots=True)
class Evening:
    """Where it lies, and what was asked."""

    data: Path
    folder: Path
    scenario: Scenario

    @property
    def flown(self) -> Flown:
        return Flown(self.scenario, read_true_flight(self.folder / FOLDER / FILE))


@dataclass(frozen=True, slots=True)
class Line:
    """One second of the truth."""

    at_s: float
    at: LatLon
    above_m: float = 0.0
    flying: bool = False
    battery_percent: float = 98.0
    faults: tuple[str, ...] = ()
    take: int = 0
    late_s: float = 0.0  # the record's clock beside the exercise's

    def json(self) -> bytes:
        truth = Truth(
            at_s=self.at_s,
            take=self.take,
            at=self.at,
            above_ground_m=self.above_m,
            above_home_m=self.above_m,
            yaw_deg=0.0,
            speed_m_s=SPEED_M_S,
            climb_m_s=0.0,
            mode="AUTO",
            armed=self.flying,
            flying=self.flying,
            battery_percent=self.battery_percent,
            look=None,
            faults=self.faults,
            wind_from_deg=225.0,
            wind_m_s=3.0,
            targets={},
        )
        return msgspec.json.encode(Told(at(self.at_s + self.late_s), truth))


def at(second: float) -> datetime:
    """That second of the exercise, on the clock of the record."""
    return BEGAN + timedelta(seconds=second)


def evening(data: Path, scenario: Scenario | None = None, *, more: Sequence[Line] = ()) -> Evening:
    """A crew that does everything well, with one alarm; `more` lines are put behind the truth."""
    scenario = scenario or exercise()
    incident = folders.create(
        data, "Pazudis cilvēks", "Tērvetes pag.", scene=scenario.at, alarm_at=BEGAN, training=True, now=BEGAN
    )
    folder = data / "incidents" / incident.id
    lines = list(true_lines(way()))
    with Journal(folder, BEGAN) as journal:
        _say(journal, lines[-3].at_s)
        flight = _fly(data, lines)
        attach_to(journal, flight, at(lines[-1].at_s), ())
    write_truth(folder, [*lines, *more])
    return Evening(data, folder, scenario)


def write_truth(folder: Path, lines: Sequence[Line]) -> None:
    (folder / FOLDER).mkdir(exist_ok=True)
    head = msgspec.json.encode(
        {"exercise": "field", "seed": 1, "flown_by": "embedded", "form": "firedrone-truth 1"}
    )
    (folder / FOLDER / FILE).write_bytes(b"\n".join([head, *(line.json() for line in lines)]) + b"\n")


def way() -> tuple[LatLon, ...]:
    """The search of the field, there and back."""
    plan = parallel(Area(RING), DEFAULT_CAMERA, AboveGround(HEIGHT_M), home=HOME)
    return (HOME, *(waypoint.at for waypoint in plan.waypoints), HOME)


def true_lines(corners: Sequence[LatLon]) -> Iterator[Line]:
    """A line a second: on the ground, up, along the way, down, on the ground."""
    second, home = 0.0, corners[0]
    for second in map(float, range(int(UP_S))):
        yield Line(second, home)
    climb = int(HEIGHT_M / 2.5)
    for step in range(1, climb + 1):
        second += 1.0
        yield Line(second, home, 2.5 * step, flying=True, battery_percent=97.0)
    for start, end in pairwise(corners):
        steps = max(1, round(distance_m(start, end) / SPEED_M_S))
        for step in range(1, steps + 1):
            second += 1.0
            yield Line(
                second, _between(start, end, step / steps), HEIGHT_M, flying=True, battery_percent=90.0
            )
    for step in range(climb - 1, -1, -1):
        second += 1.0
        yield Line(second, home, 2.5 * step, flying=step > 0, battery_percent=48.0)
    for _ in range(3):
        second += 1.0
        yield Line(second, home, battery_percent=48.0)


def _between(start: LatLon, end: LatLon, share: float) -> LatLon:
    lat = start.lat_deg + share * (end.lat_deg - start.lat_deg)
    return LatLon(lat, start.lon_deg + share * (end.lon_deg - start.lon_deg))


def _say(journal: Journal, landed_s: float) -> None:
    started: dict[str, Fact] = {"exercise": "field", "sha256": "0" * 64, "seed": 1, "flown_by": "embedded"}
    for tick in TICKS:
        journal.append(at(20.0), Clock.LAPTOP, Source.PERSON, IncidentCode.CHECK_TICKED, {"item": tick})
    journal.append(at(0.0), Clock.EXERCISE, Source.RECORD, IncidentCode.EXERCISE_STARTED, started)
    said: list[tuple[float, str, str, dict[str, Fact]]] = [
        (UP_S - 5.0, Source.FLIGHT, EventCode.VIDEO_LIVE, {"stream": "thermal"}),
        (UP_S, Source.FLIGHT, EventCode.TOOK_OFF, {"battery_percent": 98}),
        (150.0, Source.FLIGHT, EventCode.ALARM_RAISED, {"alarm": "link_lost", "age_s": 5.0}),
        (154.0, Source.PERSON, EventCode.ALARM_SEEN, {"alarm": "link_lost"}),
        (156.0, Source.FLIGHT, EventCode.ALARM_CLEARED, {"alarm": "link_lost"}),
        (landed_s, Source.FLIGHT, EventCode.LANDED, {"battery_percent": 48}),
    ]
    for number, (second, where) in enumerate(
        ((170.0, moved(PERSON.at, 3.0, 0.0)), (225.0, moved(CAR.at, 0.0, 6.0))), 1
    ):
        place: dict[str, Fact] = {"number": number, "lat_deg": where.lat_deg, "lon_deg": where.lon_deg}
        said.append((second, Source.FINDING, EventCode.MARKED, place))
    for second, source, code, facts in sorted(said, key=lambda one: one[0]):
        journal.append(at(second), Clock.EXERCISE, source, code, {**facts, "flight": FLIGHT})


FLIGHT = f"{at(50.0):%Y%m%dT%H%M%SZ}"


def _fly(data: Path, lines: Sequence[Line]) -> Path:
    folder = new_flight_folder(data, at(50.0))
    plan = parallel(Area(RING), DEFAULT_CAMERA, AboveGround(HEIGHT_M), home=HOME)
    write_plan(plan, folder / "plan.json")
    raw_file(folder, 0).write_bytes(b"".join(_recorded(lines)))
    card = FlightCard(
        started_at=at(50.0),
        address="sim",
        training=True,
        live=True,
        ended_at=at(lines[-1].at_s),
        ended=Ended.CLOSED,
    )
    write_card(folder, card)
    return folder


def _recorded(lines: Sequence[Line]) -> Iterator[bytes]:
    """What the drone said of it, twice a second; its heading is that of its way."""
    codec = Codec(1, 1)
    for before, line in pairwise(lines):
        if line.at_s < 50.0:
            continue
        armed = mavlink.MAV_MODE_FLAG_SAFETY_ARMED if line.flying else 0
        heading_deg = bearing_deg(before.at, line.at) if before.at != line.at else 0.0
        for half in range(HZ):
            share = (half + 1) / HZ
            here = _between(before.at, line.at, share)
            above_m = before.above_m + share * (line.above_m - before.above_m)
            at_us = int(at(before.at_s + share).timestamp() * 1e6)
            ms = int(1000 * line.at_s)
            said: list[Any] = [
                mavlink.MAVLink_heartbeat_message(2, 3, armed, 3, 4, 3),
                mavlink.MAVLink_sys_status_message(
                    0, 0, 0, 100, 15_200, 900, round(line.battery_percent), 0, 0, 0, 0, 0, 0
                ),
                mavlink.MAVLink_global_position_int_message(
                    ms, round(here.lat_deg * 1e7), round(here.lon_deg * 1e7), round((above_m + 40.0) * 1e3),
                    round(above_m * 1e3), 800, 0, 0, round(heading_deg * 100),
                ),
                mavlink.MAVLink_attitude_message(ms, 0.0, -0.05, math.radians(heading_deg), 0, 0, 0),
            ]  # fmt: skip
            for message in said:
                yield struct.pack(">Q", at_us) + codec.pack(cast("Outgoing", message))
