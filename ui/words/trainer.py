"""What the trainer's window says: of the record, of refusals, of the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from training.exercise.happening import Happened
from training.exercise.scenario import TargetKind
from training.exercise.take_over import TakeOver
from training.fault import Fault
from training.remote.errors import Why
from training.remote.messages import RecordLine, Refusal
from ui import units
from ui.words.faults import fault_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from training.exercise.happening import Fact

translate = QCoreApplication.translate


def said_in(said: Mapping[str, str], language: str) -> str:
    """A text of an exercise in this language, else in English, else in any."""
    return said.get(language) or said.get("en") or next(iter(said.values()), "")


def take_over_words(what: TakeOver) -> str:
    """What the drone is told."""
    return {
        TakeOver.HOLD: translate("Trainer", "Hold position"),
        TakeOver.LAND: translate("Trainer", "Land here"),
        TakeOver.RETURN: translate("Trainer", "Come home"),
    }[what]


def target_words(kind: TargetKind) -> str:
    """What is to be found."""
    return {
        TargetKind.PERSON: translate("Trainer", "Person"),
        TargetKind.VEHICLE: translate("Trainer", "Vehicle"),
        TargetKind.ANIMAL: translate("Trainer", "Animal"),
        TargetKind.FIRE: translate("Trainer", "Hot spot"),
    }[kind]


def refusal_words(refusal: Refusal) -> str:
    """Why nothing came of what was pressed."""
    return {
        Refusal.NOT_FLYING: translate("Trainer", "Not done: the drone is not in the air."),
        Refusal.NO_SUCH_MARK: translate("Trainer", "Not done: that mark is not there any more."),
        Refusal.TOO_MANY: translate("Trainer", "Not done: there are as many of these as there may be."),
        Refusal.NOT_HERE: translate("Trainer", "Not done: this exercise cannot do that."),
        Refusal.TOO_FAST: translate("Trainer", "Not done: too much at once. Press it again."),
        Refusal.NO_ANSWER: translate(
            "Trainer", "The line was away: nobody knows if it was done. Look first."
        ),
    }[refusal]


def why_words(why: Why) -> str:
    """Why there is no line to the crew's station, and what to do."""
    known = {
        Why.WRONG_CODE: translate(
            "Trainer",
            "That is not the code on the crew's station. After five tries it is over.",
        ),
        Why.NO_CODE: translate(
            "Trainer",
            "No code is open there: it was used, or is too old. Ask for a new one.",
        ),
        Why.OTHER_VERSION: translate("Trainer", "The crew's station has another version of FireDrone."),
        Why.UNREACHABLE: translate(
            "Trainer",
            "Nobody answers. Are both in one network, and is pairing open?",
        ),
        Why.CROWD: translate("Trainer", "Others are knocking there just now. Try again in a moment."),
        Why.GARBAGE: translate("Trainer", "What answers there is no crew's station of FireDrone."),
    }
    return known.get(why, translate("Trainer", "The line to the crew's station is away."))


def record_words(line: RecordLine) -> str:
    """One line of what happened, in a few words."""
    facts = line.facts
    match line.code:
        case Happened.FAULT:
            words = _fault(str(facts.get("fault")), turned_on=facts.get("turned") == "on")
        case Happened.WIND:
            words = _wind(facts.get("speed_m_s"), facts.get("from_deg"))
        case Happened.MARK:
            words = translate("Trainer", "Mark {name}").format(name=facts.get("name", ""))
        case Happened.REWOUND:
            words = translate("Trainer", "Back to {name}").format(name=facts.get("mark", ""))
        case Happened.COMMENT:
            words = str(facts.get("text", ""))
        case Happened.TOOK_OVER:
            words = translate("Trainer", "Taken over: {what}").format(what=_taken(str(facts.get("what"))))
        case _:
            words = _PLAIN[line.code]()
    return words


_PLAIN = {
    Happened.STARTED: lambda: translate("Trainer", "The exercise begins"),
    Happened.ENDED: lambda: translate("Trainer", "The exercise is over"),
    Happened.FROZEN: lambda: translate("Trainer", "Time stands still"),
    Happened.RESUMED: lambda: translate("Trainer", "Time goes on"),
    Happened.FIRE_JUMPED: lambda: translate("Trainer", "The fire jumps"),
}


def _wind(speed_m_s: Fact, from_deg: Fact) -> str:
    if not (isinstance(speed_m_s, int | float) and isinstance(from_deg, int | float)):
        return translate("Trainer", "Wind")
    return translate("Trainer", "Wind {speed} from {side}").format(
        speed=units.wind(speed_m_s), side=units.compass(from_deg)
    )


def _fault(name: str, *, turned_on: bool) -> str:
    if name not in set(Fault):
        return translate("Trainer", "All in order")
    words = fault_words(Fault(name))
    return words if turned_on else translate("Trainer", "{fault}: over").format(fault=words)


def _taken(what: str) -> str:
    return take_over_words(TakeOver(what)) if what in set(TakeOver) else what
