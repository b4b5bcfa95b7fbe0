"""Who flies the exercise: the embedded drone, or the brigade's own version of ArduPilot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ui import sizes
from ui.review import form
from ui.train.flier import Flier
from ui.widgets.big_button import BigButton
from ui.widgets.choices import mark
from ui.widgets.words import Words

if TYPE_CHECKING:
    from ui.desk.sitl_desk import Simulator


class FlierSheet(QWidget):
    """Content for a `Sheet`. A press chooses; the sheet stays to be read."""

    chosen = Signal(object)  # Flier
    done = Signal()

    def __init__(self, flier: Flier, here: Simulator | None, parent: QWidget | None = None) -> None:
        """`here`: what was found on this computer; None: it is being looked for."""
        super().__init__(parent)
        self._here = here
        self._title = form.title()
        self._fliers = {
            Flier.EMBEDDED: BigButton("", icon="quadcopter"),
            Flier.SITL: BigButton("", icon="laptop"),
        }
        self._embedded = Words("", sizes.SENTENCE, most_lines=7)
        self._sitl = Words("", sizes.SENTENCE, most_lines=9)
        self._what_to_do = Words("", sizes.SENTENCE, ink="label", most_lines=7)
        self._leave = form.button("check")
        self._lay_out()
        mark(self._fliers, flier)
        for one, button in self._fliers.items():
            button.wanted.connect(lambda one=one: self.chosen.emit(one))
        self._leave.wanted.connect(self.done)
        self._say()

    def _lay_out(self) -> None:
        """Side by side, each with what speaks for it and against it."""
        group, sides = QButtonGroup(self), QHBoxLayout()
        sides.setSpacing(sizes.GAP_PAGE)
        for one, words in ((Flier.EMBEDDED, (self._embedded,)), (Flier.SITL, (self._sitl, self._what_to_do))):
            self._fliers[one].setCheckable(True)
            group.addButton(self._fliers[one])
            side = QVBoxLayout()
            side.setSpacing(sizes.GAP)
            side.addWidget(self._fliers[one])
            for each in words:
                side.addWidget(each)
            side.addStretch(1)
            sides.addLayout(side, 1)
        column = form.column_of(self)
        column.addWidget(self._title)
        column.addLayout(sides)
        column.addSpacing(sizes.GAP_SMALL)
        column.addWidget(self._leave)

    def show_found(self, here: Simulator) -> None:
        """What was found on this computer."""
        self._here = here
        if here.program is None:
            mark(self._fliers, Flier.EMBEDDED)
        self._say()

    def _say(self) -> None:
        self._title.set_text(self.tr("Who flies the exercise"))
        self._fliers[Flier.EMBEDDED].set_words(self.tr("Embedded drone"), self.tr("ready at once"))
        self._fliers[Flier.SITL].set_words("ArduPilot SITL", self.tr("boots for 42 s"))
        self._fliers[Flier.SITL].set_blocked(self._why_not())
        self._embedded.set_text(
            self.tr(
                "It needs nothing and does what a recorded ArduCopter does. It goes back to a mark, and its"
                " camera hangs on a gimbal."
            )
        )
        self._sitl.set_text(
            self.tr(
                "The real program, of the version that you built: its texts, failsafes and parameters. It"
                " does not go back to a mark, its camera looks straight down, and time goes five times as"
                " fast at most."
            )
        )
        self._what_to_do.set_text(self._advice())
        self._leave.set_words(self.tr("Good"))
        self._leave.set_next("")

    def _why_not(self) -> str | None:
        here = self._here
        if here is None:
            return self.tr("is looked for")
        if here.program is not None:
            return None
        return self.tr("not on this computer") if here.wrong is None else self.tr("named wrongly")

    def _advice(self) -> str:
        here = self._here
        if here is None:
            return ""
        if here.program is not None:
            return self.tr("Found: {program}").format(program=here.program)
        if here.wrong is not None:
            return here.wrong
        return self.tr(
            "To have it: build ArduCopter for the board sitl, then write its path into settings.toml, as sitl"
            " below [simulator], and open this sheet again."
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
