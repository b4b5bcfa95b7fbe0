"""Whether the greys of a thermal video may be read as degrees, checked against what the camera says.

The camera tells the hottest and the coldest of each picture. A straight line between them is right only if
the camera itself paints in a straight line; many spread the greys over whatever there is most of (plateau,
histogram), and then the line is wrong by up to 50 K. The ends fit in either case. What tells them apart is
what happens when an end moves: under a straight line the ground keeps its degrees and its grey changes;
otherwise it keeps its grey and would change its degrees. And a spot that was the hottest, whose temperature
is known, must still have it when another one has become the hottest. Each such event is a witness. Without
enough of them nothing is shown in degrees.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from telemetry.thermal.palette_scale import PaletteScale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from telemetry.thermal.range import Place, ThermalRange
    from telemetry.video.picture import Picture, Plane

    Levels = NDArray[np.float64]

LIMITED, FULL = (16, 235), (0, 255)
OLDEST_RANGE_S = 0.5  # a range that is older belongs to another picture
WITNESSES = 3  # so many, at least
REMEMBERED_S = 90.0  # a camera may change its way of painting: old witnesses do not count
MOST_WITNESSES = 24
TELLING_K = 4.0  # what cannot have told two ways of painting apart by twice the bar is no witness
APART_S = 1.5  # the ground is still the same after so long
CARRIED_S = 0.7  # a spot is still where it was, within
CARRIED_SHARE = 0.05  # of the picture's width
STEADY_K, STEADY_SHARE = 0.5, 0.02  # two ranges alike: picture and range belong together
NOISE_LEVELS = 2.0  # of the video's compression
EVEN_SHARE = 0.08  # greys spread more evenly than this were spread on purpose
PROVEN_MARGIN_K = 3.0
BEYOND_LIMITED = 8  # levels outside 16..235 that are no ringing of the codec
BEYOND_PX_SHARE = 0.001
_QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
_EVERY_PX = 4


@dataclass(frozen=True, slots=True)
class Witness:
    """A known temperature, and how far the straight line was from it."""

    at_s: float
    celsius: float
    error_k: float


@dataclass(frozen=True, slots=True, eq=False)
class _Moment:
    """A picture and the range that belongs to it."""

    scale: PaletteScale
    luma: Plane
    levels: Levels  # the greys at the quantiles
    at_s: float


class PaletteDegrees:
    """Follows one white hot stream. Not for several threads."""

    def __init__(self) -> None:
        self._witnesses: deque[Witness] = deque(maxlen=MOST_WITNESSES)
        self._range: ThermalRange | None = None
        self._steady = False
        self._settled: _Moment | None = None  # the newest
        self._full = False

    def forget(self) -> None:
        """After a change of palette, gain, zoom or stream."""
        self._witnesses.clear()
        self._range = self._settled = None
        self._steady = self._full = False

    @property
    def black_white(self) -> tuple[int, int]:
        """The greys of the coldest and the hottest: of video (16, 235) until the stream shows otherwise."""
        return FULL if self._full else LIMITED

    def scale(
        self, picture: Picture, found: ThermalRange | None, *, saturated: bool = False
    ) -> PaletteScale | None:
        """How this picture may be read. None: no range belongs to it, and nothing is known but contrast."""
        now_s = picture.received_s
        if found is None or abs(now_s - found.received_s) > OLDEST_RANGE_S:
            return None
        if found.hottest_c <= found.coldest_c:
            return None
        counted = np.bincount(picture.luma[::_EVERY_PX, ::_EVERY_PX].ravel(), minlength=256)
        if not self._full and _beyond_limited(counted):
            self.forget()  # the witnesses were heard with the wrong ends
            self._full = True
        black, white = self.black_white
        bare = PaletteScale(found, black, white, None, None, saturated)
        if picture.damaged:
            return bare
        levels = np.clip(_levels(counted), black, white)
        is_new = self._range is None or found.received_s != self._range.received_s
        if is_new:
            self._steady = self._range is not None and _alike(self._range, found)
            self._range = found
            if self._steady:
                moment = _Moment(bare, picture.luma, levels, now_s)
                if self._settled is not None:
                    self._witnesses.extend(_between(self._settled, moment))
                self._settled = moment
        if not self._steady or self._moved(bare, levels) or _is_even(counted, black, white):
            return bare
        return self._judged(bare, now_s)

    def true_spot(self, picture: Picture, found: ThermalRange, at: Place, celsius: float) -> None:
        """One more witness: a temperature that the camera gave for a place in this picture."""
        scale = PaletteScale(found, *self.black_white, None, None)
        if _telling(scale, celsius):
            grey = float(_window(picture.luma, at, 1).mean())
            self._witnesses.append(
                Witness(picture.received_s, celsius, abs(scale.celsius_of(grey) - celsius))
            )

    def _moved(self, scale: PaletteScale, levels: Levels) -> bool:
        """Whether the greys have shifted since the picture that the range belongs to."""
        if self._settled is None:
            return True
        return bool(np.abs(levels - self._settled.levels).max() * scale.kelvin_per_level > TELLING_K / 2)

    def _judged(self, bare: PaletteScale, now_s: float) -> PaletteScale:
        heard = [witness for witness in self._witnesses if abs(now_s - witness.at_s) <= REMEMBERED_S]
        if len(heard) < WITNESSES:
            return bare
        worst_k = max(*(witness.error_k for witness in heard), NOISE_LEVELS * bare.kelvin_per_level)
        warmest = max(witness.celsius for witness in heard) + PROVEN_MARGIN_K
        coldest = min(witness.celsius for witness in heard) - PROVEN_MARGIN_K
        return PaletteScale(
            bare.range, bare.black, bare.white, worst_k, (coldest, warmest), saturated=bare.saturated
        )


def _between(before: _Moment, after: _Moment) -> Iterator[Witness]:
    """What the way from one settled picture to the next tells."""
    passed_s = after.at_s - before.at_s
    if not 0.0 < passed_s <= APART_S or before.luma.shape != after.luma.shape:
        return
    for grey, later in zip(before.levels, after.levels, strict=True):
        was_c = before.scale.celsius_of(float(grey))
        if abs(after.scale.celsius_of(float(grey)) - was_c) >= TELLING_K:
            yield Witness(after.at_s, was_c, abs(after.scale.celsius_of(float(later)) - was_c))
    if passed_s <= CARRIED_S:
        yield from _carried(before, after)


def _carried(before: _Moment, after: _Moment) -> Iterator[Witness]:
    """The spot that was the hottest (coldest), found again in a picture in which another one is."""
    was, now = before.scale.range, after.scale.range
    ends = (
        (was.hottest_c, was.hottest_at, now.hottest_at, np.max),
        (was.coldest_c, was.coldest_at, now.coldest_at, np.min),
    )
    radius_px = max(2, round(after.luma.shape[1] * CARRIED_SHARE))
    for celsius, at, other, extreme in ends:
        if at is None or other is None or not _telling(after.scale, celsius):
            continue
        if not all(2 * CARRIED_SHARE <= part <= 1 - 2 * CARRIED_SHARE for part in at):
            continue  # it may have left the picture
        if max(abs(at[0] - other[0]), abs(at[1] - other[1])) <= 2 * CARRIED_SHARE:
            continue  # the same spot, hotter: its grey says nothing
        grey = float(extreme(_window(after.luma, at, radius_px)))
        yield Witness(after.at_s, celsius, abs(after.scale.celsius_of(grey) - celsius))


def _telling(scale: PaletteScale, celsius: float) -> bool:
    """Near the ends every way of painting is right."""
    return min(celsius - scale.range.coldest_c, scale.range.hottest_c - celsius) >= TELLING_K


def _window(luma: Plane, at: Place, radius_px: int) -> Plane:
    height, width = luma.shape
    x, y = (min(max(int(at[0] * width), 0), width - 1), min(max(int(at[1] * height), 0), height - 1))
    return luma[max(0, y - radius_px) : y + radius_px + 1, max(0, x - radius_px) : x + radius_px + 1]


def _alike(one: ThermalRange, other: ThermalRange) -> bool:
    most_k = max(STEADY_K, STEADY_SHARE * (other.hottest_c - other.coldest_c))
    return abs(one.hottest_c - other.hottest_c) <= most_k and abs(one.coldest_c - other.coldest_c) <= most_k


def _levels(counted: NDArray[np.int64]) -> Levels:
    """The greys at the quantiles, between two levels where the quantile lies between them."""
    summed = np.cumsum(counted) / counted.sum()
    return np.interp(_QUANTILES, summed, np.arange(256.0) + 0.5)


def _beyond_limited(counted: NDArray[np.int64]) -> bool:
    outside = counted[: LIMITED[0] - BEYOND_LIMITED].sum() + counted[LIMITED[1] + BEYOND_LIMITED :].sum()
    return bool(outside > counted.sum() * BEYOND_PX_SHARE)


def _is_even(counted: NDArray[np.int64], black: int, white: int) -> bool:
    """Whether the greys are spread evenly, as a histogram equalisation leaves them."""
    inside = np.cumsum(counted[black : white + 1]) / max(int(counted.sum()), 1)
    even = np.linspace(0.0, 1.0, len(inside))
    return bool(np.abs(inside - even).max() < EVEN_SHARE)
