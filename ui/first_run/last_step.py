"""What was answered, and two ways to begin: with a training flight, or at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import sizes, units
from ui.first_run.step import Step
from ui.settings import LANGUAGES
from ui.widgets.big_button import BigButton
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.words import Words

if TYPE_CHECKING:
    from ui.first_run.answers import Answers


class LastStep(Step):
    """The training flight is the next step."""

    train_wanted = Signal()
    begin_wanted = Signal()

    def __init__(self, known: Answers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self._has_pack = False
        self._facts = FactList()
        self._about = Words("", sizes.SENTENCE, most_lines=4)
        self._train = BigButton("", icon="quadcopter")
        self._begin = BigButton("", icon="check")
        buttons = QHBoxLayout()
        buttons.setSpacing(sizes.GAP)
        buttons.addWidget(self._train, 3)
        buttons.addWidget(self._begin, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP_WIDE)
        column.addWidget(self._facts)
        column.addWidget(self._about)
        column.addLayout(buttons)
        column.addStretch(1)
        self._train.wanted.connect(self.train_wanted)
        self._begin.wanted.connect(self.begin_wanted)
        self.setFocusProxy(self._train)
        self.say()

    def show_known(self, known: Answers, *, has_pack: bool) -> None:
        self._known, self._has_pack = known, has_pack
        self.say()

    @property
    def title(self) -> str:
        return self.tr("Ready")

    def say(self) -> None:
        known, later = self._known, self.tr("later")
        countries = {"LV": self.tr("Latvia"), "LT": self.tr("Lithuania")}
        brigade = " · ".join(part for part in (known.name, countries.get(known.country, "")) if part)
        self._facts.show_facts(
            [
                Fact(self.tr("Language"), LANGUAGES[known.language]),
                Fact(self.tr("Brigade"), brigade or later),
                Fact(self.tr("Station"), units.position(known.place) if known.place else later),
                Fact(self.tr("Drone"), known.address or self.tr("training only")),
                Fact(self.tr("District"), self.tr("on this laptop") if self._has_pack else later),
            ]
        )
        self._about.set_text(
            self.tr(
                "A drone that is not there stands beside a made-up fire, its plan aboard. You tick the checks"
                " and hold the take-off, as at a real one. Nothing you press reaches a real drone."
            )
        )
        self._train.set_words(self.tr("Fly the training drone now"), self.tr("takes three minutes"))
        self._train.set_next(self.tr("NEXT"))
        self._begin.set_words(self.tr("Begin"), self.tr("without a training flight"))
