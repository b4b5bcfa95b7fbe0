"""The one time axis of the review page: where a moment stands, and at which times the ticks are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400)
SHORTEST = timedelta(seconds=20)  # nearer cannot be looked at: the drone says its place four times a second
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Times from `start` to `end` stand between the pixels `left` and `right`."""

    start: datetime
    end: datetime
    left: float = 0.0
    right: float = 1.0

    @property
    def span(self) -> timedelta:
        return self.end - self.start

    def x(self, at: datetime) -> float:
        return self.left + (at - self.start) / self.span * (self.right - self.left)

    def at(self, x: float) -> datetime:
        """The time at a pixel; beyond the edges, that of the edge."""
        share = (x - self.left) / max(self.right - self.left, 1.0)
        return self.start + self.span * min(max(share, 0.0), 1.0)

    def shows(self, at: datetime) -> bool:
        return self.start <= at <= self.end

    def zoomed(self, factor: float, about: datetime, whole: TimeAxis) -> TimeAxis:
        """Nearer (`factor` above 1) or further, `about` staying where it is; never beyond `whole`."""
        span = min(max(self.span / factor, min(SHORTEST, whole.span)), whole.span)
        share = (about - self.start) / self.span
        return replace(self, start=about - span * share, end=about + span * (1 - share)).inside(whole)

    def moved_to_show(self, at: datetime, whole: TimeAxis) -> TimeAxis:
        """Itself when `at` stands on it, else moved so that it does."""
        if self.shows(at):
            return self
        start = at - self.span * 0.1
        return replace(self, start=start, end=start + self.span).inside(whole)

    def drawn_to_show(self, at: datetime, whole: TimeAxis) -> TimeAxis:
        """Moved no further than `at` needs to stand on it, a little inside its edge."""
        margin = self.span * 0.04
        if self.start + margin <= at <= self.end - margin:
            return self
        by = at - (self.start + margin) if at < self.start + margin else at - (self.end - margin)
        return self.shifted(by, whole)

    def shifted(self, by: timedelta, whole: TimeAxis) -> TimeAxis:
        """Later times (`by` above 0) or earlier ones; never beyond `whole`."""
        return replace(self, start=self.start + by, end=self.end + by).inside(whole)

    def inside(self, whole: TimeAxis) -> TimeAxis:
        """Pushed back over the edge of `whole`."""
        start = max(whole.start, min(self.start, whole.end - self.span))
        return replace(self, start=start, end=min(start + self.span, whole.end))

    def ticks(self, least_px: float, zone: tzinfo | None = None) -> Iterator[datetime]:
        """Round times of the local clock, at least `least_px` apart."""
        step_s = self._step_s(least_px)
        offset = self.start.astimezone(zone).utcoffset() or timedelta()
        since_s = (self.start - _EPOCH + offset).total_seconds()
        at = _EPOCH - offset + timedelta(seconds=-(-since_s // step_s) * step_s)
        while at <= self.end:
            yield at
            at += timedelta(seconds=step_s)

    def tick_seconds(self, least_px: float) -> bool:
        """Whether the ticks stand so near that their seconds must be said."""
        return self._step_s(least_px) < 60

    def _step_s(self, least_px: float) -> float:
        second_px = (self.right - self.left) / self.span.total_seconds()
        enough = (step for step in STEPS_S if step * second_px >= least_px)
        return next(enough, STEPS_S[-1] * max(1.0, -(-least_px // (second_px * STEPS_S[-1]))))


def axis_of(start: datetime, end: datetime) -> TimeAxis:
    """From the first to the last moment, with some room at both ends."""
    span = max(end - start, timedelta(minutes=2))
    return TimeAxis(start - span * 0.03, start + span * 1.06)
