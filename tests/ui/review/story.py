"""A made-up incident for the review page: a dispatch record, a real recorded flight, findings and notes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from incidents.metrics import measured
from incidents.model import Entry, Incident
from incidents.timeline import offsets_s, timeline
from maps.area import Area
from maps.geo import AboveGround, LatLon, moved
from missions.camera_model import DEFAULT_CAMERA
from missions.patterns.sweep import parallel
from telemetry.frames import Source, read_frames, utc
from telemetry.track import track_of
from tests.telemetry.tlogs import EXTRACT
from ui.review.flights import ReviewedFlight, take_off_place

if TYPE_CHECKING:
    from incidents.model import Fact
    from incidents.timeline import Moment
    from missions.plan import Plan
    from telemetry.track import Track
    from ui.review.review_page import ReviewPage

CENTRE = "dispatch:lv_excel"


@cache
def track() -> Track:
    return track_of(read_frames(EXTRACT), Source(1, 1))


TAKE_OFF = utc(track().at_us[int(track().armed.argmax())]) + timedelta(seconds=5)
LANDED = utc(track().at_us[-1]) - timedelta(seconds=5)
ALARM = TAKE_OFF - timedelta(minutes=12, seconds=4)
HOME = take_off_place(track()) or LatLon(56.0, 25.0)
INCIDENT = Incident(
    "20261122T131500Z_1f3c2d4e",
    ALARM,
    "Kūlas ugunsgrēks",
    "“Upmaļi”, Subates pagasts",
    number="0817",
    scene=moved(HOME, 120.0, 90.0),
    scene_error_m=40.0,
    alarm_at=ALARM,
)


def entries() -> tuple[Entry, ...]:
    """Numbered as a journal would."""
    spot = moved(HOME, 60.0, 40.0)
    return tuple(
        Entry(n, at, clock, source, code, facts)
        for n, (at, clock, source, code, facts) in enumerate(
            (
                (ALARM, "laptop", "person", "incident_created", {"what": "Kūlas ugunsgrēks"}),
                _dispatch(0.0, "call_received"),
                _dispatch(1.0, "dispatched", "Subate 11"),
                _dispatch(2.0, "en_route", "Subate 11"),
                _dispatch(3.0, "en_route", "Rokiškis 3"),
                _dispatch(11.0, "on_scene", "Subate 11"),
                _dispatch(14.0, "on_scene", "Rokiškis 3"),
                _dispatch(40.0, "under_control"),
                _dispatch(62.0, "returned", "Subate 11"),
                (TAKE_OFF, "drone", "flight", "took_off", {"battery_percent": 99}),
                (
                    TAKE_OFF + timedelta(seconds=90),
                    "drone",
                    "finding",
                    "marked",
                    {
                        "number": 1,
                        "temperature_c": 94.0,
                        "lat_deg": spot.lat_deg,
                        "lon_deg": spot.lon_deg,
                        "error_m": 9.0,
                    },
                ),
                (LANDED, "drone", "flight", "landed", {}),
                (TAKE_OFF + timedelta(minutes=20), "laptop", "person", "note", {"text": "Viss auksts"}),
                (
                    ALARM + timedelta(days=1),
                    "laptop",
                    "person",
                    "clock_offset",
                    {"of": CENTRE, "offset_s": 2.4, "reason": "radio"},
                ),
                (
                    ALARM + timedelta(days=1),
                    "laptop",
                    "person",
                    "answer",
                    {"question": "planned", "text": "Pārmeklēt lauku"},
                ),
            ),
            1,
        )
    )


def moments() -> tuple[Moment, ...]:
    return timeline(entries())


@cache
def plan() -> Plan:
    ring = tuple(moved(HOME, east, north) for east, north in ((0, 0), (200, 0), (200, 150), (0, 150)))
    return parallel(Area(ring), DEFAULT_CAMERA, AboveGround(60.0), home=HOME)


def flight(*, training: bool = False) -> ReviewedFlight:
    return ReviewedFlight("20261122T132000Z_77", track(), plan(), training)


def tell(page: ReviewPage, *, flights: bool = True) -> None:
    """Everything a page is told when an incident is opened."""
    page.show_incident(INCIDENT, moments(), measured(moments(), INCIDENT), offsets_s(entries()))
    if flights:
        page.show_flights((flight(),))


def _dispatch(
    minutes: float, code: str, unit: str | None = None
) -> tuple[datetime, str, str, str, dict[str, Fact]]:
    facts: dict[str, Fact] = {} if unit is None else {"unit": unit}
    return (ALARM + timedelta(minutes=minutes)).astimezone(UTC), CENTRE, "dispatch", code, facts
