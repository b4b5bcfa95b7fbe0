"""Help on a sheet: a search, the topics at the left, the page to read at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui import sizes
from ui.help.help_text import HelpText
from ui.help.pages import TOPICS, holding, page_of, pages_in, words_of
from ui.help.topic_list import TopicList
from ui.review import form
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_SEARCH = 80
_READING = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class HelpSheet(QWidget):
    """Lies on a `Sheet`. Whoever types looks for it, arrows choose a topic, Page Up and Page Down read on."""

    done = Signal()

    def __init__(self, language: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._search = form.line(_MOST_SEARCH)
        self._search.setClearButtonEnabled(True)
        self._topics = TopicList()
        self._none = Words("", sizes.SENTENCE, ink="label", most_lines=3)
        self._text = HelpText()
        self._how = Words("", sizes.LABEL, ink="label", most_lines=2)
        self._close = form.button()
        self._lay_out()
        self._search.textChanged.connect(self._refill)
        self._search.installEventFilter(self)
        self._topics.chosen.connect(self._show)
        self._text.topic_wanted.connect(self.open_at)
        self._close.wanted.connect(self.done)
        self.setFocusProxy(self._search)
        self._say()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(sizes.GAP_SMALL)
        left.addWidget(self._search)
        left.addWidget(self._none)
        left.addWidget(self._topics, 1)
        foot = QHBoxLayout()
        foot.setSpacing(sizes.GAP)
        foot.addWidget(self._how, 3, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self._close, 1)
        right = QVBoxLayout()
        right.setSpacing(sizes.GAP_SMALL)
        right.addWidget(self._text, 1)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.GAP_PAGE)
        row.addLayout(left, 3)
        row.addLayout(right, 8)

    # --- what it is told -------------------------------------------------------------------------

    def open_at(self, topic: str) -> None:
        """This page, whatever was looked for before."""
        self._search.clear()
        self._topics.choose(topic)

    @property
    def topic(self) -> str | None:
        """What is read now; None while nothing is found."""
        return None if self._text.page is None else self._text.page.topic

    # --- what follows from it --------------------------------------------------------------------

    def _refill(self) -> None:
        found = holding(pages_in(self._language()), self._search.text())
        self._none.setVisible(not found)
        self._topics.setVisible(bool(found))
        self._topics.show_topics(found, of=len(TOPICS))
        if found:
            self._show(self._topics.topic or found[0].topic)
        else:
            self._text.show_page(None)

    def _show(self, topic: str) -> None:
        self._text.show_page(page_of(topic, self._language()), words_of(self._search.text()))

    def _say(self) -> None:
        self._search.setPlaceholderText(self.tr("Search the help"))
        self._search.setAccessibleName(self.tr("Search the help"))
        self._topics.setAccessibleName(self.tr("Topics"))
        self._none.set_text(self.tr("Nothing is found. Try one word, or the beginning of one."))
        self._how.set_text(self.tr("Arrows choose, Page Down reads on, F1 or Esc closes"), "label")
        self._close.set_words(self.tr("Close"))
        self._refill()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """From the search field the arrows move the topics, and the page keys read."""
        if watched is self._search and isinstance(event, QKeyEvent) and self._is_for_others(event):
            goes_to = self._text if event.key() in _READING else self._topics
            QApplication.sendEvent(goes_to, event)
            return True
        return super().eventFilter(watched, event)  # pyright: ignore[reportArgumentType]

    def _is_for_others(self, event: QKeyEvent) -> bool:
        pressed = event.type() is QEvent.Type.KeyPress
        return pressed and (bool(form.step_in_list(event)) or event.key() in _READING)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
