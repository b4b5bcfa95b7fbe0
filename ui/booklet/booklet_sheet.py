"""The booklet of differences on a sheet: search, sections, Latvia beside Lithuania, and a page to print."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incidents.booklet.find import find
from ui import sizes
from ui.booklet.booklet_table import BookletTable
from ui.review import form
from ui.widgets import choices
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words

if TYPE_CHECKING:
    from datetime import date

    from incidents.booklet.booklet import Booklet

ALL = ""
_A_LINE = 4  # sections side by side
_MOST_SEARCH = 80


class BookletSheet(QWidget):
    """Lies on a `Sheet`. It emits which rows are to be printed and writes nothing."""

    print_wanted = Signal(object)  # the rows that are shown: tuple[Row, ...]
    done = Signal()

    def __init__(
        self, found: Booklet, language: str, today: date | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._found = found
        self._language = language
        self._section = ALL
        self._title = form.title()
        self._search = form.line(_MOST_SEARCH)
        self._search.setClearButtonEnabled(True)
        self._chips = {key: _chip() for key in (ALL, *(section.key for section in found.sections))}
        self._table = BookletTable(today or datetime.now(UTC).astimezone().date())
        self._none = Words("", sizes.SENTENCE, ink="label")
        self._guide = Words("", sizes.LABEL, ink="label", most_lines=3)
        self._print, self._close = form.button("printer"), form.button()
        self._lay_out()
        for key, chip in self._chips.items():
            chip.wanted.connect(lambda key=key: self.show_section(key))
        self._search.textChanged.connect(self._refill)
        self._search.installEventFilter(self)
        self._print.wanted.connect(lambda: self.print_wanted.emit(self._table.rows))
        self._close.wanted.connect(self.done)
        self.setFocusProxy(self._search)
        choices.mark(self._chips, ALL)
        self._say()

    def _lay_out(self) -> None:
        column = form.column_of(self)
        column.setSpacing(sizes.GAP_SMALL)
        head = QHBoxLayout()
        head.setSpacing(sizes.GAP)
        head.addWidget(self._title, 3, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._search, 2)
        column.addLayout(head)
        chips = list(self._chips.values())
        lines = QVBoxLayout()
        lines.setSpacing(sizes.GAP_SMALL)
        for first in range(0, len(chips), _A_LINE):
            lines.addLayout(choices.row(self, chips[first : first + _A_LINE], sizes.GAP_SMALL))
        column.addLayout(lines)
        column.addWidget(self._none)
        column.addWidget(self._table, 1)
        foot = QHBoxLayout()
        foot.setSpacing(sizes.GAP)
        foot.addWidget(self._guide, 2, Qt.AlignmentFlag.AlignVCenter)
        for button in (self._print, self._close):
            foot.addWidget(button, 1)
        column.addLayout(foot)

    # --- what it is told -------------------------------------------------------------------------

    def show_section(self, key: str) -> None:
        """One section, or `ALL`."""
        self._section = key
        choices.mark(self._chips, key)
        self._refill()

    def set_language(self, language: str) -> None:
        """Of the rows; the rest follows the window."""
        self._language = language
        self._say()

    def show_said(self, line: str) -> None:
        """What came of printing: the file that was written, or why not."""
        self._guide.set_text(line, "text")

    # --- what follows from it --------------------------------------------------------------------

    def _refill(self) -> None:
        section = self._section or None
        rows = find(self._found, self._search.text(), self._language, section)
        self._table.show_rows(rows, self._language)
        self._table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self._print.set_blocked(None if rows else self.tr("nothing is shown"))

    def _say(self) -> None:
        self._title.set_text(self.tr("Latvia and Lithuania: the differences"))
        self._search.setPlaceholderText(self.tr("Search, in any language"))
        self._search.setAccessibleName(self.tr("Search, in any language"))
        self._none.set_text(self.tr("Nothing in the booklet answers to this."))
        self._guide.set_text(
            self.tr("A guide, no legal advice. What is marked ▲ a lawyer of the country has yet to confirm."),
            "label",
        )
        self._chips[ALL].set_words(self.tr("All"))
        for section in self._found.sections:
            self._chips[section.key].set_words(section.name.said(self._language))
        self._table.set_words(self.tr("Latvia"), self.tr("Lithuania"), self.tr("to be confirmed"))
        self._print.set_words(self.tr("Print"), self.tr("PDF of what is shown"))
        self._close.set_words(self.tr("Close"))
        self._refill()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Down in the search field goes on into the table."""
        if watched is self._search and form.step_in_list(event) > 0:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)  # pyright: ignore[reportArgumentType]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _chip() -> BigButton:
    button = BigButton("", height=sizes.SMALL_BUTTON)
    button.setCheckable(True)
    return button
