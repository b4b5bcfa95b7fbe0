"""Correcting a clock: what speaks for it, a reason to edit, and nothing without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit

from incidents.clocks import Evidence, EvidenceKind
from ui.review.offset_form import OffsetForm
from ui.units import HARD_SPACE
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CENTRE = "dispatch:lv"
EVIDENCE = {
    CENTRE: (Evidence(EvidenceKind.SHARED_EVENTS, 118.0, 12.0, 3, "AC-6, AC-7"),),
    "laptop": (Evidence(EvidenceKind.GPS_TIME, 1e9, 0.02, 400, "20260412"),),
}


@pytest.fixture
def form(qtbot: QtBot) -> OffsetForm:
    made = OffsetForm({CENTRE: 0.0, "laptop": -14.0, "drone": 0.0}, "en", EVIDENCE)
    qtbot.addWidget(made)
    made.show()
    return made


def button(form: OffsetForm, words: str) -> BigButton:
    return next(one for one in form.findChildren(BigButton) if plain(one.text()) == words and one.isVisible())


def said(form: OffsetForm) -> list[str]:
    return [plain(words.text) for words in form.findChildren(Words) if words.isVisible()]


def plain(text: str) -> str:
    """With blanks that a keyboard has."""
    return text.replace(HARD_SPACE, " ")


def seconds(form: OffsetForm) -> float:
    return form.findChildren(QDoubleSpinBox)[0].value()


def reason(form: OffsetForm) -> QLineEdit:
    return next(line for line in form.findChildren(QLineEdit) if line.accessibleName().startswith("Reason"))


def test_the_evidence_is_said_with_spread_and_count(form: OffsetForm):
    assert "The tracks of trucks say: +118 s ± 12 s" in said(form)
    assert "shared events: 3 (AC-6, AC-7)" in said(form)


def test_evidence_alone_changes_nothing(form: OffsetForm):
    assert seconds(form) == 0.0
    assert not button(form, "Correct the clock").isEnabled()


def test_use_fills_seconds_and_a_reason_that_can_be_edited(form: OffsetForm, qtbot: QtBot):
    button(form, "Use +118 s").wanted.emit()
    assert seconds(form) == 118.0
    assert reason(form).text() == "The tracks of trucks say +118 s ± 12 s, shared events: 3 (AC-6, AC-7)"
    reason(form).setText("agreed with the dispatch centre")
    with qtbot.waitSignal(form.given) as given:
        button(form, "Correct the clock").wanted.emit()
    assert given.args == [CENTRE, 118.0, "agreed with the dispatch centre"]


def test_a_typed_reason_is_not_written_over(form: OffsetForm):
    reason(form).setText("my own")
    button(form, "Use +118 s").wanted.emit()
    assert reason(form).text() == "my own"


def test_the_reason_of_one_clock_is_not_left_for_another(form: OffsetForm):
    button(form, "Use +118 s").wanted.emit()
    button(form, "Drone").wanted.emit()
    assert reason(form).text() == ""
    assert "Nothing is known yet that speaks for a correction of this clock." in said(form)


def test_without_a_reason_nothing_is_given(form: OffsetForm):
    button(form, "Use +118 s").wanted.emit()
    reason(form).setText("  ")
    assert not button(form, "Correct the clock").isEnabled()


def test_evidence_beyond_a_week_cannot_be_used(form: OffsetForm):
    button(form, "Laptop").wanted.emit()
    use = next(
        one for one in form.findChildren(BigButton) if one.text().startswith("Use") and one.isVisible()
    )
    assert not use.isEnabled()
