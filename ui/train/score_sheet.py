"""The debrief of an exercise: the points large, passed or not, why, and the real crew beside this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from training.score import words
from ui import sizes
from ui.font import Weight
from ui.review import form
from ui.train.crew_table import CrewTable
from ui.train.reason_row import ReasonRow
from ui.widgets.big_button import BigButton
from ui.widgets.hairline import Hairline
from ui.widgets.stripes import Stripes
from ui.widgets.words import Words

if TYPE_CHECKING:
    from incidents.debrief.score_file import Scored

_COLUMNS = 2
_EMBEDDED = "embedded"


class ScoreSheet(QWidget):
    """Lies on a `Sheet`. Gets a score, emits intents. `title`: of the exercise, in the reader's language."""

    review_wanted = Signal()
    export_wanted = Signal()
    done = Signal()

    def __init__(self, scored: Scored, title: str, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scored, self._title, self._language = scored, title, language
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        frame = Stripes(self._inside)
        frame.set_colour("training")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        self._column.setContentsMargins(sizes.GAP_PAGE, sizes.GAP, sizes.GAP_PAGE, sizes.GAP_WIDE)
        self._column.setSpacing(sizes.GAP)
        self._close, self._export, self._review = _button(), _button(), _button()
        self._close.wanted.connect(self.done)
        self._export.wanted.connect(self.export_wanted)
        self._review.wanted.connect(self.review_wanted)
        self._review.set_next("")
        self._shown: list[QWidget] = []
        self._head = QHBoxLayout()
        self._head.setSpacing(sizes.GAP_PAGE)
        self._reasons = QGridLayout()
        self._reasons.setHorizontalSpacing(2 * sizes.GAP_PAGE)
        self._reasons.setVerticalSpacing(sizes.GAP_SMALL)
        self._column.addLayout(self._head)
        self._column.addWidget(Hairline())
        self._column.addLayout(self._reasons, 1)
        self._column.addSpacing(sizes.GAP_SMALL)
        self._column.addLayout(form.row_of(self._close, self._export, self._review))
        self._say()

    def show_score(self, scored: Scored) -> None:
        """Another one, of the same exercise."""
        self._scored = scored
        self._say()

    def set_language(self, language: str) -> None:
        """Of the reasons: "en", "lv", "lt"."""
        self._language = language
        self._say()

    def _say(self) -> None:
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        score = self._scored.score
        self._shown = [self._points(), self._about(), CrewTable(self._scored.crew, self._scored.real)]
        for widget, stretch in zip(self._shown, (0, 1, 0), strict=True):
            self._head.addWidget(widget, stretch)
        rows = [ReasonRow(reason, self._language) for reason in score.reasons]
        half = -(-len(rows) // _COLUMNS)
        for n, row in enumerate(rows):
            self._reasons.addWidget(row, n % half, n // half)
        for column in range(_COLUMNS):
            self._reasons.setColumnStretch(column, 1)
        self._shown += rows
        self._close.set_words(self.tr("Close"))
        self._export.set_words(self.tr("Export page"))
        self._review.set_words(self.tr("To the review"))
        self.setAccessibleName(f"{self.tr('TRAINING')}: {self._title}, {words.total(self._language, score)}")

    def _points(self) -> QWidget:
        """The number that decides, with what it is out of."""
        score = self._scored.score
        made, ink = QWidget(), "accent" if score.passed else "danger"
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Words(str(score.points), sizes.DECIDING_NUMBER, Weight.SEMIBOLD, ink, most_lines=1))
        column.addWidget(Words(self.tr("of 100 points"), sizes.LABEL, ink="label", most_lines=1))
        column.addStretch(1)
        return made

    def _about(self) -> QWidget:
        """What was flown, by which drone, and whether it is passed."""
        score = self._scored.score
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, sizes.GAP_SMALL, 0, 0)
        column.setSpacing(4)
        column.addWidget(Words(self.tr("TRAINING"), sizes.LABEL, Weight.SEMIBOLD, "training"))
        column.addWidget(Words(self._title, sizes.TITLE, Weight.SEMIBOLD))
        ink = "text" if score.passed else "danger"
        verdict = words.verdict(self._language, score)
        column.addWidget(Words(verdict, sizes.SENTENCE, Weight.MEDIUM, ink, most_lines=3))
        drone = self.tr("Flown by: {drone}").format(drone=self._drone())
        column.addWidget(Words(drone, sizes.LABEL, ink="label"))
        column.addStretch(1)
        return made

    def _drone(self) -> str:
        return self.tr("embedded drone") if self._scored.flown_by == _EMBEDDED else self._scored.flown_by

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _button() -> BigButton:
    return BigButton("", height=sizes.SMALL_BUTTON)
