"""What the charts of the review page show: chosen fields of the recordings, on the clock of the incident."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from telemetry.logs.curve import Curve, curve_of, for_pixels
from telemetry.logs.fields import Field, Known, in_order
from ui.review.flights import shift_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from ui.review.flights import ReviewedFlight
    from ui.review.time_axis import TimeAxis

    Column = npt.NDArray[np.float64]

MOST = 4
# What every flight has, whoever recorded it; these two are shown until somebody chooses.
HEIGHT, BATTERY = Field("", "above_home_m"), Field("", "battery_percent")
STANDARD = (HEIGHT, BATTERY)
_LEAST_TOP = {HEIGHT: 10.0, BATTERY: 100.0}
_ROOM = 0.1  # of the range, above and below a curve
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

Read = dict[tuple[str, Field], Curve]  # by the flight's name


@dataclass(frozen=True, slots=True)
class Charted:
    """The flights, the fields that are chosen, and what was read of them so far."""

    flights: tuple[ReviewedFlight, ...] = ()
    offsets: Mapping[str, float] = field(default_factory=dict[str, float])
    fields: tuple[Field, ...] = STANDARD
    read: Mapping[tuple[str, Field], Curve] = field(default_factory=Read)

    def curve(self, flight: ReviewedFlight, wanted: Field) -> Curve | None:
        """By the drone's own clock. None: not read yet."""
        if wanted in STANDARD:
            return curve_of(flight.track.at_us, getattr(flight.track, wanted.name))
        return self.read.get((flight.name, wanted))

    def points(self, wanted: Field, axis: TimeAxis, pixels: int) -> tuple[Column, Column]:
        """Seconds since 1970 and values, no more than pixels can show; NaN between flights and in gaps."""
        x_s, y = [np.zeros(0)], [np.zeros(0)]
        for flight in self.flights:
            curve = self.curve(flight, wanted)
            if curve is None or not len(curve):
                continue
            shift = shift_of(flight, self.offsets)
            drawn = for_pixels(curve, _us(axis.start - shift), _us(axis.end - shift), pixels)
            at_s = drawn.at_us / 1e6 + shift.total_seconds()
            x_s += [at_s, at_s[-1:]]
            y += [drawn.values, np.full(min(len(at_s), 1), np.nan)]
        return np.concatenate(x_s), np.concatenate(y)

    def bounds(self, wanted: Field) -> tuple[float, float]:
        """The lowest and the highest value of all flights, with room; not of the part that is looked at.

        So a curve does not jump when the axis is moved.
        """
        curves = [self.curve(flight, wanted) for flight in self.flights]
        values = [curve.values[~np.isnan(curve.values)] for curve in curves if curve is not None]
        known = np.concatenate([np.zeros(0), *values])
        if wanted in _LEAST_TOP:
            top = max(float(known.max()) if len(known) else 0.0, _LEAST_TOP[wanted])
            return -top * _ROOM, top * (1.0 + _ROOM)
        if not len(known):
            return 0.0, 1.0
        low, high = float(known.min()), float(known.max())
        room = (high - low) * _ROOM or max(abs(high) * _ROOM, 1.0)
        return low - room, high + room

    def value_at(self, wanted: Field, at: datetime) -> float | None:
        """Of two flights at once that which began later; None in gaps and between flights."""
        for flight in reversed(self.flights):
            curve = self.curve(flight, wanted)
            value = None if curve is None else curve.value_at(_us(at - shift_of(flight, self.offsets)))
            if value is not None:
                return value
        return None


def together(known: Sequence[Known]) -> tuple[Known, ...]:
    """The fields of several recordings as one list, each once, with the counts added up."""
    found: dict[Field, Known] = {}
    for one in known:
        before = found.get(one.field)
        count = one.count + (before.count if before is not None else 0)
        found[one.field] = Known(one.field, one.unit, count)
    return tuple(found[one] for one in sorted(found, key=in_order))


def _us(at: datetime) -> int:
    return (at - _EPOCH) // _MICROSECOND
