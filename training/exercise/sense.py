"""What each value alone does not show: places far from each other, two of one name, a way without speed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from maps.area import Area, AreaError, LocalFrame, to_polygon
from maps.geo import distance_m
from training.exercise.form import Found
from training.exercise.scenario_form import PATTERNS_BY_PLACE
from training.exercise.values import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from maps.geo import LatLon
    from training.exercise.key_lines import Place
    from training.exercise.scenario import FaultDue, Scenario, Target, TruckDue

FAR_M: Final = 10_000.0  # from the scene, of all that the drone may meet
TRUCK_FAR_M: Final = 80_000.0
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")


def senseless(scenario: Scenario) -> tuple[Found, ...]:
    """Everything in it that cannot be flown as it stands."""
    return (
        *_far(scenario),
        *_of_targets(scenario.targets),
        *(found for i, truck in enumerate(scenario.trucks) for found in _of_truck(truck, ("trucks", i))),
        *(
            found
            for i, fault in enumerate(scenario.faults)
            for found in _of_fault(fault, scenario.lasts_s, ("faults", i))
        ),
        *(
            Found(("weather_due", i, "at_s"), _late(due.at_s, scenario.lasts_s))
            for i, due in enumerate(scenario.weather_due)
            if due.at_s > scenario.lasts_s
        ),
        *_of_work(scenario),
        *_of_outline(scenario.rules.fence, ("rules", "fence")),
        *_of_outline(scenario.work.area, ("work", "area")),
    )


def _far(scenario: Scenario) -> Iterator[Found]:
    for place, at, limit_m in _places(scenario):
        away_m = distance_m(scenario.at, at)
        if away_m > limit_m:
            what = f"is {away_m / 1000:,.0f} km from the scene: {limit_m / 1000:g} km at most"
            yield Found(place, what)


def _places(scenario: Scenario) -> Iterator[tuple[Place, LatLon, float]]:
    """All that is placed, and how far from the scene it may be."""
    work = scenario.work
    ways: list[tuple[Place, tuple[LatLon, ...]]] = [
        (("drone", "aboard"), scenario.drone.aboard),
        (("work", "area"), work.area),
        (("work", "along"), work.along),
        (("rules", "fence"), scenario.rules.fence),
        *((("targets", i, "way"), target.way) for i, target in enumerate(scenario.targets)),
    ]
    yield ("drone", "home"), scenario.drone.home, FAR_M
    if work.around is not None:
        yield ("work", "around"), work.around, FAR_M
    for place, way in ways:
        yield from (((*place, i), at, FAR_M) for i, at in enumerate(way))
    yield from ((("fires", i, "at"), fire.at, FAR_M) for i, fire in enumerate(scenario.fires))
    yield from ((("targets", i, "at"), target.at, FAR_M) for i, target in enumerate(scenario.targets))
    for i, fault in enumerate(scenario.faults):
        if fault.inside is not None:
            yield ("faults", i, "inside", "at"), fault.inside.at, FAR_M
    for i, truck in enumerate(scenario.trucks):
        yield from ((("trucks", i, "way", j), at, TRUCK_FAR_M) for j, at in enumerate(truck.way))


def _of_targets(targets: tuple[Target, ...]) -> Iterator[Found]:
    names: set[str] = set()
    for i, target in enumerate(targets):
        place: Place = ("targets", i)
        if not _NAME.fullmatch(target.name):
            yield Found((*place, "name"), "is no name: letters of English, digits, - and _, such as person-1")
        elif target.name in names:
            yield Found((*place, "name"), f'"{target.name}" is there twice: give each target its own name')
        names.add(target.name)
        if target.way and target.speed_m_s == 0.0:
            yield Found((*place, "way"), "has no speed: say speed_m_s too")
        if target.speed_m_s > 0.0 and not target.way:
            yield Found((*place, "speed_m_s"), "has no way: say way too")


def _of_truck(truck: TruckDue, place: Place) -> Iterator[Found]:
    if truck.arrives_s <= truck.dispatched_s:
        yield Found((*place, "arrives_s"), "is not after dispatched_s: a truck needs time on the road")


def _of_fault(fault: FaultDue, lasts_s: float, place: Place) -> Iterator[Found]:
    if fault.at_s is not None and fault.inside is not None:
        yield Found((*place, "inside"), "stands beside at_s: a fault comes by time or by place")
    if fault.at_s is not None and fault.at_s > lasts_s:
        yield Found((*place, "at_s"), _late(fault.at_s, lasts_s))


def _of_work(scenario: Scenario) -> Iterator[Found]:
    work = scenario.work
    wanted = next(name for name, words in PATTERNS_BY_PLACE.items() if work.pattern in words)
    said = {"area": bool(work.area), "around": work.around is not None, "along": bool(work.along)}
    if not said[wanted]:
        fitting = [words for name, words in PATTERNS_BY_PLACE.items() if said[name]]
        meant = nearest(work.pattern, fitting[0]) if fitting else None
        yield Found(("work", "pattern"), f'"{work.pattern}" needs {wanted} in [work]', meant)
        return
    for name in PATTERNS_BY_PLACE:
        if said[name] and name != wanted:
            yield Found(("work", name), f'"{work.pattern}" is flown over {wanted}: leave {name} out')


def _of_outline(ring: tuple[LatLon, ...], place: Place) -> Iterator[Found]:
    if not ring:
        return
    try:
        to_polygon(Area(ring), LocalFrame(ring[0]))
    except AreaError as error:
        yield Found(place, str(error))


def _late(at_s: float, lasts_s: float) -> str:
    return f"{at_s:g} is after the end: the exercise lasts {lasts_s:g} s"
