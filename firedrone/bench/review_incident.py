"""A made-up incident of three hours: two long flights, 3,000 entries, 12 hot spots, video. Seeded."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from firedrone.bench.made_up_flight import MESSAGES_PER_S, raw_log
from incidents import folder as folders
from incidents.attach import attach_to
from incidents.codes import Clock, IncidentCode, Source, TimeKind
from incidents.journal import Journal
from maps.area import Area
from maps.geo import AboveGround, LatLon, moved
from missions.camera_model import DEFAULT_CAMERA
from missions.patterns.sweep import parallel
from missions.plan_file import write_plan
from telemetry.events import Event, EventCode
from telemetry.flight_folder import Ended, FlightCard, new_flight_folder, raw_file, write_card
from telemetry.video.access_unit import AccessUnit, Encoding
from telemetry.video.recording import Recording, times_path
from telemetry.video.remux import finish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from incidents.model import Fact

HOME = LatLon(56.2037, 25.8231)
ALARM = datetime(2026, 8, 22, 9, 40, tzinfo=UTC)
FLIGHT_S = 3600
SPOTS = 12
ENTRIES = 3000
FPS = 30
SIZES = {"thermal": (640, 512), "visible": (1280, 720)}
_LOOP_S = 20  # of pictures are made, then they are repeated
_SEED = 817


@dataclass(frozen=True, slots=True)
class Made:
    """Where it lies, and when its two flights began."""

    data: Path
    incident: str
    flights: tuple[Path, Path]
    began: tuple[datetime, datetime]


def made_up(
    data: Path,
    *,
    flight_s: int = FLIGHT_S,
    video_s: int = FLIGHT_S,
    entries: int = ENTRIES,
    home: LatLon = HOME,
) -> Made:
    """Written into a data folder; `video_s` of each flight are recorded, from its beginning on."""
    incident = folders.create(
        data,
        "Forest fire",
        "“Upmaļi”, Subate parish",
        number="0817",
        scene=moved(home, 260.0, 180.0),
        scene_error_m=40.0,
        alarm_at=ALARM,
        now=ALARM + timedelta(seconds=40),
    )
    began = (ALARM + timedelta(minutes=15), ALARM + timedelta(minutes=90))
    flights: list[Path] = []
    loops = {name: _loop(*size) for name, size in SIZES.items()} if video_s else {}
    with Journal(folders.find(data, incident.id), ALARM) as journal:
        _dispatch(journal)
        for number, start in enumerate(began):
            folder = _flight(data, start, flight_s, _SEED + number, home)
            flights.append(folder)
            _happened(journal, folder, start, flight_s)
            for name, loop in loops.items():
                _record(folder, name, loop, start, video_s)
        _fill(journal, entries, began, flight_s, flights, home=home)
        for folder in flights:
            attach_to(journal, folder, ALARM + timedelta(hours=3), [])
    return Made(data, incident.id, (flights[0], flights[1]), began)


def _flight(data: Path, start: datetime, seconds: int, seed: int, home: LatLon) -> Path:
    folder = new_flight_folder(data, start)
    raw_file(folder, 0).write_bytes(raw_log(seconds, int(start.timestamp() * 1e6), home, seed))
    ended = start + timedelta(seconds=seconds)
    card = FlightCard(
        started_at=start, address="bench", training=False, live=True, ended_at=ended, ended=Ended.CLOSED,
        frames=seconds * MESSAGES_PER_S,
    )  # fmt: skip
    write_card(folder, card)
    ring = tuple(moved(home, east, north) for east, north in ((40, 0), (440, 0), (440, 380), (40, 380)))
    write_plan(parallel(Area(ring), DEFAULT_CAMERA, AboveGround(60.0), home=home), folder / "plan.json")
    return folder


# --- entries -------------------------------------------------------------------------------------


def _dispatch(journal: Journal) -> None:
    centre = "dispatch:lv_excel"
    for minutes, code, unit in (
        (0, TimeKind.CALL_RECEIVED, None), (1, TimeKind.DISPATCHED, "Subate 11"),
        (2, TimeKind.DISPATCHED, "Rokiškis 3"), (3, TimeKind.EN_ROUTE, "Subate 11"),
        (5, TimeKind.EN_ROUTE, "Rokiškis 3"), (11, TimeKind.ON_SCENE, "Subate 11"),
        (18, TimeKind.ON_SCENE, "Rokiškis 3"), (64, TimeKind.UNDER_CONTROL, None),
        (150, TimeKind.SUPPRESSION_COMPLETE, None), (165, TimeKind.RETURNED, "Rokiškis 3"),
        (180, TimeKind.RETURNED, "Subate 11"),
    ):  # fmt: skip
        facts: dict[str, Fact] = {} if unit is None else {"unit": unit}
        journal.append(ALARM + timedelta(minutes=minutes), centre, Source.DISPATCH, code, facts)


def _happened(journal: Journal, flight: Path, start: datetime, seconds: int) -> None:
    for at_s, code, facts in (
        (0.0, EventCode.TOOK_OFF, {"battery_percent": 99}),
        (seconds - 5.0, EventCode.LANDED, {}),
    ):
        _add(journal, Event(code, start + timedelta(seconds=at_s), 0.0, facts), Source.FLIGHT, flight)


def _add(journal: Journal, event: Event, source: Source, flight: Path) -> None:
    facts = {**event.facts, "flight": flight.name}
    journal.append(event.at, Clock.DRONE, source, event.code, facts)


def _fill(
    journal: Journal,
    entries: int,
    began: tuple[datetime, datetime],
    seconds: int,
    flights: list[Path],
    *,
    home: LatLon,
) -> None:
    """Twelve hot spots, and what a flight says all the time until there are so many entries."""
    chance = random.Random(_SEED)
    for number in range(1, SPOTS + 1):
        at = moved(home, chance.uniform(60, 420), chance.uniform(20, 360))
        flight = number % 2
        when = began[flight] + timedelta(seconds=chance.uniform(0.1, 0.9) * seconds)
        facts: dict[str, Fact] = {
            "number": number, "lat_deg": at.lat_deg, "lon_deg": at.lon_deg, "error_m": 6.0,
            "temperature_c": round(chance.uniform(80, 320)),
        }  # fmt: skip
        _add(journal, Event(EventCode.MARKED, when, 0.0, facts), Source.FINDING, flights[flight])
    for minutes, text in (
        (21, "Fire in young pines, 0.6 ha, wind from the west"),
        (33, "Hose line moved to the north track"),
        (71, "All visible flames are out; mop-up begins"),
        (140, "All cold on the west side"),
    ):
        at = ALARM + timedelta(minutes=minutes)
        journal.append(at, Clock.LAPTOP, Source.PERSON, IncidentCode.NOTE, {"text": text})
    while len(journal.entries) < entries:
        flight = chance.randrange(2)
        when = began[flight] + timedelta(seconds=chance.uniform(0.0, seconds))
        number = chance.randrange(400)
        event = Event(EventCode.STATUS_TEXT, when, 0.0, {"text": f"Mission: {number} WP", "severity": 6})
        if number % 3 == 0:
            event = Event(EventCode.WAYPOINT_REACHED, when, 0.0, {"item": number})
        _add(journal, event, Source.FLIGHT, flights[flight])


# --- video ---------------------------------------------------------------------------------------


def _loop(width: int, height: int) -> tuple[AccessUnit, ...]:
    """Warm ground that moves along below, with embers in it; coded once."""
    import av  # noqa: PLC0415  only who makes it needs it

    codec: Any = av.CodecContext.create("libx264", "w")
    codec.width, codec.height, codec.pix_fmt = width, height, "yuv420p"
    codec.time_base, codec.framerate = Fraction(1, FPS), Fraction(FPS, 1)
    codec.gop_size, codec.thread_count = FPS, 1
    codec.options = {"preset": "ultrafast", "tune": "zerolatency", "x264-params": "repeat-headers=1"}
    ground = _ground(width, height)
    packets: list[Any] = []
    for number in range(_LOOP_S * FPS):
        picture = np.full((height * 3 // 2, width), 128, np.uint8)
        picture[:height] = np.roll(ground, 2 * number, axis=0)[:height]
        frame = av.VideoFrame.from_ndarray(picture, "yuv420p")
        frame.pts, frame.time_base = number, Fraction(1, FPS)
        packets += codec.encode(frame)
    packets += codec.encode(None)
    return tuple(
        AccessUnit(bytes(packet), float(packet.pts * packet.time_base), 0.0, bool(packet.is_keyframe))
        for packet in packets
    )


def _ground(width: int, height: int) -> NDArray[np.uint8]:
    """Soft patches of grey, and some embers."""
    noise = np.random.default_rng(_SEED)
    long = 2 * _LOOP_S * FPS
    rows = max(height, long)
    coarse = noise.normal(90.0, 26.0, (rows // 24 + 2, width // 24 + 2))
    y, x = np.arange(rows) / 24.0, np.arange(width) / 24.0
    down, across = y.astype(int), x.astype(int)
    fy, fx = (y - down)[:, None], (x - across)[None, :]
    soft = (
        coarse[np.ix_(down, across)] * (1 - fy) * (1 - fx)
        + coarse[np.ix_(down + 1, across)] * fy * (1 - fx)
        + coarse[np.ix_(down, across + 1)] * (1 - fy) * fx
        + coarse[np.ix_(down + 1, across + 1)] * fy * fx
    )
    for _ in range(14):
        row, column = noise.integers(0, rows), noise.integers(0, width)
        glow = np.exp(-((np.arange(rows)[:, None] - row) ** 2 + (np.arange(width) - column) ** 2) / 90.0)
        soft += 160.0 * glow
    return np.clip(soft, 16, 235).astype(np.uint8)


def _record(folder: Path, name: str, loop: tuple[AccessUnit, ...], start: datetime, seconds: int) -> None:
    """As it is recorded in flight, in segments of ten minutes, with the times that it would have had."""
    recording = Recording(folder, name, Encoding.H264)
    closed: list[Path] = []
    lines: dict[Path, list[bytes]] = {}
    for unit in _repeated(loop, seconds):
        recording.write(unit)
        closed += recording.closed()
        path = recording.path
        if path is not None:
            utc = start + timedelta(seconds=unit.stream_s)
            facts = {"stream_s": unit.stream_s, "utc": utc.isoformat(timespec="microseconds")}
            lines.setdefault(path, []).append(json.dumps(facts).encode() + b"\n")
    recording.close()
    for path in (*closed, *recording.closed()):
        times_path(path).write_bytes(b"".join(lines[path]))
        finish(path)


def _repeated(loop: tuple[AccessUnit, ...], seconds: int) -> Iterator[AccessUnit]:
    for number in range(seconds * FPS):
        unit = loop[number % len(loop)]
        yield AccessUnit(unit.data, number / FPS, 0.0, unit.key)
