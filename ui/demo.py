"""The demo: a sample incident near the border, a field to search, and the practice drone that searches it."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject

from incidents.codes import IncidentCode
from maps.area import Area
from maps.geo import LatLon, moved
from missions.task import Task

if TYPE_CHECKING:
    from missions.aboard import Aboard
    from missions.sortie import SortieResult
    from telemetry.state import VehicleState
    from ui.station import Station

# Metres east and north of the drone: a field of 8 ha beside it, on its own side of the river.
FIELD_M = ((40, 40), (330, 10), (370, 230), (90, 290))
SCENE_M = (220, 150)
WISH = Task(speed_m_s=10.0)
ALARM_BEFORE = timedelta(minutes=6)


def dispatch_table(alarm_at: datetime) -> str:
    """Two made-up trucks in the shape of a Latvian spreadsheet: sent, on the way, at the scene."""
    local = alarm_at.astimezone(ZoneInfo("Europe/Riga"))

    def written(minutes: int) -> str:
        return f"{local + timedelta(minutes=minutes):%d.%m.%Y %H:%M}"

    head = (
        "Notikuma Nr.;Saņemts;Nosūtīts;Izbrauca;Ieradās;Lokalizēts;Likvidēts;Atgriezās;Vienība;Apkalpe;"
        "Notikuma veids;Adrese;LKS-92 X;LKS-92 Y;Platība m2;Piezīmes"
    )
    what = "Kūlas ugunsgrēks;Skaistkalne;;;;"
    rows = [
        f"DEMO-1;{written(0)};{written(1)};{written(2)};{written(5)};;;;Skaistkalne 1;4;{what}",
        f"DEMO-1;{written(0)};{written(1)};{written(3)};;;;;Bauska 2;5;{what}",
    ]
    return "\r\n".join([head, *rows, ""])


class Demo(QObject):
    """Does by itself what a crew does by hand, through the same desks."""

    def __init__(self, station: Station, place: LatLon, speed: float) -> None:
        super().__init__(station)
        self._station = station
        self._place = place
        self._speed = speed
        self._sent = False

    def begin(self) -> None:
        """Open the incident, draw the field, start the drone; the rest follows from what it says."""
        parts = self._station.parts
        made = parts.incidents.create(
            self.tr("Grass fire"),
            self.tr("Field by the Mēmele, Skaistkalne"),
            scene=moved(self._place, *SCENE_M),
            scene_error_m=120.0,
            alarm_at=datetime.now(UTC) - ALARM_BEFORE,
            training=True,
        )
        if not made:
            return
        self._import_dispatch()
        field = Area(tuple(moved(self._place, east, north) for east, north in FIELD_M))
        parts.planning.want(replace(parts.planning.wanted.with_wish(WISH), area=field))
        parts.pump.vehicle_changed.connect(self._on_vehicle)
        parts.flight.aboard_changed.connect(self._on_aboard)
        parts.flight.sortie_ended.connect(self._on_landed)
        parts.training.start(self._place, self._speed, moved(self._place, *SCENE_M))
        parts.window.show_page("fly")
        if parts.planning.plan is not None:
            parts.fly_map.fit([*parts.planning.plan.area.ring, self._place])  # type: ignore[union-attr]

    def _import_dispatch(self) -> None:
        """What the dispatch centre's own table would say, with times of today."""
        parts = self._station.parts
        alarm_at = parts.incidents.incident.alarm_at if parts.incidents.incident is not None else None
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "dispatch.csv"
            path.write_text(dispatch_table(alarm_at or datetime.now(UTC)), "utf-8-sig")
            parts.incidents.import_dispatch_file(path)

    def _on_vehicle(self, state: VehicleState, _now_s: float) -> None:
        """Once it knows where it is, and the plan begins there, the plan goes aboard."""
        planning = self._station.parts.planning
        known = state.home is not None and state.estimator is not None and state.estimator.position_ok
        if known and not self._sent and planning.plan is not None and planning.settled:
            self._sent = True
            self._station.flying.send_plan()

    def _on_aboard(self, aboard: Aboard | None) -> None:
        parts = self._station.parts
        if aboard is None or parts.flight.state.armed:
            return
        parts.incidents.write(
            IncidentCode.NOTE, {"text": self.tr("Demo: the practice drone takes off by itself.")}
        )
        parts.flight.take_off()

    def _on_landed(self, result: SortieResult) -> None:
        if result.landed:
            self._station.reviewing.look()
