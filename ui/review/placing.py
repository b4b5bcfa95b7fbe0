"""Where labels stand beside their dots, so that none overlaps another or runs over an edge."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = 6.0
T = TypeVar("T")


def placed(
    dots: Sequence[float],
    widths: Sequence[float],
    left: float,
    right: float,
    radius: float,
    *,
    after: float = 12.0,
    least: float | None = None,
) -> list[tuple[float, float] | None]:
    """The left end and the width of each label: right of its dot, else left of it, else shortened, else None.

    `dots` are the middles, from left to right; `radius` is theirs, `after` the least room behind a label.
    `least`: a label may be shortened to no less than that; None: never.
    """
    spans: list[tuple[float, float] | None] = []
    free_from = left
    for i, (x, width) in enumerate(zip(dots, widths, strict=True)):
        following = dots[i + 1] - radius - after if i + 1 < len(dots) else right
        at_right = x + radius + GAP
        at_left = x - radius - GAP - width
        room = min(following, right) - at_right
        span: tuple[float, float] | None = None
        if width > 0.0 and left <= x <= right:
            if width <= room:
                span = at_right, width
            elif at_left >= free_from:
                span = at_left, width
            elif least is not None and room >= least:
                span = at_right, room
        spans.append(span)
        taken_until = x + radius if span is None else max(x + radius, span[0] + span[1])
        free_from = max(free_from, taken_until + after)
    return spans


def clusters(xs: Sequence[float], least: float) -> list[tuple[int, int]]:
    """First and last of each group whose members stand less than `least` from the one before."""
    groups: list[tuple[int, int]] = []
    for i, x in enumerate(xs):
        if groups and x - xs[i - 1] < least:
            groups[-1] = (groups[-1][0], i)
        else:
            groups.append((i, i))
    return groups


def snapped(x: float, moments: Sequence[tuple[float, T]], most_px: float) -> T | None:
    """What stands nearest to `x`, if it is not further than `most_px`."""
    near = [(abs(at - x), i) for i, (at, _) in enumerate(moments) if abs(at - x) <= most_px]
    return moments[min(near)[1]][1] if near else None
