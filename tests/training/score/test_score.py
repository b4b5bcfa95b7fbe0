"""A score is never beyond its bounds, has a reason for each point, and doing better never costs one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.training.score.exercises import exercise, good_crew
from training.exercise.scenario import Rules, Work
from training.score.performance import AlarmMet, Performance, RuleBroken, TargetMet
from training.score.score import score
from training.score.weights import WEIGHTS, Item

if TYPE_CHECKING:
    from collections.abc import Callable

    from training.exercise.scenario import Scenario, Target
    from training.score.score import Reason

seconds = st.floats(0.0, 3_000.0)
maybe_s = st.none() | seconds
metres = st.floats(0.0, 500.0)


@st.composite
def crews(draw: st.DrawFn) -> Performance:
    def met(name: str) -> TargetMet:
        marked = draw(maybe_s)
        return TargetMet(name, draw(maybe_s), marked, None if marked is None else draw(metres))

    rules = st.sampled_from(["fence", "height", "line_of_sight", "border", "battery"])
    return Performance(
        airborne_s=draw(maybe_s),
        first_picture_s=draw(maybe_s),
        landed_s=draw(maybe_s),
        targets=tuple(met(name) for name in draw(st.sets(st.sampled_from(["person-1", "vehicle-1"])))),
        found_chance=draw(st.none() | st.floats(0.0, 1.0)),
        found_bound=draw(st.none() | st.floats(0.0, 1.0)),
        broken=tuple(draw(st.lists(st.builds(RuleBroken, rules, seconds, seconds, metres), max_size=4))),
        battery_at_landing_percent=draw(st.none() | st.floats(0.0, 100.0)),
        alarms=tuple(
            draw(st.lists(st.builds(AlarmMet, st.just("link_lost"), st.just(10.0), maybe_s), max_size=3))
        ),
        ticks_missing=tuple(draw(st.sets(st.sampled_from(["propellers", "area_clear", "observer"])))),
        overrides=tuple(draw(st.lists(st.just("no_fly_zone"), max_size=4))),
        false_marks=draw(st.integers(0, 9)),
        landed_well=draw(st.none() | st.booleans()),
    )


def exercises() -> st.SearchStrategy[Scenario]:
    fence, way = exercise().rules.fence, exercise().work.area

    def asked(targets: tuple[Target, ...], rules: Rules, work: Work) -> Scenario:
        return exercise(targets=targets, rules=rules, work=work)

    return st.builds(
        asked,
        st.sampled_from([(), exercise().targets]),
        st.builds(
            Rules,
            fence=st.sampled_from([(), fence]),
            max_above_ground_m=st.sampled_from([None, 120.0]),
            line_of_sight_m=st.sampled_from([None, 500.0]),
            crosses_border=st.booleans(),
            battery_at_landing_percent=st.sampled_from([0.0, 20.0]),
        ),
        st.sampled_from([Work(area=way), Work(along=way), Work()]),
    )


def reason(item: Item, scenario: Scenario, crew: Performance) -> Reason:
    (found,) = [one for one in score(scenario, crew).reasons if one.code == item]
    return found


def test_the_table_shares_out_a_hundred_points_and_says_why():
    assert sum(weight.points for weight in WEIGHTS) == 100
    assert [weight.item for weight in WEIGHTS] == list(Item)
    assert all(weight.why.endswith(".") for weight in WEIGHTS)


def test_a_good_crew_has_all_points():
    made = score(exercise(), good_crew())
    assert made.points == 100
    assert made.passed
    assert {one.code for one in made.reasons} == set(Item)


def test_who_never_flew_has_none():
    made = score(exercise(), Performance())
    assert made.points == 0
    assert not made.passed
    assert reason(Item.FENCE, exercise(), Performance()).how == "not_flown"


@settings(max_examples=100)
@given(exercises(), crews())
def test_points_stay_within_their_bounds_and_are_shared_out_among_what_is_asked(
    scenario: Scenario, crew: Performance
):
    made = score(scenario, crew)
    assert 0 <= made.points <= 100
    assert sum(one.of for one in made.reasons) == pytest.approx(100.0)
    assert all(0.0 <= one.points <= one.of for one in made.reasons)


def test_what_is_not_asked_is_not_weighed():
    plain = exercise(
        targets=(), work=Work(), rules=Rules(max_above_ground_m=None, battery_at_landing_percent=0.0)
    )
    asked = {one.code for one in score(plain, good_crew()).reasons}
    assert asked == {"first_picture", "false_marks", "alarms", "checklist", "overrides", "landing"}


BETTER: dict[str, Callable[[Performance, float], Performance]] = {
    "picture": lambda crew, s: replace(crew, first_picture_s=s),
    "chance": lambda crew, s: replace(crew, found_chance=1.0 - s / 3_000.0),
    "battery": lambda crew, s: replace(crew, battery_at_landing_percent=100.0 - s / 30.0),
    "false marks": lambda crew, s: replace(crew, false_marks=int(s / 300.0)),
    "ticks": lambda crew, s: replace(crew, ticks_missing=tuple(str(n) for n in range(int(s / 700.0)))),
    "overrides": lambda crew, s: replace(crew, overrides=("zone",) * int(s / 700.0)),
    "alarm": lambda crew, s: replace(crew, alarms=(AlarmMet("link_lost", 0.0, s / 10.0),)),
    "marked": lambda crew, s: replace(crew, targets=(TargetMet("person-1", 1.0, s, 5.0),)),
    "error": lambda crew, s: replace(crew, targets=(TargetMet("person-1", 1.0, 90.0, s / 10.0),)),
    "fence": lambda crew, s: replace(crew, broken=(RuleBroken("fence", 0.0, s / 30.0, 5.0),)),
    "height": lambda crew, s: replace(crew, broken=(RuleBroken("height", 0.0, 5.0, s / 30.0),)),
    "border": lambda crew, s: replace(crew, broken=(RuleBroken("border", 0.0, s, 5.0),) if s > 99 else ()),
    "landing": lambda crew, s: replace(crew, landed_well=s < 99),
}  # fmt: skip


@pytest.mark.parametrize("thing", BETTER)
@settings(max_examples=40)
@given(data=st.data(), crew=crews(), scenario=exercises())
def test_doing_better_in_one_thing_never_lowers_the_score(
    thing: str, data: st.DataObject, crew: Performance, scenario: Scenario
):
    less, more = sorted((data.draw(seconds), data.draw(seconds)))
    better, worse = BETTER[thing](crew, less), BETTER[thing](crew, more)
    assert score(scenario, better).points >= score(scenario, worse).points
    assert score(scenario, better).passed >= score(scenario, worse).passed


@settings(max_examples=50)
@given(crews(), exercises())
def test_finding_one_more_never_lowers_the_score(crew: Performance, scenario: Scenario):
    others = tuple(met for met in crew.targets if met.name != "person-1")
    seen = replace(crew, targets=(*others, TargetMet("person-1", 90.0, None, None)))
    marked = replace(crew, targets=(*others, TargetMet("person-1", 90.0, 95.0, 55.0)))
    without = replace(crew, targets=others)
    points = [score(scenario, one).points for one in (without, seen, marked)]
    assert points == sorted(points)


@settings(max_examples=50)
@given(crews(), exercises())
def test_keeping_a_rule_and_taking_off_never_lower_the_score(crew: Performance, scenario: Scenario):
    kept = replace(crew, broken=crew.broken[1:])
    assert score(scenario, kept).points >= score(scenario, crew).points
    on_the_ground = replace(crew, airborne_s=None, landed_s=None, battery_at_landing_percent=None)
    flying = replace(on_the_ground, airborne_s=100.0)
    assert score(scenario, flying).points >= score(scenario, on_the_ground).points


@pytest.mark.parametrize("item", ["border", "crash"])
def test_a_crash_and_an_unconfirmed_crossing_are_not_passed_whatever_the_points(item: str):
    crew = good_crew()
    broken = (RuleBroken("border", 100.0, 10.0, 20.0),)
    crew = replace(crew, broken=broken) if item == "border" else replace(crew, landed_well=False)
    made = score(exercise(), crew)
    assert made.points >= made.pass_mark
    assert not made.passed
    assert made.grave == (("border",) if item == "border" else ("landing",))


def test_a_careless_crew_does_not_pass():
    crew = Performance(
        airborne_s=400.0,
        first_picture_s=430.0,
        targets=(TargetMet("person-1", 500.0, 520.0, 45.0),),
        found_chance=0.2,
        found_bound=0.6,
        broken=(RuleBroken("fence", 450.0, 40.0, 30.0), RuleBroken("height", 450.0, 20.0, 15.0)),
        battery_at_landing_percent=6.0,
        landed_s=800.0,
        alarms=(AlarmMet("battery_low", 600.0, None),),
        ticks_missing=("propellers", "observer"),
        overrides=("no_fly_zone",),
        false_marks=2,
        landed_well=True,
    )
    made = score(exercise(), crew)
    assert not made.passed
    assert 20 < made.points < 60


def test_what_was_only_in_the_picture_is_less_than_found_and_more_than_missed():
    crew = replace(good_crew(), targets=(TargetMet("person-1", 190.0, None, None),))
    found = reason(Item.FOUND, exercise(), crew)
    assert found.facts["seen"] == "person-1"
    assert found.facts["missing"] == "vehicle-1"
    assert found.points == pytest.approx(found.of * 0.125)


def test_a_deer_is_nothing_to_find():
    assert "animal-1" not in str(reason(Item.FOUND, exercise(), Performance()).facts)
