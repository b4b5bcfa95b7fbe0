"""What stands on the lane of the truth: what was broken how long, where fire jumped, what was in view."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from incidents.codes import IncidentCode
from incidents.words import say, words
from ui.review.lane_content import Bar, Dot, Lane, LaneName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from incidents.debrief.true_flight import TrueFlight
    from incidents.timeline import Moment

_TOLD = frozenset({IncidentCode.FIRE_JUMPED, IncidentCode.TRAINER_COMMENT, IncidentCode.TRAINER_TOOK_OVER})


def truth_lane(
    truth: TrueFlight,
    in_view_s: Mapping[str, float],
    moments: Sequence[Moment],
    language: str,
    in_view_words: Callable[[str], str],
) -> Lane:
    """`in_view_s`: when each target was first in the picture, in seconds of the exercise
    (`incidents.debrief.targets.first_views_s`). Faults stand below what happened at one moment.
    """
    dots = [
        Dot(moment.at, say(moment.entry, language), say(moment.entry, language))
        for moment in moments
        if moment.entry.code in _TOLD
    ]
    for name, at_s in in_view_s.items():
        said = in_view_words(name)
        dots.append(Dot(truth.utc_of(at_s), said, said))
    faults = sorted(_faults(truth, language), key=lambda bar: (bar.start, bar.label))
    return Lane(
        LaneName.NOTES,
        dots=tuple(sorted(dots, key=lambda dot: dot.at)),
        bars=tuple(_in_rows(faults, first=1)),
    )


def _faults(truth: TrueFlight, language: str) -> Iterator[Bar]:
    """Each from the second it began to the one it ended; with an open end where the exercise ended first."""
    known = words(language).labels
    begun: dict[str, float] = {}
    for at_s, at_work in zip(truth.at_s.tolist(), truth.faults, strict=True):
        for fault in sorted(at_work - begun.keys()):
            begun[fault] = at_s
        for fault in sorted(begun.keys() - at_work):
            label = known.get(f"fault_{fault}", fault)
            yield Bar(truth.utc_of(begun.pop(fault)), truth.utc_of(at_s), label)
    for fault, at_s in sorted(begun.items()):
        label = known.get(f"fault_{fault}", fault)
        yield Bar(truth.utc_of(at_s), truth.utc_of(float(truth.at_s[-1])), label, end_known=False)


def _in_rows(bars: Sequence[Bar], first: int) -> Iterator[Bar]:
    """Each on the first row from `first` on where nothing stands in its way."""
    free: list[Bar] = []
    for bar in bars:
        row = next((i for i, before in enumerate(free) if before.end <= bar.start), len(free))
        free[row : row + 1] = [bar]
        yield replace(bar, row=first + row)
