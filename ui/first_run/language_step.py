"""Which language: three cards, each in its own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import sizes
from ui.first_run.step import Step
from ui.settings import LANGUAGES
from ui.widgets import choices
from ui.widgets.choice_card import ChoiceCard
from ui.widgets.words import Words

# Not translated: whoever reads one of them finds his own.
QUESTION = "Language · Valoda · Kalba"
HINTS = {
    "en": "The window, the help and the reports speak English.",
    "lv": "Logs, palīdzība un pārskati runā latviski.",
    "lt": "Langas, pagalba ir ataskaitos kalba lietuviškai.",
}
_HIGH = 156


class LanguageStep(Step):
    """Told at once: the window speaks it while one still looks."""

    language_chosen = Signal(str)  # "en", "lv" or "lt"

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = {code: ChoiceCard("translate", high=_HIGH) for code in LANGUAGES}
        self._welcome = Words("", sizes.SENTENCE, most_lines=3)
        self._later = Words("", sizes.LABEL, ink="label", most_lines=3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP_WIDE)
        column.addWidget(self._welcome)
        column.addLayout(choices.row(self, self._cards.values()))
        column.addWidget(self._later)
        column.addStretch(1)
        for code, card in self._cards.items():
            card.set_words(LANGUAGES[code], HINTS[code])
            card.wanted.connect(lambda code=code: self.language_chosen.emit(code))
        choices.mark(self._cards, language)
        self.setFocusProxy(self._cards[language])
        self.say()

    @property
    def title(self) -> str:
        return QUESTION

    def say(self) -> None:
        self._welcome.set_text(
            self.tr("Welcome to FireDrone: five short questions, and a training flight at the end.")
        )
        self._later.set_text(self.tr("Everything that is asked here can be changed later, under Settings."))
