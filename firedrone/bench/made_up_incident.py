"""A made-up incident of three hours for benches: trucks, two flights, hot spots, pictures, 3,000 entries.

Nothing in it happened, and every file says TRAINING, except with `training=False` to see a report without it.
"""

from __future__ import annotations

import math
import struct
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from incidents.attach import attach_to
from incidents.codes import Clock, IncidentCode, Source
from incidents.folder import create, keep_media
from incidents.hot_spot_ledger.decisions import close, send
from incidents.hot_spot_ledger.facts import facts_of
from incidents.hot_spot_ledger.row import How
from incidents.journal import Journal
from incidents.weather import Weather, note_weather
from maps.area import Area
from maps.geo import AboveGround, Amsl, LatLon, moved
from missions.camera_model import DEFAULT_CAMERA
from missions.patterns.sweep import parallel
from missions.plan_file import write_plan
from telemetry.events import Event, EventCode
from telemetry.flight_folder import Ended, FlightCard, new_flight_folder, raw_file, write_card
from telemetry.georeference.ground_point import ErrorEllipse
from telemetry.hot_spots.hot_spot import HotSpot, SpotState
from telemetry.messages import Codec, mavlink
from telemetry.thermal.frame import TruthLevel
from telemetry.video.snapshot import Shot, snapshot_jpeg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from missions.plan import Plan
    from telemetry.messages import Outgoing

    Floats = NDArray[np.float64]

HOME = LatLon(56.4650, 23.3450)  # Tērvete; the fire is made up
ALARM = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)
FLIGHTS = ((12.0, 25.0), (95.0, 22.0))  # minutes after the alarm, minutes in the air
HZ = 5
SPEED_M_S = 8.0
HEIGHT_M = 60.0
SPOTS, UNITS, PICTURES = 12, 10, 20
DISPATCH = "dispatch:lv_excel"
_UNIT_TIMES = (
    (1.0, "dispatched"),
    (3.0, "en_route"),
    (11.0, "on_scene"),
    (150.0, "available"),
    (175.0, "returned"),
)
_TIMES = (
    (0.0, "call_received"), (0.5, "call_answered"), (1.0, "call_entered"), (14.0, "command_established"),
    (17.0, "sizeup_complete"), (31.0, "water_on_fire"), (52.0, "knocked_down"), (70.0, "under_control"),
    (160.0, "suppression_complete"), (178.0, "incident_closed"),
)  # fmt: skip
_ANSWERS = {
    "planned": "Pārmeklēt lauku gar mežu no ziemeļiem, atrast karstos punktus, vest autocisternas pie tiem.",
    "happened": "Pirmais attēls pēc 13 minūtēm. Divpadsmit karstie punkti, divi ārpus redzamās malas.",
    "why": "Vējš pagriezās uz dienvidrietumiem, mala gāja pāri grāvim, ko no zemes neredzēja.",
    "next": "Dronu celt gaisā, tiklīdz pirmā mašīna ir vietā. Otru akumulatoru uzlādēt pa ceļam. "
    "Karstos punktus nodot ar kartītēm, ne pa rāciju. Pārbaudes lidojumu plānot uzreiz pēc lokalizēšanas.",
}


def made_up(data: Path, *, entries: int = 3000, training: bool = True) -> Path:
    """Write it below `data` and return the incident's folder."""
    incident = create(
        data,
        "Kūlas ugunsgrēks",
        "“Upmaļi”, Tērvetes pagasts, Dobeles novads",
        number="LV-2026-0817",
        scene=moved(HOME, 120.0, 160.0),
        scene_error_m=60.0,
        training=training,
        now=ALARM + timedelta(seconds=40),
    )
    folder = data / "incidents" / incident.id
    with Journal(folder, ALARM) as journal:
        _dispatch(journal)
        note_weather(journal, Weather(5.0, 240.0, 17.0, 42.0, None, 3, "Dobele (LVĢMC)"), _at(10.0))
        for number, (begun_min, minutes) in enumerate(FLIGHTS):
            _fly(journal, data, number, _at(begun_min), minutes, training=training)
        _find(journal)
        _photograph(journal, training=training)
        _say(journal)
        _fill(journal, entries - len(journal.entries))
    return folder


def _at(minutes: float) -> datetime:
    return ALARM + timedelta(minutes=minutes)


def _dispatch(journal: Journal) -> None:
    """Sixty times: ten of the incident, five of each truck."""
    minute = {"precision_s": 30.0}
    for minutes, code in _TIMES:
        journal.append(_at(minutes), DISPATCH, Source.DISPATCH, code, {"number": "LV-2026-0817", **minute})
    for unit in range(UNITS):
        for minutes, code in _UNIT_TIMES:
            facts = {"unit": f"Dobele {unit + 1}", "crew": 4, **minute}
            journal.append(_at(minutes + unit), DISPATCH, Source.DISPATCH, code, facts)


def _fly(
    journal: Journal, data: Path, number: int, begun: datetime, minutes: float, *, training: bool
) -> None:
    plan = _plan()
    folder = new_flight_folder(data, begun)
    write_plan(plan, folder / "plan.json")
    raw_file(folder, 0).write_bytes(b"".join(_recorded(plan, begun, minutes)))
    ended = begun + timedelta(minutes=minutes)
    write_card(
        folder,
        FlightCard(
            started_at=begun,
            address="bench",
            training=training,
            live=True,
            ended_at=ended,
            ended=Ended.CLOSED,
        ),
    )
    events = (
        Event(EventCode.VIDEO_LIVE, begun + timedelta(seconds=12 + number), 0.0, {"stream": "thermal"}),
        Event(EventCode.TOOK_OFF, begun, 0.0, {"battery_percent": 98}),
        Event(EventCode.LANDED, ended, 0.0, {"battery_percent": 31}),
    )
    attach_to(journal, folder, begun, events)


def _plan() -> Plan:
    ring = tuple(moved(HOME, east, north) for east, north in ((40, 60), (560, 20), (620, 380), (90, 420)))
    return parallel(Area(ring), DEFAULT_CAMERA, AboveGround(HEIGHT_M), home=HOME)


def _recorded(plan: Plan, begun: datetime, minutes: float) -> Iterator[bytes]:
    """The frames of a flight along the plan, each behind the time at which it was heard."""
    codec, places = Codec(1, 1), _places(plan, int(minutes * 60 * HZ))
    armed = mavlink.MAV_MODE_FLAG_SAFETY_ARMED | mavlink.MAV_MODE_FLAG_CUSTOM_MODE_ENABLED
    for i, (at, heading_deg) in enumerate(places):
        at_us = int((begun + timedelta(seconds=i / HZ)).timestamp() * 1e6)
        battery = round(98 - 67 * i / len(places))
        said: list[Any] = [
            mavlink.MAVLink_global_position_int_message(
                i * 1000 // HZ, round(at.lat_deg * 1e7), round(at.lon_deg * 1e7),
                round((HEIGHT_M + 40.0) * 1e3), round(HEIGHT_M * 1e3), 800, 0, 0, round(heading_deg * 100),
            ),
            mavlink.MAVLink_attitude_message(i * 1000 // HZ, 0.0, -0.05, math.radians(heading_deg), 0, 0, 0),
        ]  # fmt: skip
        if i % HZ == 0:
            said += [
                mavlink.MAVLink_heartbeat_message(2, 3, armed, 3, 4, 3),
                mavlink.MAVLink_sys_status_message(0, 0, 0, 100, 15_200, 900, battery, 0, 0, 0, 0, 0, 0),
                mavlink.MAVLink_wind_message(235.0, 5.4, 0.0),
            ]
        for message in said:
            yield struct.pack(">Q", at_us) + codec.pack(cast("Outgoing", message))


def _places(plan: Plan, count: int) -> list[tuple[LatLon, float]]:
    """Along the legs at one speed, again and again."""
    corners = [HOME, *(waypoint.at for waypoint in plan.waypoints), HOME]
    lats, lons = np.array([at.lat_deg for at in corners]), np.array([at.lon_deg for at in corners])
    north_m, east_m = np.diff(lats) * 111_300.0, np.diff(lons) * 111_300.0 * math.cos(math.radians(lats[0]))
    along_m: Floats = np.concatenate((np.zeros(1), np.cumsum(np.hypot(north_m, east_m))))
    flown_m: Floats = np.arange(count, dtype=np.float64) * SPEED_M_S / HZ % along_m[-1]
    leg = np.minimum(np.searchsorted(along_m, flown_m, side="right") - 1, len(north_m) - 1)
    headings: list[float] = (np.degrees(np.arctan2(east_m, north_m))[leg] % 360.0).tolist()
    flown_lats: list[float] = np.interp(flown_m, along_m, lats).tolist()
    flown_lons: list[float] = np.interp(flown_m, along_m, lons).tolist()
    flown = zip(flown_lats, flown_lons, headings, strict=True)
    return [(LatLon(lat, lon), heading) for lat, lon, heading in flown]


def _find(journal: Journal) -> None:
    """Twelve hot spots: each seen again by the second flight, a third closed."""
    for number in range(1, SPOTS + 1):
        for code, minutes, cooler_c in (
            (EventCode.HOT_SPOT_CONFIRMED, 14.0 + number, 0.0),
            (EventCode.HOT_SPOT_SEEN, 96.0 + number, 90.0),
        ):
            seen = _spot(number, _at(minutes), cooler_c)
            journal.append(seen.last_at, Clock.DRONE, Source.FINDING, code, facts_of(seen))
    for number in range(1, SPOTS // 3 + 1):
        send(journal, number, f"Dobele {number}", _at(40.0 + number))
        close(journal, number, f"Dobele {number}", How.OUT, _at(120.0 + number))


def _spot(number: int, at: datetime, cooler_c: float) -> HotSpot:
    place = moved(HOME, 90.0 + 40.0 * number, 100.0 + 250.0 * abs(math.sin(number)))
    return HotSpot(
        number, number, place, ErrorEllipse(4.0, 2.5, 30.0), SpotState.CONFIRMED, 7,
        420.0 - 21.0 * number - cooler_c, False, TruthLevel.RAW, 0.6, at, at + timedelta(seconds=9),
    )  # fmt: skip


def _photograph(journal: Journal, *, training: bool) -> None:
    """Every other one thermal."""
    for i in range(PICTURES):
        at, thermal = _at(13.0 + (i * 1.1 if i < PICTURES // 2 else 70.0 + i * 1.1)), i % 2 == 1
        shot = Shot(
            pixels=_pixels(thermal=thermal, seed=i),
            stream="thermal" if thermal else "visible",
            taken_at=at,
            simulated=training,
            camera_at=moved(HOME, 20.0 * i, 100.0),
            camera_amsl_m=Amsl(HEIGHT_M + 40.0),
            pitch_deg=-45.0,
            yaw_deg=(37.0 * i) % 360.0,
            hottest_c=180.0 + 13.0 * i if thermal else None,
        )
        name = keep_media(journal.folder, snapshot_jpeg(shot), ".jpg")
        looks_at = moved(HOME, 20.0 * i, 160.0)
        facts = {
            "media": name, "sha256": name.partition(".")[0], "stream": shot.stream,
            "level": int(TruthLevel.RAW) if thermal else 0, "hottest_c": shot.hottest_c,
            "looks_at_lat_deg": looks_at.lat_deg, "looks_at_lon_deg": looks_at.lon_deg, "error_m": 6.0,
        }  # fmt: skip
        journal.append(at, Clock.DRONE, Source.FLIGHT, EventCode.SNAPSHOT, facts)


def _pixels(*, thermal: bool, seed: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Grass and smoke, or cold ground with an ember: noise as a camera has it, so that it packs as badly."""
    random = np.random.default_rng(seed)
    height, width = (512, 640) if thermal else (1080, 1920)
    y, x = np.mgrid[0:height, 0:width]
    waves = 20.0 * np.sin(x / 37.0 + seed) * np.cos(y / 23.0) + random.normal(0.0, 6.0, (height, width))
    if not thermal:
        smoke = 150.0 * np.exp(-(((x - width * 0.6) / 300.0) ** 2 + ((y - height * 0.35) / 160.0) ** 2))
        bands = (78.0 + waves + smoke, 96.0 + waves + smoke * 0.9, 62.0 + waves + smoke * 0.85)
    else:
        ember = 230.0 * np.exp(-(((x - width * 0.55) / 14.0) ** 2 + ((y - height * 0.5) / 11.0) ** 2))
        bands = (44.0 + waves + ember, 44.0 + waves + ember * 0.7, 48.0 + waves + ember * 0.15)
    return np.clip(np.stack(bands, axis=-1), 0.0, 255.0).astype(np.uint8)


def _say(journal: Journal) -> None:
    for question, text in _ANSWERS.items():
        facts = {"question": question, "text": text}
        journal.append(_at(190.0), Clock.LAPTOP, Source.PERSON, IncidentCode.ANSWER, facts)
    journal.append(_at(64.0), Clock.LAPTOP, Source.PERSON, IncidentCode.NOTE, {"text": "Vējš pagriezās"})
    facts = {
        "of": DISPATCH,
        "offset_s": 14.0,
        "spread_s": 6.0,
        "reason": "Mašīna stāvēja pirms tam",
    }
    journal.append(_at(191.0), Clock.LAPTOP, Source.PERSON, IncidentCode.CLOCK_OFFSET, facts)


def _fill(journal: Journal, count: int) -> None:
    """What a drone says in two flights, until there are as many entries as wanted."""
    for i in range(max(0, count)):
        facts = {"severity": 4, "text": f"EKF3 lane switch {i % 7}", "flight": "x"}
        at = _at(12.0 + 160.0 * i / max(1, count))
        journal.append(at, Clock.DRONE, Source.FLIGHT, EventCode.STATUS_TEXT, facts)
