"""One press keeps the picture that is shown: in the incident, with place, heading, temperature and time."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from incidents.folder import keep_media
from incidents.model import IncidentError
from telemetry.events import Event, EventCode
from telemetry.video.snapshot import Shot, snapshot_jpeg

if TYPE_CHECKING:
    from pathlib import Path

    from telemetry.events import Fact
    from ui.wiring.parts import Parts
    from ui.wiring.seeing import Pixels, SeeingWires

AGAIN_S = 1.0


class PhotographingWires(QObject):
    """Without an incident or a picture nothing is kept, and said so."""

    def __init__(self, parts: Parts, seeing: SeeingWires, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts, self._seeing = parts, seeing
        self._kept: tuple[float, Path, str] | None = None  # when, in which incident, as what

    def keep(self) -> str | None:
        """The SHA-256 of the picture in the incident's media; None: there was none, or nowhere to keep it.

        What is asked for again at once gets the same: three embers confirmed in one look are in one picture.
        """
        now_s, folder = time.monotonic(), self._parts.incidents.folder
        if self._kept is None or now_s - self._kept[0] > AGAIN_S or self._kept[1] != folder:
            name = self._keep()
            self._kept = None if name is None or folder is None else (now_s, folder, name)
        return None if self._kept is None else self._kept[2].partition(".")[0]

    def keep_for_mark(self) -> dict[str, Fact]:
        """What a mark has of the picture: its file, the ground under the cross, the temperature there."""
        facts = self._facts()
        name = self._keep()
        if name is not None:
            facts["media"] = name
        return facts

    def _keep(self) -> str | None:
        parts, pixels = self._parts, self._seeing.pixels
        folder = parts.incidents.folder
        if pixels is None or folder is None:
            return None
        try:
            name = keep_media(folder, snapshot_jpeg(self._shot(pixels)), ".jpg")
        except (IncidentError, OSError) as error:
            parts.window.show_error(str(error))
            return None
        facts: dict[str, Fact] = {"media": name, "sha256": name.partition(".")[0], **self._facts()}
        event = Event(EventCode.SNAPSHOT, parts.flight.utc(), parts.flight.now_s, facts)
        flight = parts.flight.folder
        parts.incidents.happened(
            event, None if flight is None else flight.name, training=parts.flight.training
        )
        return name

    def _facts(self) -> dict[str, Fact]:
        seen, overlay = self._seeing.middle, self._seeing.overlay
        facts: dict[str, Fact] = {"stream": self._seeing.eye.value, "level": int(overlay.level)}
        if overlay.hottest is not None:
            facts |= {"hottest_c": round(overlay.hottest.celsius, 1), "at_least": overlay.hottest.at_least}
        if overlay.middle_c is not None:
            facts["temperature_c"] = round(overlay.middle_c, 1)
        if seen is not None:
            facts |= {
                "looks_at_lat_deg": round(seen.at.lat_deg, 7),
                "looks_at_lon_deg": round(seen.at.lon_deg, 7),
                "error_m": round(seen.ellipse.most_m, 1),
            }
        return facts

    def _shot(self, pixels: Pixels) -> Shot:
        overlay, seen = self._seeing.overlay, self._seeing.middle
        state = self._parts.flight.state
        fix, gimbal, hottest = state.fix, state.gimbal, overlay.hottest
        return Shot(
            pixels=pixels.view("uint8").reshape(*pixels.shape[:2], 4),
            stream=self._seeing.eye.value,
            taken_at=datetime.now(UTC),
            simulated=self._parts.flight.training,
            camera_at=None if fix is None else fix.at,
            camera_amsl_m=None if fix is None else fix.amsl_m,
            pitch_deg=None if gimbal is None else gimbal.pitch_deg,
            yaw_deg=None if gimbal is None else gimbal.yaw_deg,
            seen_at=None if seen is None else seen.at,
            half_m=None if seen is None else seen.ellipse.half_m,
            most_m=None if seen is None else seen.ellipse.most_m,
            hottest_c=None if hottest is None else hottest.celsius,
            at_least=hottest is not None and hottest.at_least,
            truth_level=int(overlay.level) if overlay.thermal else None,
        )
