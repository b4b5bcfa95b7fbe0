"""When a zone is active now and next: for a person who looks at it, not for the checks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from maps.zones.times import Active, activity, is_always, slot_hours

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from maps.geo import LatLon
    from maps.zones.times import Period

AHEAD = timedelta(days=7)  # a weekly schedule comes round in it
_FIRST, _LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Hours:
    """`until`: when it ends, while it is active; None: not within the coming week, or nobody knows.

    `begins`: when it is active next, while it is not; None: not again that anybody knows of.
    """

    active: Active
    until: datetime | None = None
    begins: datetime | None = None


def hours_at(periods: Sequence[Period], now: datetime, at: LatLon) -> Hours:
    """Of a zone in this place; no period at all means always."""
    active = activity(periods, now, now, at)
    if active is Active.UNKNOWN or not periods or any(is_always(period) for period in periods):
        return Hours(active)
    spans = _joined(span for period in periods if period.readable for span in _spans(period, now, at))
    if active is Active.YES:
        until = next((ends for begins, ends in spans if begins <= now <= ends), None)
        return Hours(active, until=None if until is None or until >= now + AHEAD else until)
    return Hours(active, begins=min((begins for begins, _ in spans if begins > now), default=None))


def _spans(period: Period, now: datetime, at: LatLon) -> Iterator[tuple[datetime, datetime]]:
    """From now on, or from when it begins, for as long as we look ahead."""
    opens, closes = period.begins or _FIRST, period.ends or _LAST
    if not period.slots:
        yield opens, closes
        return
    first = max(now, opens)
    for slot in period.slots:
        for begins, ends in slot_hours(slot, first, first + AHEAD, at):
            if begins < closes and ends > opens:
                yield max(begins, opens), min(ends, closes)


def _joined(spans: Iterator[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """In order, and those that touch as one: a day that ends at 24:00 goes on in the next."""
    joined: list[tuple[datetime, datetime]] = []
    for begins, ends in sorted(spans):
        if joined and begins <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(ends, joined[-1][1])
        else:
            joined.append((begins, ends))
    return joined
