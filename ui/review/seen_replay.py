"""The seen ground of recorded flights at the cursor: worked out once, a little at a time."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from PySide6.QtCore import QObject, QTimer

from maps.area import AreaError
from maps.geo import LatLon
from missions.camera_model import CAMERAS, DEFAULT_CAMERA
from missions.search_grid import grid_around, grid_over
from missions.seen_history import SeenHistory
from ui.map.layers.seen_picture import picture_of
from ui.review.flights import shift_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from missions.search_grid import SearchGrid
    from ui.map.map_view import MapView
    from ui.review.flights import ReviewedFlight

    Key: TypeAlias = tuple[tuple[str, int, float], ...]

TURN_S = 0.008
FIRST_MS = 500  # the page is painted first, and the next flight may be on its way
MOVED_S, MOVED_MS = 0.2, 40  # while a hand moves the cursor, a turn comes less often
AROUND_M = 100.0  # of flights without one area: as far as a camera looks, more or less
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class SeenReplay(QObject):
    """Real flights count; those of a training only where there is nothing else."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._flown: Key = ()
        self._history: SeenHistory | None = None
        self._work: Iterator[None] | None = None
        self._start_s = 0.0  # of the first flight, since 1970
        self._at: datetime | None = None
        self._timer = QTimer(self)
        self._moved_s = 0.0
        self._timer.timeout.connect(self._turn)

    @property
    def ready(self) -> bool:
        """Everything has been worked out."""
        return self._work is None

    def set_flights(self, flights: Sequence[ReviewedFlight], offsets: Mapping[str, float]) -> None:
        """What there is to replay. The same flights again change nothing."""
        real = [flight for flight in flights if not flight.training]
        counted = [flight for flight in real or flights if flight.track.armed.any()]
        flown: Key = tuple((f.name, len(f.track), shift_of(f, offsets).total_seconds()) for f in counted)
        if flown == self._flown:
            return
        self._flown, self._history, self._work = flown, None, None
        self._view.show_seen(None)
        self._timer.stop()
        if not counted:
            return
        self._start_s = min(_began_s(flight, offsets) for flight in counted)
        self._history = SeenHistory(_grid(counted))
        self._work = self._added(self._history, counted, offsets)
        self._timer.start(FIRST_MS)

    def show(self, at: datetime) -> None:
        """The seen ground at this moment, as soon as it is known."""
        self._at, self._moved_s = at, time.monotonic()
        if self._history is not None and self.ready:
            steps = self._history.steps_at((at - _EPOCH).total_seconds() - self._start_s)
            self._view.update_seen(0, 0, steps)

    def _turn(self) -> None:
        began_s = time.monotonic()
        until_s = began_s + TURN_S
        self._timer.setInterval(MOVED_MS if began_s - self._moved_s < MOVED_S else 0)
        while self._work is not None and time.monotonic() < until_s:
            if next(self._work, self) is self:
                self._work = None
        if self._work is None and self._history is not None:
            self._timer.stop()
            self._show_all(self._history)

    def _show_all(self, history: SeenHistory) -> None:
        empty = SeenHistory(history.coverage.grid)
        self._view.show_seen(picture_of(empty.coverage))
        if self._at is not None:
            self.show(self._at)

    def _added(
        self, history: SeenHistory, flights: Sequence[ReviewedFlight], offsets: Mapping[str, float]
    ) -> Iterator[None]:
        for flight in sorted(flights, key=lambda f: _began_s(f, offsets)):
            plan = flight.plan
            camera = plan.camera if plan is not None and plan.camera in CAMERAS else DEFAULT_CAMERA.name
            look = None if plan is None else plan.look
            began_s = _began_s(flight, offsets) - self._start_s
            yield from history.add(flight.track, flight.gimbal, CAMERAS[camera], began_s, look)


def _began_s(flight: ReviewedFlight, offsets: Mapping[str, float]) -> float:
    return float(flight.track.at_us[0]) / 1e6 + shift_of(flight, offsets).total_seconds()


def _grid(flights: Sequence[ReviewedFlight]) -> SearchGrid:
    """Over the area, where all of them had the same; else round where they flew."""
    areas = {(f.plan.area, f.plan.no_fly) if f.plan is not None else (None, ()) for f in flights}
    area, no_fly = next(iter(areas))
    if len(areas) == 1 and area is not None:
        try:
            return grid_over(area, no_fly)
        except AreaError:
            pass
    lats = np.concatenate([f.track.lat_deg[f.track.armed] for f in flights])
    lons = np.concatenate([f.track.lon_deg[f.track.armed] for f in flights])
    low, high = (LatLon(float(f(lats)), float(f(lons))) for f in (np.min, np.max))
    return grid_around([low, high], AROUND_M)
