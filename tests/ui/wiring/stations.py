"""A station with an incident open in it, for the tests of what connects its parts."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from firedrone.app import open_station
from firedrone.settings import Settings
from maps.area import Area
from maps.geo import LatLon, moved
from ui.incident.incident_draft import IncidentDraft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.station import Station

PLACE = LatLon(56.3829, 24.6479)
FIELD = Area(tuple(moved(PLACE, east, north) for east, north in ((50, 0), (250, 0), (250, 150), (50, 150))))


@contextmanager
def shown(data: Path, qtbot: QtBot, scene: LatLon | None = PLACE) -> Iterator[Station]:
    """Open and visible; `scene` None: without an incident."""
    opened = open_station(data, Settings())
    qtbot.addWidget(opened.parts.window)
    opened.parts.window.show()
    if scene is not None:
        opened.parts.incident_page.incident_created.emit(IncidentDraft("Grass fire", "Field", scene=scene))
    yield opened
    opened.close()
