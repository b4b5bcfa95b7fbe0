"""What somebody typed about a new alarm, before it is an incident with a journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from incidents.alarm.record import AlarmText
    from maps.geo import LatLon


@dataclass(frozen=True, slots=True)
class IncidentDraft:
    """The head of an incident to be. The fields mean what those of `incidents.model.Incident` mean."""

    what: str
    where: str
    number: str | None = None
    scene: LatLon | None = None
    scene_error_m: float | None = None
    alarm_at: datetime | None = None  # aware
    training: bool = False
    alarm_text: str = ""  # as it was pasted or dropped
    alarm: AlarmText | None = None  # what was read from it
    position: str = ""  # one that may mean several places, or none: to be asked about
