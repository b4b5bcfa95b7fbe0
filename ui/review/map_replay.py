"""The map of the review page: at every moment it shows what was known and flown until then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from incidents.codes import Source
from incidents.facts import number_in, place_in
from maps.geo import LatLon
from telemetry.state import VehicleState
from ui import units
from ui.map.layers.marks import MapMark, MarkKind
from ui.review.flights import drone_at, flown_until, shift_of, take_off_place
from ui.review.seen_replay import SeenReplay
from ui.review.trucks import trucks_at
from ui.review.truth_replay import TruthReplay

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from incidents.model import Incident
    from incidents.timeline import Moment
    from incidents.tracks.taken import TakenTrack
    from ui.map.map_view import MapView
    from ui.review.flights import Floats, ReviewedFlight
    from ui.review.reviewed_truth import ReviewedTruth

_APPENDED_MAX = 50  # more new points than that are drawn at once
_NOTHING: Floats = np.zeros(0)


class MapReplay:
    """Tells a MapView only what has changed since the cursor's last place."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self.seen = SeenReplay(view)
        self._incident: Incident | None = None
        self._flights: tuple[ReviewedFlight, ...] = ()
        self._offsets: Mapping[str, float] = {}
        self._findings: list[tuple[datetime, MapMark]] = []
        self._track: tuple[Floats, Floats] = (_NOTHING, _NOTHING)
        self._marks: tuple[MapMark, ...] = ()
        self._flight: ReviewedFlight | None = None
        self._trucks: tuple[TakenTrack, ...] = ()
        self._truth: TruthReplay | None = None

    def show_truth(self, truth: ReviewedTruth | None) -> None:
        """Of an exercise; None: it was none."""
        self._truth = None if truth is None else TruthReplay(truth)
        self._view.show_truth(None)

    def show_tracks(self, tracks: Sequence[TakenTrack]) -> None:
        """The tracks of trucks."""
        self._trucks = tuple(tracks)

    def show_story(
        self,
        incident: Incident | None,
        story: Sequence[Moment],
        flights: Sequence[ReviewedFlight],
        offsets: Mapping[str, float],
    ) -> None:
        """What there is to replay."""
        self._incident, self._flights, self._offsets = incident, tuple(flights), dict(offsets)
        self._findings = _findings(story)
        self._flight = None
        self._view.show_plan(None, aboard=False)
        self._view.show_home(None)
        scene = None if incident is None else incident.scene
        self._view.show_scene(scene, None if incident is None else incident.scene_error_m)
        self._view.show_vehicle(VehicleState(), 0.0)
        self._set_track(_NOTHING, _NOTHING)
        self._show_marks(())
        self._view.show_trucks(())
        # Nobody knows where the camera of another drone looked
        self.seen.set_flights([flight for flight in flights if not flight.elsewhere], offsets)

    def set_burnt_in(self, text: str) -> None:
        self._view.set_burnt_in(text)

    def show_cursor(self, at: datetime) -> None:
        """The map as it was at this moment."""
        there = drone_at(self._flights, at, self._offsets)
        self._show_flight(there.flight if there is not None else self._flight_before(at))
        self._show_track(*flown_until(self._flights, at, self._offsets))
        self._show_marks(tuple(mark for found, mark in self._findings if found <= at))
        self._view.show_vehicle(VehicleState() if there is None else there.vehicle, 0.0)
        self._view.show_trucks(trucks_at(self._trucks, at, self._offsets))
        self._view.show_truth(None if self._truth is None else self._truth.at(at))
        self.seen.show(at)

    def show_everything(self) -> None:
        """Look at all that was flown, planned and found, and at the scene."""
        places: list[LatLon] = []
        for flight in self._flights:
            armed = np.flatnonzero(flight.track.armed)
            if len(armed):
                lats, lons = flight.track.lat_deg[armed], flight.track.lon_deg[armed]
                places += [
                    LatLon(float(lats.min()), float(lons.min())),
                    LatLon(float(lats.max()), float(lons.max())),
                ]
            if flight.plan is not None and flight.plan.area is not None:
                places += flight.plan.area.ring
        for taken in self._trucks:
            lats, lons = taken.track.lat_deg, taken.track.lon_deg
            places += [
                LatLon(float(lats.min()), float(lons.min())),
                LatLon(float(lats.max()), float(lons.max())),
            ]
        places += [mark.at for _, mark in self._findings]
        if self._incident is not None and self._incident.scene is not None:
            places.append(self._incident.scene)
        self._view.fit(places)

    def _show_flight(self, flight: ReviewedFlight | None) -> None:
        if flight is None or flight is self._flight:
            return
        self._flight = flight
        self._view.show_plan(flight.plan, aboard=True)
        # A video may begin in the air: where another drone took off is not known
        self._view.show_home(None if flight.elsewhere else take_off_place(flight.track))

    def _flight_before(self, at: datetime) -> ReviewedFlight | None:
        """The last one that had begun, else the one to come."""
        begun = [
            flight
            for flight in self._flights
            if flight.track.index_at(at - shift_of(flight, self._offsets)) is not None
        ]
        return begun[-1] if begun else next(iter(self._flights), None)

    def _show_track(self, lat_deg: Floats, lon_deg: Floats) -> None:
        before = len(self._track[0])
        new = len(lat_deg) - before
        grown = before > 0 and 0 <= new <= _APPENDED_MAX and not np.isnan(lat_deg[before:]).any()
        if not grown:
            self._set_track(lat_deg, lon_deg)
            return
        for lat, lon in zip(lat_deg[before:].tolist(), lon_deg[before:].tolist(), strict=True):
            self._view.append_track(lat, lon)
        self._track = (lat_deg, lon_deg)

    def _set_track(self, lat_deg: Floats, lon_deg: Floats) -> None:
        if len(lat_deg) or len(self._track[0]):
            self._view.set_track(lat_deg, lon_deg)
        self._track = (lat_deg, lon_deg)

    def _show_marks(self, marks: tuple[MapMark, ...]) -> None:
        if marks != self._marks:
            self._marks = marks
            self._view.show_marks(marks)


def _findings(story: Sequence[Moment]) -> list[tuple[datetime, MapMark]]:
    """Numbered as on the lanes and in the report."""
    found: list[tuple[datetime, MapMark]] = []
    marked = [moment for moment in story if moment.entry.source == Source.FINDING]
    for place, moment in enumerate(marked, 1):
        facts = moment.entry.facts
        at, number, heat = place_in(facts), number_in(facts, "number"), number_in(facts, "temperature_c")
        if at is None:
            continue
        mark = MapMark(
            at,
            MarkKind.MARK if heat is None else MarkKind.HOT_SPOT,
            place if number is None else int(number),
            "" if heat is None else units.temperature(heat).number + "°",
            number_in(facts, "error_m"),
        )
        found.append((moment.at, mark))
    return found
