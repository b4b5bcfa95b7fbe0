"""The five buttons while something is drawn: anew, a no-fly area, the knife, take out, done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal

from ui.incident.drawing import Subject
from ui.widgets.big_button import BigButton
from ui.widgets.button_strip import ButtonStrip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.incident.drawing import Drawing


class EditStrip(ButtonStrip):
    """Shown instead of the page's own strip as long as the map's tool is in somebody's hands."""

    done = Signal()

    def __init__(self, drawing: Drawing, parent: QWidget | None = None) -> None:
        self._drawing = drawing
        self._anew = BigButton("", icon="vector-polygon")
        self._no_fly = BigButton("", icon="cancel")
        self._cut = BigButton("", icon="content-cut")
        self._out = BigButton("", icon="delete-outline")
        self._done = BigButton("", icon="check")
        super().__init__((self._anew, self._no_fly, self._cut, self._out, self._done), parent)
        self._anew.wanted.connect(drawing.anew)
        self._no_fly.wanted.connect(lambda: drawing.begin(Subject.NO_FLY))
        self._cut.wanted.connect(lambda: drawing.begin(Subject.KNIFE))
        self._out.wanted.connect(self._on_out)
        self._done.wanted.connect(self.done)
        drawing.changed.connect(self.say)
        self.say()

    @property
    def done_button(self) -> BigButton:
        """The one that ends it: the next step while it is shown."""
        return self._done

    def _on_out(self) -> None:
        if self._drawing.other_part is not None:
            self._drawing.take_other_part()
        else:
            self._drawing.take_out()

    def say(self) -> None:
        """The words, by what is in hand."""
        drawing = self._drawing
        self._anew.set_words(self.tr("Draw anew"), self.tr("from the first corner"))
        self._no_fly.set_words(self.tr("No-fly area"), self.tr("never flown over"))
        self._cut.set_words(self.tr("Cut"), self.tr("draw a line across"))
        self._cut.set_blocked(None if drawing.can_cut else self.tr("no area yet"))
        if drawing.other_part is not None:
            self._out.set_words(self.tr("The other part"), self.tr("keep that one instead"))
            self._out.set_icon("swap-horizontal")
            self._out.set_blocked(None)
        else:
            self._out.set_words(self.tr("Take out"), self.tr("this no-fly area"))
            self._out.set_icon("delete-outline")
            self._out.set_blocked(None if drawing.can_take_out else self.tr("tap a no-fly area"))
        self._done.set_words(self.tr("Done"), self.tr("Enter does the same"))
        self._done.set_next(self.tr("NEXT"))
        self._anew.set_blocked(
            self.tr("a line across the area") if drawing.subject is Subject.KNIFE else None
        )
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.say()
