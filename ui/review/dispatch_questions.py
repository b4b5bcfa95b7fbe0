"""What only a person can say of a dispatch file: one question at a time, the one on which most depends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from incidents.dispatch.place import Axes, read_place
from incidents.local_time import clock, day
from maps.grids import Grid
from ui import units

if TYPE_CHECKING:
    from datetime import datetime

    from incidents.dispatch.preview import Choices
    from incidents.dispatch.record import Dispatch
    from ui.review.dispatch_look import Look

MOST_ANSWERS = 5
_BETWEEN = " / "  # a northing and an easting as they were written

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Answer:
    """What a button says, what follows from it, and how the file is looked at then."""

    label: str
    hint: str
    choices: Choices


@dataclass(frozen=True, slots=True)
class Question:
    """`marked`: the answer that holds now; -1: none."""

    text: str
    answers: tuple[Answer, ...]
    marked: int = -1


def question_of(look: Look, language: str) -> Question | None:
    """Which mapping, which incident, which axis, which sheet; None where all is clear."""
    if look.profiles:
        return _which_mapping(look)
    if look.dispatch is None:
        return None
    numbers = look.dispatch.numbers
    if len(numbers) > 1 and (look.number not in numbers or look.choices.number):
        return _which_incident(look, look.dispatch, language)
    written = _uncertain_place(look, look.dispatch)
    if written:
        return _which_axis(look, written)
    return _which_sheet(look, look.dispatch) if look.sheets else None


def _which_mapping(look: Look) -> Question:
    names = look.profiles[:MOST_ANSWERS]
    answers = tuple(Answer(name, "", replace(look.choices, profile=name)) for name in names)
    return Question(translate("Dispatch", "Several mappings fit. Which one is it?"), answers)


def _which_incident(look: Look, dispatch: Dispatch, language: str) -> Question:
    """By its number and its first time; the first of the file is taken where nobody says anything."""
    numbers = dispatch.numbers[:MOST_ANSWERS]
    answers: list[Answer] = []
    for number in numbers:
        times = [time.at for row in dispatch.rows if row.number == number for time in row.times]
        hint = _moment(min(times), language, dispatch.tz) if times else ""
        answers.append(Answer(number, hint, replace(look.choices, number=number)))
    marked = numbers.index(look.number) if look.number in numbers else 0
    text = translate("Dispatch", "The file holds several incidents. Which one is this?")
    return Question(text, tuple(answers), marked)


def _moment(at: datetime, language: str, zone: str) -> str:
    return f"{day(at, language, zone)} {clock(at, zone, seconds=False)}"


def _which_axis(look: Look, written: str) -> Question:
    northing, easting = written.split(_BETWEEN)
    numbers = {"northing": northing, "easting": easting}
    answers: list[Answer] = []
    for axes, number in zip(Axes, (northing, easting), strict=True):
        at = read_place(numbers.get, Grid.LKS_92, axes).at
        place = units.position(at) if at else "–"
        hint = translate("Dispatch", "is the northing: {place}").format(place=place)
        answers.append(Answer(number, hint, replace(look.choices, axes=axes)))
    marked = -1 if look.choices.axes is None else list(Axes).index(look.choices.axes)
    text = translate("Dispatch", "Nothing tells which number is the northing. Which one is it?")
    return Question(text, tuple(answers), marked)


def _uncertain_place(look: Look, dispatch: Dispatch) -> str:
    """As it was written; also when it was asked already, so that the answer may be another one."""
    if look.choices.axes is None:
        return next((flag.about for flag in dispatch.flags if flag.code == "axes_uncertain"), "")
    written = (row.place.written or "" for row in dispatch.rows)
    return next((one for one in written if _BETWEEN in one), "")


def _which_sheet(look: Look, dispatch: Dispatch) -> Question:
    names = look.sheets[:MOST_ANSWERS]
    answers = tuple(Answer(name, "", replace(look.choices, sheet=name)) for name in names)
    marked = names.index(dispatch.sheet) if dispatch.sheet in names else -1
    return Question(translate("Dispatch", "Sheet of the workbook"), answers, marked)
