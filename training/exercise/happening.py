"""What happened in an exercise besides the flight: what broke, what the trainer did. For the journal."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from training.exercise.fault_line import Turned
    from training.weather import Wind

Fact: TypeAlias = "str | int | float | bool | None"


class Happened(StrEnum):
    """The journal's own words (`incidents.codes.IncidentCode`), which this package does not know."""

    STARTED = "exercise_started"
    FROZEN = "exercise_frozen"
    RESUMED = "exercise_resumed"
    MARK = "exercise_mark"
    REWOUND = "exercise_rewound"
    ENDED = "exercise_ended"
    COMMENT = "trainer_comment"
    TOOK_OVER = "trainer_took_over"
    FIRE_JUMPED = "fire_jumped"
    FAULT = "fault_set"
    WIND = "wind_set"


@dataclass(frozen=True, slots=True)
class Happening:
    """One of them. `at_s` is of the exercise, and stands in the facts as well."""

    code: Happened
    at_s: float
    facts: Mapping[str, Fact]


def fault_facts(turned: Turned) -> dict[str, Fact]:
    """Of `Happened.FAULT`."""
    return {"fault": turned.fault.value, "turned": "on" if turned.on else "off", "by": turned.by.value}


def wind_facts(wind: Wind) -> dict[str, Fact]:
    """Of `Happened.WIND`."""
    return {"speed_m_s": wind.speed_m_s, "from_deg": wind.from_deg, "gust_m_s": wind.gust_m_s}


class Told:
    """What happened and nobody has asked for yet; each with the second that `elapsed_s` shows then."""

    def __init__(self, elapsed_s: Callable[[], float]) -> None:
        self._elapsed_s = elapsed_s
        self._waiting: list[Happening] = []

    def add(self, code: Happened, facts: Mapping[str, Fact] | None = None) -> None:
        at_s = round(self._elapsed_s(), 1)
        self._waiting.append(Happening(code, at_s, {**(facts or {}), "at_s": at_s}))

    def add_turned(self, turned: list[Turned], blew: list[Wind]) -> None:
        """The faults and winds that a world has collected; both lists are empty afterwards."""
        for one in turned:
            self.add(Happened.FAULT, fault_facts(one))
        for wind in blew:
            self.add(Happened.WIND, wind_facts(wind))
        turned.clear()
        blew.clear()

    def taken(self) -> tuple[Happening, ...]:
        """Since this was asked last."""
        waiting, self._waiting = tuple(self._waiting), []
        return waiting
