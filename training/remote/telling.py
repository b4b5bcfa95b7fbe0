"""What the trainer's line tells of an exercise: what is practised, and how things really are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.remote import messages
from training.remote.messages import Programme, RecordLine, State, TargetAt, TargetSaid, place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from training.exercise.commanded import Commanded
    from training.exercise.hand import Now
    from training.exercise.happening import Happening
    from training.exercise.scenario import Scenario


def programme_of(exercise: Commanded) -> Programme:
    """Does not change while it is flown."""
    scenario = exercise.scenario
    return Programme(
        exercise=scenario.id[: messages.MOST_NAME],
        title=_said(scenario.title),
        notes=_said(scenario.trainer),
        lasts_s=min(scenario.lasts_s, messages.LONGEST_S),
        scene=place(scenario.at),
        home=place(scenario.drone.home),
        targets=tuple(
            TargetSaid(one.name[: messages.MOST_NAME], one.kind, one.wanted) for one in scenario.targets
        ),
        by_hand=tuple(sorted(exercise.by_hand)),
        area=_area(scenario),
    )


def state_of(now: Now) -> State:
    """As it goes over the line."""
    truth, wind = now.truth, now.wind
    return State(
        elapsed_s=now.elapsed_s,
        started=now.started,
        ended=now.ended,
        frozen=now.frozen,
        speed=now.speed,
        at=place(truth.at),
        above_ground_m=truth.above_ground_m,
        above_home_m=truth.above_home_m,
        yaw_deg=truth.yaw_deg,
        speed_m_s=truth.speed_m_s,
        climb_m_s=truth.climb_m_s,
        mode=truth.mode,
        armed=truth.armed,
        flying=truth.flying,
        battery_percent=truth.battery_percent,
        faults=tuple(sorted(now.faults)),
        wind_from_deg=wind.from_deg,
        wind_m_s=wind.speed_m_s,
        gust_m_s=wind.gust_m_s,
        marks=now.marks,
        targets=tuple(TargetAt(name, place(at)) for name, at in truth.targets.items()),
        record=tuple(_record_line(one) for one in now.lately),
        twin=None if truth.twin is None else place(truth.twin),
    )


def _record_line(one: Happening) -> RecordLine:
    cut = {
        name: fact[: messages.MOST_TEXT] if isinstance(fact, str) else fact
        for name, fact in one.facts.items()
    }
    return RecordLine(one.code, one.at_s, cut)


def _area(scenario: Scenario) -> tuple[messages.Place, ...]:
    return tuple(place(corner) for corner in (scenario.work.area or scenario.work.along))


def _said(said: Mapping[str, str]) -> dict[str, str]:
    return {language: text[: messages.MOST_NOTES] for language, text in said.items()}
