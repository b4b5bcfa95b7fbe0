"""The trainer's board: the truth on a map, everything that can be done to the crew, and the record.

On the Train page, in a window of its own, or on a second laptop: in three columns, in two, or as a strip.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QSize, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from training.remote.messages import MOST_TEXT, Comment, End, JumpFire, Start, place
from ui import sizes, units
from ui.map.map_view import MapView
from ui.review.form import line
from ui.train.exercise_head import ExerciseHead
from ui.train.fault_board import FaultBoard
from ui.train.held_choices import HeldChoices, marks_to_go_back_to, ways_to_take_over
from ui.train.record_list import RecordList
from ui.train.time_board import TimeBoard
from ui.train.truth_map import TruthMap
from ui.widgets.big_button import BigButton
from ui.widgets.choices import choice, row
from ui.widgets.error_bar import ErrorBar
from ui.widgets.words import Words
from ui.words.trainer import record_words, refusal_words, said_in, why_words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from maps.geo import LatLon
    from training.remote.messages import Programme, Refusal, State
    from training.remote.trainer_end import Connection

BOARD_PX = 392
COLUMN_PX = 344
LEAST_HEIGHT = 480
WIDE_PX = 860  # below it there is no room for a map beside the board
THREE_PX = 1180
_RECORD_PX = 140
_UNBOUND = (1 << 24) - 1


class _Form(Enum):
    """How it stands in the room that it has."""

    STRIP = "strip"
    WIDE = "wide"
    THREE = "three"


class TrainerBoard(QWidget):
    """Gets values, emits orders; `ui.desk.trainer_desk` carries both over a line."""

    order_wanted = Signal(object)  # Command
    ask_wanted = Signal(object)  # HeldChoices: for the sheet of whoever shows it
    title_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._programme: Programme | None = None
        self._state: State | None = None
        self._lines: tuple[tuple[str, str], ...] = ()
        self._form: _Form | None = None
        self._connected = False
        self.title = ""
        self.map = MapView()
        self._truth = TruthMap(self.map)
        self._head = ExerciseHead()
        self._error = ErrorBar()
        self._faults = FaultBoard()
        self._time = TimeBoard(self._faults.mend)
        self._comment = line(MOST_TEXT)
        self._write = BigButton("", icon="comment-text-outline", height=sizes.SMALL_BUTTON)
        self._record_title = Words("", sizes.LABEL, ink="label")
        self._record = RecordList()
        self._go = BigButton("", icon="play")
        self._end = BigButton("", icon="flag-checkered", hold=True)
        self._tabs = {"failures": choice(), "time": choice()}
        self._lay_out()
        self._connect()
        self._say()

    def _lay_out(self) -> None:
        self._left, self._middle, self._right = QWidget(), QWidget(), QWidget()
        writing = QHBoxLayout()
        writing.setSpacing(sizes.GAP_SMALL)
        writing.addWidget(self._comment, 1)
        writing.addWidget(self._write)
        self._notes = QWidget()
        notes = QVBoxLayout(self._notes)
        notes.setContentsMargins(0, 0, 0, 0)
        notes.setSpacing(sizes.GAP_SMALL)
        notes.addLayout(writing)
        notes.addWidget(self._record_title)
        notes.addWidget(self._record, 1)
        self._tab_row = QWidget()
        tabs = row(self, self._tabs.values(), sizes.GAP_SMALL)
        tabs.setContentsMargins(0, 0, 0, 0)
        self._tab_row.setLayout(tabs)
        self._tabs["failures"].setChecked(True)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        self._columns: dict[QWidget, QVBoxLayout] = {}
        for widget in (self._left, self._middle, self._right):
            column = QVBoxLayout(widget)
            column.setContentsMargins(sizes.GAP_WIDE, sizes.GAP, sizes.GAP_WIDE, sizes.GAP)
            column.setSpacing(sizes.GAP)
            self._columns[widget] = column
            both.addWidget(widget, 1 if widget is self._left else 0)
        self._arrange(_Form.THREE)

    def _arrange(self, form: _Form) -> None:
        """Map, failures and the rest in three columns or two, or all in one with two tabs."""
        if form is self._form:
            return
        self._form = form
        for column in self._columns.values():
            while column.takeAt(0) is not None:
                pass
        standing = {
            _Form.THREE: (
                (self._head, self._error, self.map),
                (self._faults, None, self._go, self._end),
                (self._time, self._notes),
            ),
            _Form.WIDE: (
                (self._head, self._error, self.map, self._notes),
                (),
                (self._faults, self._time, None, self._go, self._end),
            ),
            _Form.STRIP: (
                (),
                (),
                (
                    *(self._head, self._error, self._tab_row, self._faults, self.map, self._time),
                    *(self._notes, self._go, self._end),
                ),
            ),
        }[form]
        for (widget, column), inside in zip(self._columns.items(), standing, strict=True):
            widget.setVisible(bool(inside))
            for one in inside:
                if one is None:
                    column.addStretch(1)
                else:
                    column.addWidget(one, 1 if one in (self.map, self._notes) else 0)
        wide = form is _Form.WIDE
        self._notes.setMinimumHeight(_RECORD_PX if wide else 0)
        self._notes.setMaximumHeight(_RECORD_PX if wide else _UNBOUND)
        self._set_widths()
        self._show_tab()

    def _set_widths(self) -> None:
        """The board's columns are as wide as each other, the map has the rest; longer words want more."""
        if self._form is _Form.STRIP:
            least, most = 0, _UNBOUND
        else:
            width = COLUMN_PX if self._form is _Form.THREE else BOARD_PX
            shown = [widget for widget in (self._middle, self._right) if not widget.isHidden()]
            least = most = max(width, *(widget.minimumSizeHint().width() for widget in shown))
        for widget in (self._middle, self._right):
            widget.setMinimumWidth(least)
            widget.setMaximumWidth(most)

    def _show_tab(self) -> None:
        """In the strip one of failures, time, or the map while a place is asked for."""
        wide, picking = self._form is not _Form.STRIP, self.map.picking
        failures = self._tabs["failures"].isChecked()
        self._tab_row.setVisible(not wide and not picking)
        self.map.setVisible(wide or picking)
        self._faults.setVisible(wide or (failures and not picking))
        self._time.setVisible(wide or (not failures and not picking))
        self._notes.setVisible(wide or not picking)
        self._show_go()

    def _connect(self) -> None:
        for board in (self._faults, self._time):
            board.order_wanted.connect(self.order_wanted)
        self._faults.jump_wanted.connect(self._on_jump)
        self._time.back_wanted.connect(self._on_back)
        self._time.take_over_wanted.connect(lambda: self._ask(ways_to_take_over()))
        self._comment.returnPressed.connect(self._on_write)
        self._comment.textChanged.connect(self._judge_comment)
        self._write.wanted.connect(self._on_write)
        self._go.wanted.connect(lambda: self.order_wanted.emit(Start()))
        self._end.wanted.connect(lambda: self.order_wanted.emit(End()))
        self.map.picked.connect(self._on_picked)
        self.map.hint_changed.connect(self._show_tab)
        for button in self._tabs.values():
            button.wanted.connect(self._show_tab)

    # --- what it is told -------------------------------------------------------------------------

    def show_programme(self, programme: Programme) -> None:
        """The exercise: its title, its notes for the trainer, its ground."""
        self._programme = programme
        self._faults.set_by_hand(frozenset(programme.by_hand))
        self._truth.show_programme(programme)
        self._say()

    def show_state(self, state: State, now_s: float) -> None:
        """Some times a second. `now_s`: monotonic."""
        self._state = state
        self._head.show_state(state)
        self._faults.show_state(state)
        self._time.show_state(state)
        self._truth.show_state(state, now_s)
        self._show_record()
        self._show_go()

    def show_connection(self, connection: Connection, now_s: float) -> None:
        """Whether what is shown is so now, and orders arrive."""
        self._head.show_connection(connection, now_s)
        if connection.connected != self._connected:
            self._connected = connection.connected
            if connection.connected:
                self._error.hide()
            elif connection.why is not None:
                self._error.show_error(why_words(connection.why))
            self._show_go()

    def show_refusal(self, refusal: Refusal) -> None:
        """Nothing came of an order."""
        self._error.show_error(refusal_words(refusal))

    # --- hands -----------------------------------------------------------------------------------

    def _on_jump(self) -> None:
        self.map.pick_place(self.tr("Tap where it burns from now on"))

    def _on_picked(self, at: LatLon) -> None:
        self.order_wanted.emit(JumpFire(place(at)))
        self._show_tab()

    def _on_back(self) -> None:
        if self._state is not None:
            self._ask(marks_to_go_back_to(self._state.marks))

    def _ask(self, choices: HeldChoices) -> None:
        choices.chosen.connect(self.order_wanted)
        self.ask_wanted.emit(choices)

    def _on_write(self) -> None:
        text = " ".join(self._comment.text().split())
        if text and self._write.isEnabled():
            self.order_wanted.emit(Comment(text))
            self._comment.clear()

    def _judge_comment(self) -> None:
        why = self._why_not() or (None if self._comment.text().strip() else self.tr("write first"))
        self._write.set_blocked(why)

    # --- words -----------------------------------------------------------------------------------

    def _why_not(self) -> str | None:
        if not self._connected:
            return self.tr("no line")
        return None if self._state is not None else self.tr("wait")

    def _show_go(self) -> None:
        """What can be done now: begin, or end."""
        state, why = self._state, self._why_not()
        started = state is not None and state.started
        ended = state is not None and state.ended
        not_yet = None if started else self.tr("begin first")
        over = self.tr("over") if ended else None
        self._go.setVisible(not started)
        self._end.setVisible(started)
        self._go.set_blocked(why)
        self._go.set_next(self.tr("NEXT") if why is None else None)
        self._end.set_blocked(why or over)
        self._faults.set_blocked(why or over)
        self._time.set_blocked(why or not_yet)
        self._judge_comment()

    def _show_record(self) -> None:
        state = self._state
        if state is None:
            return
        lines = tuple(
            (units.stopwatch(max(0.0, one.at_s)), record_words(one)) for one in reversed(state.record)
        )
        if lines != self._lines:
            self._lines = lines
            self._record.show_lines(lines)

    def _say(self) -> None:
        language = QLocale().bcp47Name().split("-")[0]
        programme = self._programme
        self.title = self.tr("Trainer") if programme is None else said_in(programme.title, language)
        self._head.show_title(self.title)
        self.title_changed.emit()
        self._head.setToolTip("" if programme is None else said_in(programme.notes, language))
        self._comment.setPlaceholderText(self.tr("A remark"))
        self._comment.setAccessibleName(self.tr("A remark for the debrief"))
        self._write.set_words(self.tr("Write"))
        self._record_title.set_text(self.tr("In the record"))
        self._go.set_words(self.tr("Begin the exercise"))
        self._end.set_words(self.tr("End and score"))
        self._tabs["failures"].set_words(self.tr("Failures"))
        self._tabs["time"].set_words(self.tr("Time and drone"))
        self.map.set_burnt_in(self.tr("TRAINING"))
        self._show_record()
        self._show_go()

    # --- Qt's own --------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        """Whoever shows it decides how high it is: a strip wants more height than a page has."""
        return QSize(COLUMN_PX, LEAST_HEIGHT)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self._truth.look_at_all)  # once the map has its size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(_form_for(self.width()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
            self._set_widths()
        super().changeEvent(event)


def _form_for(width: int) -> _Form:
    if width >= THREE_PX:
        return _Form.THREE
    return _Form.WIDE if width >= WIDE_PX else _Form.STRIP
