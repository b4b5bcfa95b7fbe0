"""What was read from an alarm text, from which words, and what is doubtful, before it is opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui import sizes
from ui.font import Weight, inter
from ui.theme import colour
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.alarm.match import AlreadyOpen
    from incidents.alarm.pattern_set import PatternSet
    from incidents.alarm.record import AlarmText

MOST_CHOICES = 6
MOST_DOUBTS = 3
_COLUMNS = 3
_TEXT_HEIGHT = 92
_CALM = frozenset({"left_out"})  # said in a line of its own


class AlarmPreview(QWidget):
    """Stands below the map while an alarm is typed. Empty until it is told something."""

    changed = Signal()  # whether there is something to say
    form_chosen = Signal(str)  # the name of a pattern set
    known_wanted = Signal(str)  # the id of the incident that is open already

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = "en"
        self._alarm: AlarmText | None = None
        self._forms: tuple[PatternSet, ...] = ()
        self._known: AlreadyOpen | None = None
        self._asks = False
        self._title = Words("", sizes.SENTENCE, Weight.SEMIBOLD)
        self._read = Words("", sizes.LABEL, ink="label", most_lines=2)
        self._text = _MarkedText()
        self._text.setMaximumHeight(_TEXT_HEIGHT)
        self._doubts = tuple(
            Words("", sizes.LABEL, ink="attention_text", most_lines=2) for _ in range(MOST_DOUBTS)
        )
        self._left_out = Words("", sizes.LABEL, ink="label", most_lines=2)
        for words in (self._title, *self._doubts, self._left_out):  # words of others make no window wider
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._open_known = BigButton("", icon="folder-open-outline", height=sizes.SMALL_BUTTON)
        self._open_known.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._open_known.wanted.connect(self._on_known)
        self._choices = tuple(BigButton("", height=sizes.SMALL_BUTTON) for _ in range(MOST_CHOICES))
        for number, button in enumerate(self._choices):
            button.wanted.connect(partial(self._on_choice, number))
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        self._body = QWidget()
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(self._read)
        for words in (*self._doubts, self._left_out):
            said.addWidget(words)
        said.addStretch(1)
        body = QHBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(sizes.GAP_WIDE)
        body.addWidget(self._text, 1)
        body.addLayout(said, 1)
        self._grid = QWidget()
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(sizes.GAP_SMALL)
        for number, button in enumerate(self._choices):
            grid.addWidget(button, number // _COLUMNS, number % _COLUMNS)
        head = QHBoxLayout()
        head.setSpacing(sizes.GAP)
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._open_known)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP_SMALL)
        column.addLayout(head)
        column.addWidget(self._body)
        column.addWidget(self._grid)

    # --- what it is told -------------------------------------------------------------------------

    @property
    def says_something(self) -> bool:
        return self._alarm is not None or self._asks

    def set_language(self, language: str) -> None:
        """Of the doubts, which the record speaks."""
        self._language = language
        self._show()

    def clear(self) -> None:
        """No alarm text, or one that is too short to be one."""
        self._tell(None, (), None, asks=False)

    def show_alarm(self, alarm: AlarmText, known: AlreadyOpen | None) -> None:
        """What was read. `known`: the incident that it is already."""
        self._tell(alarm, (), known, asks=False)

    def ask_form(self, forms: Sequence[PatternSet]) -> None:
        """No form fits, or several do: a person says which."""
        self._tell(None, tuple(forms[:MOST_CHOICES]), None, asks=True)

    def _tell(
        self,
        alarm: AlarmText | None,
        forms: tuple[PatternSet, ...],
        known: AlreadyOpen | None,
        *,
        asks: bool,
    ) -> None:
        self._alarm, self._forms, self._known, self._asks = alarm, forms, known, asks
        self._show()
        self.changed.emit()

    # --- what is shown ---------------------------------------------------------------------------

    def _show(self) -> None:
        self._grid.setVisible(self._asks)
        self._body.setVisible(self._alarm is not None)
        self._open_known.setVisible(self._known is not None)
        self._open_known.set_words(self.tr("Open that one"))
        self._open_known.set_next(None if self._known is None else "")
        for number, button in enumerate(self._choices):
            button.setVisible(number < len(self._forms))
            button.set_words(self._forms[number].title if number < len(self._forms) else "")
        if self._asks:
            self._title.set_text(self.tr("Which text is it? Or fill in the form by hand."), "text")
        elif self._alarm is not None:
            self._show_alarm(self._alarm)

    def _show_alarm(self, alarm: AlarmText) -> None:
        self._show_title(alarm)
        self._text.show_alarm(alarm)
        self._text.setAccessibleName(self.tr("The words that were read are underlined"))
        names = [name for key, name in self._names().items() if _has(alarm, key)]
        self._read.set_text(self.tr("Read: {fields}").format(fields=", ".join(names)))
        lines = [_begun(doubt.said(self._language)) for doubt in alarm.doubts if doubt.code not in _CALM]
        if len(lines) > MOST_DOUBTS:
            more = len(lines) - MOST_DOUBTS + 1
            lines[MOST_DOUBTS - 1 :] = [self.tr("and %n more", "", more)]
        for number, words in enumerate(self._doubts):
            text = lines[number] if number < len(lines) else ""
            words.set_text(text)
            words.setVisible(bool(text))
        left = ", ".join(alarm.left_out)
        self._left_out.set_text(self.tr("Not taken over, the caller: {names}").format(names=left))
        self._left_out.setVisible(bool(left))

    def _show_title(self, alarm: AlarmText) -> None:
        if self._known is None:
            self._title.set_text(self.tr("Read as: {form}").format(form=alarm.title), "text")
            return
        incident = self._known.incident
        text = self.tr("Open already: {what}, {where}")
        self._title.set_text(text.format(what=incident.what, where=incident.where), "attention_text")

    def _names(self) -> dict[str, str]:
        return {
            "what": self.tr("what"),
            "where": self.tr("where"),
            "position": self.tr("position"),
            "alarm_at": self.tr("time"),
            "number": self.tr("number"),
            "units": self.tr("units"),
            "note": self.tr("remarks"),
        }

    def _on_choice(self, number: int) -> None:
        self.form_chosen.emit(self._forms[number].name)

    def _on_known(self) -> None:
        if self._known is not None:
            self.known_wanted.emit(self._known.incident.id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show()


class _MarkedText(QPlainTextEdit):
    """The alarm text; the words that were read are underlined in our colour."""

    def __init__(self) -> None:
        super().__init__()
        self._alarm: AlarmText | None = None
        self.setReadOnly(True)
        self.setFont(inter(sizes.LABEL))
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)

    def show_alarm(self, alarm: AlarmText) -> None:
        self._alarm = alarm
        self.setPlainText(alarm.text)
        self._mark()

    def sizeHint(self) -> QSize:
        return QSize(240, _TEXT_HEIGHT)

    def _mark(self) -> None:
        if self._alarm is None:
            return
        read = QTextCharFormat()
        read.setForeground(colour("accent"))
        read.setFontUnderline(True)
        self.setExtraSelections([self._selection(f.row, f.start, f.end, read) for f in self._alarm.fields])

    def _selection(self, row: int, start: int, end: int, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.document().findBlockByNumber(row - 1))
        cursor.movePosition(cursor.MoveOperation.Right, cursor.MoveMode.MoveAnchor, start)
        cursor.movePosition(cursor.MoveOperation.Right, cursor.MoveMode.KeepAnchor, end - start)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]  # a field in C++
        selection.format = form  # pyright: ignore[reportAttributeAccessIssue]
        return selection

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._mark()


def _begun(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _has(alarm: AlarmText, key: str) -> bool:
    return bool(alarm.where_in_words if key == "where" else getattr(alarm, key))
