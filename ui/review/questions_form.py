"""The four questions after every action: planned, happened, why, next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QWidget

from incidents.codes import IncidentCode
from incidents.facts import text_in
from incidents.words import label
from ui import sizes
from ui.font import Weight
from ui.review import form
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from incidents.timeline import Moment

QUESTIONS = ("planned", "happened", "why", "next")
_SHARES = {"planned": "share_both", "happened": "share_both", "why": "share_why", "next": "share_next"}
_MOST = 2000


def answers_of(moments: Iterable[Moment]) -> dict[str, str]:
    """What was answered so far; the last word on a question counts."""
    answers: dict[str, str] = {}
    for moment in sorted(moments, key=lambda moment: moment.entry.n):
        question, text = text_in(moment.entry.facts, "question"), text_in(moment.entry.facts, "text")
        if moment.entry.code == IncidentCode.ANSWER and question in QUESTIONS and text:
            answers[question] = text
    return answers


class QuestionsForm(QWidget):
    """Tells each answer that was changed, then that it is done."""

    given = Signal(str, str)  # one of QUESTIONS, the answer
    done = Signal()

    def __init__(self, answers: Mapping[str, str], language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._before = {question: answers.get(question, "") for question in QUESTIONS}
        self._title = form.title()
        self._hint = form.label()
        self._shares = {question: form.label() for question in QUESTIONS}
        self._labels = {question: Words("", sizes.SENTENCE, Weight.SEMIBOLD) for question in QUESTIONS}
        self._fields: dict[str, QPlainTextEdit] = {question: form.paragraph() for question in QUESTIONS}
        self._drop = form.button()
        self._give = form.button()
        grid = QGridLayout()
        grid.setHorizontalSpacing(sizes.GAP_PAGE)
        grid.setVerticalSpacing(sizes.GAP_SMALL)
        for i, question in enumerate(QUESTIONS):
            self._fields[question].setPlainText(self._before[question])
            self._fields[question].setMinimumHeight(120)
            asked = QHBoxLayout()
            asked.addWidget(self._labels[question], 1)
            asked.addWidget(self._shares[question])
            grid.addLayout(asked, i // 2 * 2, i % 2)
            grid.addWidget(self._fields[question], i // 2 * 2 + 1, i % 2)
        column = form.column_of(self)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addLayout(grid, 1)
        column.addLayout(form.row_of(self._drop, self._give))
        self._give.wanted.connect(self._on_give)
        self._drop.wanted.connect(self.done)
        self.setFocusProxy(self._fields[QUESTIONS[0]])
        self._say()

    def _on_give(self) -> None:
        for question, field in self._fields.items():
            answer = field.toPlainText().strip()[:_MOST]
            if answer and answer != self._before[question]:
                self.given.emit(question, answer)
        self.done.emit()

    def _say(self) -> None:
        self._title.set_text(label(self._language, "questions"))
        self._hint.set_text(label(self._language, "what_not_who"))
        for question in QUESTIONS:
            words = label(self._language, f"question_{question}")
            self._labels[question].set_text(words)
            share = label(self._language, _SHARES[question])
            self._shares[question].set_text(share)
            self._fields[question].setAccessibleName(f"{words} {share}")
        self._give.set_words(self.tr("Keep the answers"))
        self._give.set_next("")
        self._drop.set_words(self.tr("Cancel"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
