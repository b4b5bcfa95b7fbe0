"""Follow hot places on the ground over many pictures, confirm what stays, forget what flashes.

A sighting belongs to a track when it is within its gate: the Mahalanobis distance by the errors that differ
between the two. Within a pass that is little, so that glints nearby do not add up. Between passes it is much:
there a single sighting decides nothing. What is confirmed in a new pass is compared with what was known
before, and goes on as that where it may be the same.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from telemetry.georeference.error_model import covariance_of
from telemetry.georeference.ray_march import FLATTEST_DEG
from telemetry.georeference.view import in_picture, on_ground
from telemetry.hot_spots.hot_spot import SpotState
from telemetry.hot_spots.track import LEAST_OF_A_PASS, Fixed, Sighting, Track, fused

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from numpy.typing import NDArray

    from maps.area import LocalFrame
    from maps.geo import LatLon
    from telemetry.georeference.view import View
    from telemetry.hot_spots.detection import Detection
    from telemetry.hot_spots.hot_spot import HotSpot
    from telemetry.hot_spots.spot_pass import SpotPass

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]

GATE = 5.99  # chi-square of two dimensions that holds 95 %: wider, glints add up now and then
SAME_GATE = 13.82  # 99.9 %: a second number for one place sends a crew twice
WIDE_GATE = 25.0  # for what was seen so often that a shaken picture is likelier than a second place
PASS_GAP_S = 20.0
MOST_NEW, MOST_CONFIRMED = 300, 999
ONE_PLACE_M = 1.0  # what is nearer together in one picture is one place to a crew
_DRIFT_S = 30.0  # in which the errors of a pass become others
_FLOOR_M2 = 0.15**2
_EDGE = 0.04  # of the picture's width, and of its height: too near the edge to be missed for sure
_MANY = 3  # known spots seen again
_STEADIED = 0.3  # of the variance within a pass
_OFTEN = 4  # of the last possible sightings
_IN_VAIN = 8  # possible sightings without one that end what is not confirmed


@dataclass(frozen=True, slots=True)
class Engine:
    """A truck or another machine of ours, which is warm and no hot spot."""

    at: LatLon
    radius_m: float = 8.0


@dataclass(frozen=True, slots=True)
class Tracked:
    """What a picture changed."""

    confirmed: tuple[HotSpot, ...] = ()  # anew, with their numbers
    passes: tuple[SpotPass, ...] = ()  # that have ended, of confirmed ones


class Tracker:
    """Lives as long as a flight; `known` are the confirmed ones of the incident's earlier flights."""

    def __init__(self, frame: LocalFrame, known: Iterable[HotSpot] = (), next_number: int = 1) -> None:
        self.frame = frame
        self.engines: tuple[Engine, ...] = ()
        self._tracks: list[Track] = []
        self._next_track = 1
        self._next_number = next_number
        for spot in known:
            self._recall(spot)

    def spots(self) -> tuple[HotSpot, ...]:
        """All that are followed: confirmed ones by number, then those seen more than once."""
        shown = [one for one in self._tracks if one.number or one.sightings > 1]
        shown.sort(key=lambda one: (not one.number, one.number, one.track))
        return tuple(one.spot(self.frame) for one in shown)

    def step(
        self,
        sightings: Sequence[Sighting],
        seen: View,
        t_s: float,
        at: datetime,
        *,
        whole: bool = True,
    ) -> Tracked:
        """One picture, the hottest sighting first. `t_s`: when it was taken, on any clock that does not go
        back; `at`: the same in UTC. Not `whole`: only the hottest was told, and of what is confirmed nothing
        follows from not being it; what is not confirmed yet has to be it again and again."""
        passes = self._end_passes(t_s)
        taken = self._places_of_their_own(sightings)
        pairs = self._assign(taken, t_s)
        possible = self._possible(seen)
        for index, track in enumerate(self._tracks):
            sighting = pairs.get(index)
            if sighting is not None:
                inside = _well_inside(seen, taken[sighting].detection)
                track.look(taken[sighting], t_s, at, counts=inside)
            elif possible[index] and (whole or not track.number):
                track.look(None, t_s, at)
        assigned = set(pairs.values())
        for number, sighting in enumerate(taken):
            if number not in assigned:
                self._begin(sighting, t_s, at, counts=_well_inside(seen, sighting.detection))
        confirmed = self._confirm()
        self._forget(t_s)
        return Tracked(tuple(one.spot(self.frame) for one in confirmed), passes)

    def close(self) -> tuple[SpotPass, ...]:
        """The flight is over, and so are all passes."""
        return self._end_passes(math.inf)

    def _recall(self, spot: HotSpot) -> None:
        if spot.state is not SpotState.CONFIRMED:
            return
        place, covariance = np.array(self.frame.to_xy(spot.at)), covariance_of(spot.ellipse)
        track = Track(self._next_track, spot.first_at, spot.last_at, -math.inf, spot.level, spot.number)
        track.near, track.spread, track.sightings = place, covariance, spot.sightings
        track.past.append(Fixed(place, covariance * 0.4, covariance * 0.6))
        track.temperature_c, track.at_least, track.area_m2 = spot.temperature_c, spot.at_least, spot.area_m2
        self._tracks.append(track)
        self._next_track += 1
        self._next_number = max(self._next_number, spot.number + 1)

    def _places_of_their_own(self, sightings: Sequence[Sighting]) -> list[Sighting]:
        """The hottest of those that are one place; none of our own machines. The hottest come first."""
        machines = [(*self.frame.to_xy(engine.at), engine.radius_m) for engine in self.engines]
        taken: list[Sighting] = []
        for one in sightings:
            x, y = one.place.tolist()
            error_m = math.sqrt(float(np.trace(one.fast + one.passing + one.lasting)) / 2.0)
            if any(math.hypot(x - e, y - n) <= radius + error_m for e, n, radius in machines):
                continue
            if all(math.dist((x, y), other.place.tolist()) >= ONE_PLACE_M for other in taken):
                taken.append(one)
        return taken

    def _assign(self, sightings: list[Sighting], t_s: float) -> dict[int, int]:
        """Which track (by index) was seen in which sighting: the nearest pairs first, one for one."""
        if not sightings or not self._tracks:
            return {}
        near = np.stack([one.near for one in self._tracks])
        near[[not one.in_pass for one in self._tracks]] = np.inf
        places = np.stack([one.place for one in sightings])
        tracks, seen = _close(near, places)
        if not len(tracks):
            return {}
        own = np.stack([one.spread for one in self._tracks])
        age = np.array([max(0.0, t_s - one.last_s) for one in self._tracks])
        changed = 2.0 * -np.expm1(-age / _DRIFT_S)
        fast = np.stack([one.fast for one in sightings])
        slow = np.stack([one.passing + one.lasting for one in sightings])
        gate = own[tracks] + fast[seen] + changed[tracks][:, None, None] * slow[seen]
        often = np.array([one.bits.bit_count() >= _OFTEN for one in self._tracks])[tracks]
        off = places[seen] - near[tracks]
        shake = _shake(off, _mahalanobis(off, gate), tracks, often)
        if shake is not None:  # what all of the picture shares is known: what is left is small
            off, gate = off - shake, _STEADIED * gate
        far = _mahalanobis(off, gate)
        inside = far <= np.where(often, WIDE_GATE, GATE)
        order = np.argsort(far[inside])
        pairs: dict[int, int] = {}
        used: set[int] = set()
        rows = zip(tracks[inside][order].tolist(), seen[inside][order].tolist(), strict=True)
        for track, sighting in rows:
            if track not in pairs and sighting not in used:
                pairs[track] = sighting
                used.add(sighting)
        return pairs

    def _possible(self, seen: View) -> Mask:
        """Which places are well inside the picture, where what is hot would be seen."""
        if not self._tracks:
            return np.zeros(0, np.bool_)
        places = np.stack([one.near for one in self._tracks])
        ground = on_ground(seen, places[:, 0], places[:, 1])
        u, v = in_picture(seen, ground)
        lens, away = seen.lens, ground - seen.eye
        steep = -away[:, 2] >= math.sin(math.radians(FLATTEST_DEG)) * np.linalg.norm(away, axis=1)
        across, along = _EDGE * lens.width_px, _EDGE * lens.height_px
        inside = (u >= across) & (u <= lens.width_px - across) & (v >= along) & (v <= lens.height_px - along)
        return inside & steep

    def _begin(self, sighting: Sighting, t_s: float, at: datetime, *, counts: bool) -> None:
        track = Track(self._next_track, at, at, t_s, sighting.detection.level)
        self._next_track += 1
        track.look(sighting, t_s, at, counts=counts)
        self._tracks.append(track)

    def _confirm(self) -> list[Track]:
        anew: list[Track] = []
        count = sum(1 for one in self._tracks if one.number)
        for track in [one for one in self._tracks if not one.number and one.confirmable]:
            if self._never_beside(track) or self._known_already(track):
                self._tracks.remove(track)
            elif count + len(anew) < MOST_CONFIRMED:
                track.number = self._next_number
                self._next_number += 1
                anew.append(track)
        return anew

    def _never_beside(self, track: Track) -> bool:
        """So near to a confirmed one that it is that, shaken: no picture had both."""
        for known in self._tracks:
            if not (known.number and known.in_pass) or len({*known.seen_in} & {*track.seen_in}) > 1:
                continue
            off = (track.near - known.near)[None]
            if float(_mahalanobis(off, (track.spread + known.spread)[None])[0]) <= WIDE_GATE:
                return True
        return False

    def _known_already(self, track: Track) -> bool:
        """Confirmed in an earlier pass: the nearest of those goes on as this. Not one that something else
        in this pass is nearer to, which is only not confirmed yet: of two neighbours the one that comes into
        the picture first would take the other's number, and that one the next one's."""
        shift = self._shift()
        others = [
            one
            for one in self._tracks
            if one is not track and not one.number and one.in_pass and one.sightings >= LEAST_OF_A_PASS
        ]
        best: tuple[float, Track] | None = None
        for known in self._tracks:
            if not known.number or known.in_pass:
                continue
            far = _apart(track, known, shift)
            if far > SAME_GATE or (best is not None and far >= best[0]):
                continue
            if all(_apart(other, known, shift) >= far for other in others):
                best = far, known
        if best is None:
            return False
        best[1].go_on_as(track)
        return True

    def _shift(self) -> Floats:
        """How far off all of this pass is from those before, where enough was seen again to say it."""
        offs = [one.near - fused(one.past).place for one in self._tracks if one.in_pass and one.past]
        return np.median(offs, axis=0) if len(offs) >= _MANY else np.zeros(2)

    def _end_passes(self, t_s: float) -> tuple[SpotPass, ...]:
        ended: list[SpotPass] = []
        for track in self._tracks:
            if track.now is not None and t_s - track.now.last_s > PASS_GAP_S:
                done = track.end_pass()
                if done is not None and track.number:
                    ended.append(done)
        return tuple(ended)

    def _forget(self, t_s: float) -> None:
        """What was not confirmed and is gone; and the oldest of too many."""
        self._tracks = [one for one in self._tracks if one.number or not _gone(one, t_s)]
        spare = sum(1 for one in self._tracks if not one.number) - MOST_NEW
        if spare > 0:
            oldest = sorted((one for one in self._tracks if not one.number), key=lambda one: one.last_s)
            dropped = {id(one) for one in oldest[:spare]}
            self._tracks = [one for one in self._tracks if id(one) not in dropped]


def _well_inside(seen: View, found: Detection) -> bool:
    across, along = _EDGE * seen.lens.width_px, _EDGE * seen.lens.height_px
    width, height = seen.lens.width_px - across, seen.lens.height_px - along
    return across <= found.u_px <= width and along <= found.v_px <= height


def _gone(track: Track, t_s: float) -> bool:
    if track.chances > _IN_VAIN and not track.bits & ((1 << _IN_VAIN) - 1):
        return True
    return t_s - track.last_s > PASS_GAP_S


_REACH_M = 60.0  # no gate is wider


def _close(near: Floats, places: Floats) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The pairs that are worth asking: rows of `near` and of `places`."""
    off = np.abs(near[:, None, :] - places[None, :, :]).max(axis=2)
    rows, columns = np.nonzero(off <= _REACH_M)
    return rows, columns


def _apart(track: Track, known: Track, shift: Floats) -> float:
    """The squared distance of two places by the errors of both, the first put back by `shift`."""
    (place, spread), (there, error) = track.place(), known.place()
    return float(_mahalanobis((place - shift - there)[None], (spread + error)[None])[0])


def _shake(off: Floats, far: Floats, tracks: NDArray[np.intp], often: Mask) -> Floats | None:
    """How far all of this picture is off, by what is well known in it: a gimbal that was shaken. None: too
    little is known."""
    likely = np.flatnonzero(often & (far <= WIDE_GATE))
    likely = likely[np.argsort(far[likely])]
    _, first = np.unique(tracks[likely], return_index=True)
    if len(first) < _MANY:
        return None
    return np.median(off[likely[first]], axis=0)


def _mahalanobis(off: Floats, covariance: Floats) -> Floats:
    """Squared distances of (n, 2) by covariances (n, 2, 2)."""
    a, b, d = covariance[:, 0, 0] + _FLOOR_M2, covariance[:, 0, 1], covariance[:, 1, 1] + _FLOOR_M2
    x, y = off[:, 0], off[:, 1]
    return (d * x * x - 2.0 * b * x * y + a * y * y) / np.maximum(a * d - b * b, 1e-12)
