"""Looking at each picture before a redacted copy leaves: black out, let it come along, or keep it here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from ui.review import form
from ui.review.redact_view import RedactView

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from incidents.privacy.redact_picture import Box

_MOST_WIDTH = 1000


class RedactSheet(QWidget):
    """One picture after the other; `done` comes with the boxes of those that may come along."""

    picture_wanted = Signal(str)  # media name: answer with show_picture
    done = Signal(object)  # dict of media name to its boxes

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(names)
        self._at = 0
        self._boxes: dict[str, tuple[Box, ...]] = {}
        self._shown = False
        self._title = form.title()
        self._about = form.label()
        self._view = RedactView()
        self._back = form.button("undo-variant")
        self._keep = form.button("lock-outline")
        self._along = form.button("check")
        self.setMaximumWidth(_MOST_WIDTH)
        column = form.column_of(self)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addWidget(self._view, 1)
        column.addLayout(form.row_of(self._back, self._keep, self._along))
        self._back.wanted.connect(self._view.take_back)
        self._keep.wanted.connect(self._on_keep)
        self._along.wanted.connect(self._on_along)
        self._view.changed.connect(self._judge)
        self.setFocusProxy(self._view)
        self._say()

    @property
    def name(self) -> str:
        """Of the picture that is looked at."""
        return self._names[self._at]

    def begin(self) -> None:
        """Ask for the first picture."""
        self._ask()

    def show_picture(self, name: str, pixels: NDArray[np.uint8] | None) -> None:
        """None: it cannot be decoded, and stays here."""
        if self._at >= len(self._names) or name != self.name:
            return
        self._shown = pixels is not None
        self._view.show_picture(pixels, self._boxes.get(name, ()))
        self._judge()

    def _on_along(self) -> None:
        self._boxes[self.name] = self._view.boxes
        self._go_on()

    def _on_keep(self) -> None:
        self._boxes.pop(self.name, None)
        self._go_on()

    def _go_on(self) -> None:
        if self._at + 1 >= len(self._names):
            self.done.emit(dict(self._boxes))
            return
        self._at += 1
        self._ask()

    def _ask(self) -> None:
        self._shown = False
        self._view.show_picture(None)
        self._say()
        self.picture_wanted.emit(self.name)

    def _judge(self) -> None:
        drawn = bool(self._view.boxes)
        self._back.set_blocked(None if drawn else self.tr("nothing drawn"))
        self._along.set_blocked(None if self._shown else self.tr("cannot be shown"))
        self._along.set_next("" if self._shown else None)
        self._along.set_words(self.tr("Comes along, blacked out") if drawn else self.tr("Nothing to hide"))

    def _say(self) -> None:
        self._title.set_text(self.tr("Picture {n} of {all}").format(n=self._at + 1, all=len(self._names)))
        self._about.set_text(self.tr("Draw a box over each face and number plate. The original stays here."))
        self._view.setAccessibleName(self.tr("Picture to black out"))
        self._back.set_words(self.tr("Take the last box away"))
        self._keep.set_words(self.tr("Keep it here"))
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
