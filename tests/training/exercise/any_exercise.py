"""Exercises for tests: one that is whole, and any that can be written."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from maps.geo import LatLon, moved
from training.exercise.scenario import (
    Alarm,
    Drone,
    FaultDue,
    FireSource,
    Fuel,
    Land,
    Rules,
    Scenario,
    Spot,
    Target,
    TargetKind,
    TruckDue,
    Weather,
    WeatherDue,
    Work,
)
from training.exercise.scenario_form import PATTERNS_BY_PLACE
from training.fault import Fault

SCENE = LatLon(56.3829, 24.6479)  # Skaistkalne

WHOLE = """\
at = "56.3829, 24.6479"
begins_at = 2026-08-14T17:10:00Z
land = "forest"
lasts_s = 420

[title]
en = "Lost"

[brief]
en = "Search."

[trainer]
en = "Look."

[alarm]
text = "Lost in the forest"
what = "Lost"
where = "Forest"

[weather]
wind_m_s = 4

[drone]
home = "56.3820, 24.6479"

[work]
area = [
    "56.3825, 24.6470",
    "56.3835, 24.6470",
    "56.3835, 24.6490",
]

[[targets]]
name = "person-1"
kind = "person"
at = "56.3830, 24.6475"

[[faults]]
fault = "link"
at_s = 120
lasts_s = 20
"""


def _places(far_m: float) -> st.SearchStrategy[LatLon]:
    """Near the scene, to a centimetre, as they are written."""
    away = st.floats(-far_m, far_m, allow_nan=False)
    return st.builds(lambda east, north: _written(moved(SCENE, east, north)), away, away)


def _written(at: LatLon) -> LatLon:
    return LatLon(round(at.lat_deg, 7), round(at.lon_deg, 7))


PLACES = _places(5_000.0)
DIRECTIONS = st.floats(0.0, 360.0)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=60)
PROSE = st.lists(st.lists(TEXTS, min_size=1, max_size=40).map(" ".join), min_size=1, max_size=3).map(
    "\n\n".join
)
LINES = st.lists(TEXTS, min_size=1, max_size=5).map("\n".join)
WAYS = st.lists(PLACES, min_size=1, max_size=4).map(tuple)
AT_S = st.floats(0.0, 300.0)


def _said() -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({"en": PROSE}, optional={"lv": PROSE, "lt": PROSE})


def _targets() -> st.SearchStrategy[tuple[Target, ...]]:
    standing = st.builds(Target, st.just("x"), st.sampled_from(TargetKind), PLACES, st.booleans())
    walking = st.builds(
        Target,
        st.just("x"),
        st.sampled_from(TargetKind),
        PLACES,
        st.booleans(),
        WAYS,
        st.floats(0.1, 20.0),
        st.none() | st.floats(-40.0, 1200.0),
        AT_S,
    )

    def named(targets: list[Target]) -> tuple[Target, ...]:
        return tuple(
            Target(
                f"{target.kind}-{i}",
                target.kind,
                target.at,
                target.wanted,
                target.way,
                target.speed_m_s,
                target.celsius,
                target.moves_at_s,
            )
            for i, target in enumerate(targets)
        )

    return st.lists(standing | walking, max_size=4).map(named)


def _faults() -> st.SearchStrategy[FaultDue]:
    lasts = st.none() | st.floats(1.0, 100.0)
    spot = st.builds(Spot, PLACES, st.floats(5.0, 500.0))
    return st.one_of(
        st.builds(FaultDue, st.sampled_from(Fault), AT_S, st.none(), lasts),
        st.builds(FaultDue, st.sampled_from(Fault), st.none(), spot, lasts),
        st.builds(FaultDue, st.sampled_from(Fault)),
    )


def _ring() -> st.SearchStrategy[tuple[LatLon, ...]]:
    """A rectangle: any corners would cross."""

    def square(at: LatLon, east: float, north: float) -> tuple[LatLon, ...]:
        corners = ((0.0, 0.0), (east, 0.0), (east, north), (0.0, north))
        return tuple(_written(moved(at, *corner)) for corner in corners)

    side = st.floats(50.0, 500.0)
    return st.builds(square, PLACES, side, side)


def _works() -> st.SearchStrategy[Work]:
    height, by = st.floats(10.0, 120.0), PATTERNS_BY_PLACE
    return st.one_of(
        st.builds(Work, st.sampled_from(by["area"]), height, _ring()),
        st.builds(Work, st.sampled_from(by["around"]), height, st.just(()), PLACES, st.floats(5.0, 1000.0)),
        st.builds(
            Work,
            st.sampled_from(by["along"]),
            height,
            st.just(()),
            st.none(),
            st.just(60.0),
            st.lists(PLACES, min_size=2, max_size=5).map(tuple),
        ),
    )


def _trucks() -> st.SearchStrategy[TruckDue]:
    way = st.lists(_places(40_000.0), min_size=2, max_size=4).map(tuple)
    return st.builds(TruckDue, TEXTS, way, st.floats(-900.0, 0.0), st.floats(1.0, 600.0))


def _many(one: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, max_size=3).map(tuple)


SCENARIOS = st.builds(
    Scenario,
    id=st.just("exercise"),
    title=_said(),
    brief=_said(),
    trainer=_said(),
    at=st.just(SCENE),
    begins_at=st.datetimes(datetime(1971, 1, 1), datetime(2198, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    land=st.sampled_from(Land),
    weather=st.builds(
        Weather,
        DIRECTIONS,
        st.floats(0.0, 30.0),
        st.floats(0.0, 10.0),
        st.floats(-40.0, 45.0),
        st.floats(0.0, 100.0),
        st.floats(0.0, 1.0),
        st.floats(20.0, 50_000.0),
    ),
    drone=st.builds(
        Drone,
        PLACES,
        DIRECTIONS,
        st.floats(0.05, 1.0),
        st.floats(0.1, 1.0),
        st.none() | st.floats(-40.0, 60.0),
        st.just(()) | WAYS,
        st.floats(2.0, 120.0),
    ),
    work=_works(),
    alarm=st.builds(Alarm, LINES, TEXTS, TEXTS, st.just("") | TEXTS),
    rules=st.builds(
        Rules,
        st.just(()) | _ring(),
        st.none() | st.floats(10.0, 500.0),
        st.none() | st.floats(50.0, 10_000.0),
        st.booleans(),
        st.floats(0.0, 90.0),
    ),
    fires=_many(
        st.builds(
            FireSource,
            PLACES,
            st.sampled_from(Fuel),
            st.floats(0.2, 200.0),
            st.floats(-9_000.0, 300.0),
            st.floats(0.0, 150.0),
            DIRECTIONS,
        )
    ),
    targets=_targets(),
    trucks=_many(_trucks()),
    faults=_many(_faults()),
    weather_due=_many(st.builds(WeatherDue, AT_S, DIRECTIONS, st.floats(0.0, 30.0), st.floats(0.0, 10.0))),
    lasts_s=st.floats(300.0, 7_200.0),
    seed=st.integers(0, 2**31 - 1),
    pass_mark=st.integers(0, 100),
    from_incident=st.none() | TEXTS,
)
