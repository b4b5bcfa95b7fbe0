"""The pages and the main sheets of the running program, each set up as a crew would see it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from maps.area import Area
from maps.geo import AboveGround, AboveHome, Amsl, LatLon, moved
from missions.budget import FlightBudget
from telemetry.alarms import Alarm, AlarmCode
from telemetry.state import (
    Battery,
    Fix,
    Heartbeat,
    Home,
    LinkCounts,
    Satellites,
    SystemStatus,
    Terrain,
    VehicleState,
    Wind,
)
from ui.incident.incident_draft import IncidentDraft
from ui.incident.wanted import Wanted
from ui.roles import Action, Role
from ui.roles_sheet import RoleSheet
from ui.settings_room.section import Section

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ui.settings_room.settings_room import SettingsRoom
    from ui.station import Station

AT = datetime(2026, 8, 22, 10, 7, 42, tzinfo=UTC)
NOW_S = 100.0
PLACE = LatLon(56.3829, 24.6479)
FIELD_M = ((50, 0), (350, 20), (330, 250), (40, 220))


def open_incident(station: Station) -> None:
    """A grass fire with an area to search; what the scenes below show."""
    page = station.parts.incident_page
    page.incident_created.emit(IncidentDraft("Grass fire", "“Upmaļi”, Subates pagasts", scene=PLACE))
    page.wanted.emit(Wanted(area=Area(tuple(moved(PLACE, east, north) for east, north in FIELD_M))))


def flying(heard_s: float = 99.8) -> VehicleState:
    """Half-way through a search, everything heard at `heard_s`; the present is NOW_S."""
    return VehicleState(
        heartbeat=Heartbeat("AUTO", armed=True, status=SystemStatus.ACTIVE, received_s=heard_s),
        fix=Fix(moved(PLACE, 200.0, 110.0), Amsl(180.0), AboveHome(62.0), 7.9, 0.0, 80.0, heard_s),
        satellites=Satellites(3, 17, 0.8, 0.8, heard_s),
        battery=Battery(22.8, 20.0, 37, 1000, heard_s),
        home=Home(PLACE, Amsl(118.0), heard_s),
        wind=Wind(225.0, 6.0, heard_s),
        terrain=Terrain(AboveGround(58.0), heard_s),
        link=LinkCounts(heard_s=heard_s),
    )


def standing(heard_s: float = 99.8) -> VehicleState:
    heartbeat = Heartbeat("GUIDED", armed=False, status=SystemStatus.STANDBY, received_s=heard_s)
    return VehicleState(heartbeat=heartbeat, link=LinkCounts(heard_s=heard_s))


def _hear(station: Station, state: VehicleState) -> None:
    parts = station.parts
    for shown in (parts.window, parts.fly_page, parts.fly_map, parts.incident_page):
        shown.show_vehicle(state, NOW_S)


def _page(name: str, station: Station) -> None:
    station.parts.window.show_page(name)
    _hear(station, standing())


def _fly(heard_s: float, alarms: tuple[Alarm, ...], station: Station) -> None:
    parts = station.parts
    parts.window.show_page("fly")
    budget = FlightBudget(130.0, 118.0, 300.0, 1500.0, 1, turn_back_at=AT)
    for page in (parts.window, parts.fly_page):
        page.show_alarms(alarms)
        page.show_budget(budget)
    parts.fly_page.show_marks(3)
    parts.window.show_recording(938.0)
    _hear(station, flying(heard_s))


def _form(station: Station) -> None:
    station.parts.window.show_page("incident")
    station.parts.incident_page.start_new_alarm()


def _first_start(steps: int, station: Station) -> None:
    station.beginning.open_sheet()
    sheet = station.parts.window.sheet.content
    for _ in range(steps):
        QTest.keyClick(sheet, Qt.Key.Key_Return)


def _pin(station: Station) -> None:
    """Asked for where the chief has one."""
    sheet = RoleSheet(Role.PILOT, {Role.CHIEF}, Action.CORRECT_BOOKS)
    station.parts.window.open_sheet(sheet)


def _over(page: str, open_sheet: Callable[[Station], None], station: Station) -> None:
    station.parts.window.show_page(page)
    open_sheet(station)


def _settings(section: Section, station: Station) -> None:
    station.settling.open()
    cast("SettingsRoom", station.parts.window.sheet.content).show_section(section)


_LOW = (Alarm(AlarmCode.BATTERY_LOW, 90.0, {"percent": 28}),)

SCENES: Mapping[str, Callable[[Station], None]] = {
    "incident": partial(_page, "incident"),
    "fly-ground": partial(_page, "fly"),
    "fly": partial(_fly, 99.8, ()),
    "fly-alarm": partial(_fly, 99.8, _LOW),
    "fly-lost": partial(_fly, 40.0, _LOW),
    "review": partial(_page, "review"),
    "train": partial(_page, "train"),
    "new-alarm": _form,
    "checks": partial(_over, "fly", lambda station: station.flying.open_checks()),
    "alarms": partial(_over, "fly", lambda station: station.alerting.open_list()),
    "first-start": partial(_over, "incident", lambda station: station.beginning.open_sheet()),
    "first-brigade": partial(_over, "incident", partial(_first_start, 1)),
    "first-drone": partial(_over, "incident", partial(_first_start, 2)),
    "first-district": partial(_over, "incident", partial(_first_start, 3)),
    "first-flight": partial(_over, "incident", partial(_first_start, 4)),
    "roles": partial(_over, "review", lambda station: station.guarding.open_sheet()),
    "pin": partial(_over, "review", _pin),
    "settings": partial(_over, "fly", partial(_settings, Section.LOOK)),
    "settings-brigade": partial(_over, "fly", partial(_settings, Section.BRIGADE)),
    "settings-alarms": partial(_over, "fly", partial(_settings, Section.ALARMS)),
    "link": partial(_over, "fly", lambda station: station.linking.open_sheet()),
    "streams": partial(_over, "fly", lambda station: station.streaming.open_sheet()),
    "find": partial(_over, "incident", lambda station: station.finding.open_sheet()),
    "district": partial(_over, "incident", lambda station: station.areas.open_sheet()),
    "download": partial(_over, "incident", lambda station: station.downloading.open()),
    "confirmations": partial(_over, "incident", lambda station: station.confirming.open()),
    "templates": partial(
        _over, "incident", lambda station: station.parts.incident_page.templates_wanted.emit()
    ),
    "books": partial(_over, "review", lambda station: station.parts.review_page.books_wanted.emit()),
    "share": partial(_over, "review", lambda station: station.parts.review_page.share_wanted.emit()),
}


def clear(station: Station) -> None:
    """Back to a calm page without a sheet."""
    parts = station.parts
    parts.window.close_sheet()
    parts.incident_page.leave_new_alarm()
    for page in (parts.window, parts.fly_page):
        page.show_alarms(())
        page.show_budget(None)
    parts.window.show_recording(None)
