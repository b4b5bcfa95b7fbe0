"""One page of help to read. Links lead to other pages, and nothing outside the package is ever opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from ui.help.help_document import MARGIN, help_document
from ui.help.pages import folded, topic_behind
from ui.theme import colour

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QResizeEvent

    from ui.help.pages import HelpPage

_SCROLL_BAR = 16
_USUAL = QSize(660, 820)
_LEAST = QSize(320, 160)
_MOST_MARKED = 200  # words that were looked for


class HelpText(QTextBrowser):
    """It scrolls; nothing else of help does."""

    topic_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: HelpPage | None = None
        self._words: Sequence[str] = ()
        self._laid_out_for = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setMinimumSize(_LEAST)
        self.anchorClicked.connect(self._on_link)

    def show_page(self, page: HelpPage | None, words: Sequence[str] = ()) -> None:
        """With `words` marked in it; another page from its top, the same where it was read. None: nothing."""
        at = self.verticalScrollBar().value() if page == self._page else 0
        self._page, self._words = page, words
        self.setAccessibleName("" if page is None else page.title)
        self._laid_out_for = self.width()  # not of the viewport: its scroll bar comes and goes
        self.setDocument(help_document(page, self.width() - _SCROLL_BAR - 2 * MARGIN, self))
        self._mark()
        self.verticalScrollBar().setValue(at)

    @property
    def page(self) -> HelpPage | None:
        """What is read now."""
        return self._page

    def sizeHint(self) -> QSize:
        return _USUAL

    def _mark(self) -> None:
        """What was looked for, where it stands."""
        found: list[QTextEdit.ExtraSelection] = []
        for at, length in _places(folded(self.toPlainText()), self._words):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(at)
            cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
            letters = QTextCharFormat()
            letters.setBackground(colour("attention_fill"))
            letters.setForeground(colour("on_attention"))
            mark.cursor, mark.format = cursor, letters  # pyright: ignore[reportAttributeAccessIssue]
            found.append(mark)
        self.setExtraSelections(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() != self._laid_out_for:
            self.show_page(self._page, self._words)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self.show_page(self._page, self._words)
        super().changeEvent(event)

    def _on_link(self, link: QUrl) -> None:
        topic = topic_behind(link.toString())
        if topic is not None:
            self.topic_wanted.emit(topic)


def _places(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each word begins, and how long it is."""
    left = _MOST_MARKED
    for word in words:
        at = text.find(word)
        while at >= 0 and left:
            yield at, len(word)
            left -= 1
            at = text.find(word, at + len(word))
