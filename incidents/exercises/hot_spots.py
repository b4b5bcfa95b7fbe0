"""The hot spots of a real fire as what burns and what is to be found in an exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from incidents.hot_spot_ledger.row import State
from maps.geo import distance_m
from training.exercise.scenario import FireSource, Fuel, Target, TargetKind
from training.exercise.sense import FAR_M

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.hot_spot_ledger.row import Row
    from maps.geo import LatLon

MOST: Final = 50
_RADIUS_M: Final = 1.0
_BURNT_S: Final = -3_600.0
_CELSIUS: Final = (-40.0, 1_200.0)


def burning(
    rows: Sequence[Row], scene: LatLon
) -> tuple[tuple[FireSource, ...], tuple[Target, ...], tuple[str, ...]]:
    """Each smoulders where it was seen; what turned out to be no fire is there, and is not to be marked."""
    near = [row for row in rows if distance_m(scene, row.at) <= FAR_M][:MOST]
    real = [row for row in near if row.state is not State.CLOSED_NOT_A_FIRE]
    fires = tuple(FireSource(row.at, Fuel.PEAT, _RADIUS_M, _BURNT_S) for row in real)
    targets = tuple(
        Target(f"hot-spot-{row.number}", TargetKind.FIRE, row.at, wanted=row in real, celsius=_hottest(row))
        for row in near
    )
    unknown: list[str] = []
    if not rows:
        unknown.append("no hot spot is on record: write what is to be found in as [[targets]]")
    if len(near) < len(rows):
        unknown.append(
            f"{len(rows) - len(near)} of {len(rows)} hot spots are left out: {MOST} near the scene"
        )
    if real:
        unknown.append("what burnt is not recorded: each hot spot smoulders like peat, a metre wide")
    return fires, targets, tuple(unknown)


def _hottest(row: Row) -> float | None:
    known = [reading.temperature_c for reading in row.readings if reading.temperature_c is not None]
    least, most = _CELSIUS
    return round(min(most, max(least, *known)), 1) if known else None
