"""What a trainer did or an exercise had in store, in a few words for the list beside the controls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from training.exercise.happening import Happened
from training.fault import Fault
from ui import units
from ui.words.faults import fault_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from training.exercise.happening import Fact, Happening

translate = QCoreApplication.translate


def happening_words(happening: Happening) -> str:
    """One line, without its time."""
    facts = happening.facts
    if happening.code is Happened.FAULT:
        return _fault(facts)
    if happening.code is Happened.COMMENT:
        return str(facts["text"])
    if happening.code is Happened.WIND:
        speed = units.wind(_number(facts, "speed_m_s"))
        return translate("Happenings", "Wind {speed}").format(speed=speed)
    return _plain(happening.code).format(
        name=facts.get("name", facts.get("mark")), what=take_over_words(facts.get("what"))
    )


def take_over_words(what: object) -> str:
    """What the trainer lets the drone do in the crew's place."""
    return {
        "hold": translate("Happenings", "Hold"),
        "land": translate("Happenings", "Land"),
        "return": translate("Happenings", "Come home"),
    }.get(str(what), str(what))


def _plain(code: Happened) -> str:
    return {
        Happened.STARTED: translate("Happenings", "The exercise begins"),
        Happened.FROZEN: translate("Happenings", "Time stands still"),
        Happened.RESUMED: translate("Happenings", "Time goes on"),
        Happened.ENDED: translate("Happenings", "The exercise ends"),
        Happened.FIRE_JUMPED: translate("Happenings", "The fire jumps"),
        Happened.MARK: translate("Happenings", "Mark {name}"),
        Happened.REWOUND: translate("Happenings", "Back to mark {name}"),
        Happened.TOOK_OVER: translate("Happenings", "Trainer flies: {what}"),
    }[code]


def _fault(facts: Mapping[str, Fact]) -> str:
    if facts["fault"] == "all":
        return translate("Happenings", "All in order")
    words = fault_words(Fault(str(facts["fault"])))
    return words if facts["turned"] == "on" else translate("Happenings", "{fault}: over").format(fault=words)


def _number(facts: Mapping[str, Fact], name: str) -> float:
    value = facts[name]
    return float(value) if isinstance(value, (int, float)) else 0.0
