"""A card over the page that says what failed and what goes on. No flight control lies under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import sizes
from ui.crash.fault_words import goes_on_words, part_words
from ui.font import Weight
from ui.icons import paint_icon
from ui.theme import colour
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from ui.crash.program_fault import ProgramFault

_MOST_WIDTH = 620
_EDGE = 6  # of the danger colour, at the left
_ICON_ROOM = 52
_ICON = 28


class CrashCard(QWidget):
    """Stands at the top left of the page, beside the instruments and above the buttons; hidden while nothing
    failed. It takes no key from the page: Tab reaches its buttons, Escape is "Seen" while one has the focus.
    """

    save_wanted = Signal()
    seen = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._fault: ProgramFault | None = None
        self._others = 0
        self._saved = ""
        self._title = Words("", sizes.LABEL_BUTTON, Weight.SEMIBOLD, most_lines=2)
        self._goes_on = Words("", sizes.SENTENCE, most_lines=5)
        self._where = Words("", sizes.LABEL, ink="label", most_lines=3)
        self._file = Words("", sizes.LABEL, Weight.MEDIUM, most_lines=5)
        self._save = BigButton("", icon="content-save-outline", height=sizes.BUTTON)
        self._seen = BigButton("", icon="check", height=sizes.BUTTON)
        self._lay_out()
        self._save.wanted.connect(self.save_wanted)
        self._seen.wanted.connect(self._on_seen)
        over.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_ICON_ROOM + _EDGE, sizes.GAP_WIDE, sizes.GAP_WIDE, sizes.GAP_WIDE)
        column.setSpacing(sizes.GAP_SMALL)
        for words in (self._title, self._goes_on, self._where, self._file):
            column.addWidget(words)
        column.addSpacing(sizes.GAP_SMALL)
        buttons = QHBoxLayout()
        buttons.setSpacing(sizes.GAP)
        buttons.addWidget(self._save, 3)
        buttons.addWidget(self._seen, 2)
        column.addLayout(buttons)

    # --- what it is told -------------------------------------------------------------------------

    def show_fault(self, fault: ProgramFault, others: int = 0) -> None:
        """A new one, in front; `others`: how many different ones came before it."""
        self._fault, self._others, self._saved = fault, others, ""
        self._say()
        self.show()
        self.raise_()

    def show_again(self, fault: ProgramFault) -> None:
        """The one that is shown came again. One that was put away stays away, and counts."""
        if self._fault is not None and fault.key == self._fault.key:
            self._fault = fault
            self._say()

    def show_saved(self, text: str) -> None:
        """Where the report lies, or why it could not be written."""
        self._saved = text
        self._say()

    def _on_seen(self) -> None:
        self.hide()
        self.seen.emit()

    # --- words and place -------------------------------------------------------------------------

    def _say(self) -> None:
        fault = self._fault
        if fault is None:
            return
        self._title.set_text(self.tr("{part} failed").format(part=part_words(fault)))
        self._goes_on.set_text(goes_on_words(fault))
        facts = [fault.place, fault.kind]
        if fault.times > 1:
            facts.append(self.tr("%n times", "", fault.times))
        if self._others:
            facts.append(self.tr("%n other faults before it", "", self._others))
        self._where.set_text(" · ".join(facts))
        self._file.set_text(self._saved)
        self._file.setVisible(bool(self._saved))
        self._save.set_words(self.tr("Save a report"), self.tr("no names, no places"))
        self._seen.set_words(self.tr("Seen"))
        self.setAccessibleName(f"{self._title.text}. {self._goes_on.text}")
        self._settle()

    def _settle(self) -> None:
        """As large as its words, at the top left of what it lies over."""
        room = self._room()
        width = min(_MOST_WIDTH, room.width())
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else self.sizeHint().height()
        self.setGeometry(room.left(), room.top(), width, min(height, room.height()))

    def _room(self) -> QRect:
        """Of the page, what is neither instruments nor buttons on any of them."""
        gap = sizes.GAP_WIDE
        return self._over.rect().adjusted(
            gap, gap, -sizes.INSTRUMENTS - gap, -sizes.BUTTON_STRIP - sizes.NEXT_TAB
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() is QEvent.Type.Resize and self.isVisible():
            self._settle()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_seen()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            body = self.rect().adjusted(1, 1, -1, -1)
            painter.setPen(QPen(colour("danger"), 2))
            painter.setBrush(colour("surface"))
            painter.drawRoundedRect(body, sizes.CORNER, sizes.CORNER)
            edge = body.adjusted(0, sizes.CORNER, _EDGE - body.width(), -sizes.CORNER)
            painter.fillRect(edge, colour("danger"))
            middle = QPointF(_EDGE + _ICON_ROOM / 2, self._title.y() + sizes.LABEL_BUTTON * 0.65)
            paint_icon(painter, "alert-octagon-outline", middle, colour("danger"), _ICON)
