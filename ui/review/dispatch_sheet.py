"""A dispatch file before it is taken in: what is in it, what is doubtful, what cannot be read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incidents.dispatch.record import Flag, distinct_times, without_bad_rows
from incidents.dispatch.take_in import chosen_number
from incidents.words import sentence
from ui import sizes, units
from ui.review import form
from ui.review.dispatch_questions import MOST_ANSWERS, question_of
from ui.review.dispatch_times import MOST_ROWS, DispatchTimes
from ui.review.line_list import MOST_LINES, Line, LineList
from ui.review.mapping_editor import MappingEditor
from ui.widgets import choices
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.hairline import Hairline
from ui.widgets.words import Words
from ui.words.dispatch import named_times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from incidents.dispatch.record import BadRow, Dispatch
    from ui.review.dispatch_look import Look, MappingLook, Tried
    from ui.review.dispatch_questions import Answer
    from ui.widgets.big_button import BigButton

_MOST_NAMED = 3  # bad rows on the button
_WIDTH, _HEIGHT = 976, 600


class DispatchSheet(QWidget):
    """Content for a `Sheet`. `show_look` first; nothing is written here."""

    chosen = Signal(object)  # Choices: look again
    mapping_wanted = Signal()
    mapping_changed = Signal(object, str, str)  # dict of our field to column, time zone, name: try it
    mapping_kept = Signal(object)  # Profile
    taken_in = Signal(object)  # Dispatch, without the rows that cannot be read
    dropped = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._look: Look | None = None
        self._title = form.title()
        self._about = form.label()
        self._unknown = Words("", sizes.SENTENCE, most_lines=3)
        self._said = Words("", sizes.SENTENCE, ink="danger", most_lines=4)
        self._ask = form.label()
        self._choices: list[BigButton] = [choices.choice() for _ in range(MOST_ANSWERS)]
        self._answers: tuple[Answer, ...] = ()
        self._times = DispatchTimes()
        self._facts = FactList()
        self._doubts_label = form.label()
        self._doubts = LineList()
        self._middle = QWidget()
        self._drop, self._map, self._take = form.button(), form.button("pencil"), form.button("check-bold")
        self.editor = MappingEditor(language)
        self._preview = QWidget()
        self.setMaximumWidth(_WIDTH)
        self._lay_out()
        self._connect()
        self._say()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._preview)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP_SMALL)
        for widget in (self._title, self._about, self._unknown, self._said, self._ask):
            column.addWidget(widget)
        column.addLayout(choices.row(self, self._choices))
        middle = QHBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(sizes.GAP_WIDE)
        middle.addWidget(self._times, 2)
        middle.addWidget(Hairline(upright=True))
        right = QVBoxLayout()
        right.setSpacing(sizes.GAP_SMALL)
        right.addWidget(self._facts)
        right.addSpacing(sizes.GAP_SMALL)
        right.addWidget(self._doubts_label)
        right.addWidget(self._doubts, 1)
        middle.addLayout(right, 1)
        column.addWidget(self._middle, 1)
        column.addLayout(form.row_of(self._drop, self._map, self._take))
        faces = form.column_of(self)
        faces.addWidget(self._preview)
        faces.addWidget(self.editor)
        self.editor.hide()

    def _connect(self) -> None:
        for i, button in enumerate(self._choices):
            button.wanted.connect(partial(self._on_choice, i))
        self._drop.wanted.connect(self.dropped)
        self._map.wanted.connect(self.mapping_wanted)
        self._take.wanted.connect(self._on_take)
        self.editor.changed.connect(self.mapping_changed)
        self.editor.kept.connect(self.mapping_kept)
        self.editor.left.connect(self._show_preview)

    # --- what it is told -------------------------------------------------------------------------

    def show_look(self, look: Look) -> None:
        """What is in the file, or why nothing can be said of it."""
        self._look = look
        self._show_preview()
        self._say()

    def show_mapping(self, mapping: MappingLook) -> None:
        """The columns of the file, each of our fields with the guess to begin with."""
        self.editor.show_mapping(mapping)
        self._show_face(editing=True)

    def show_tried(self, tried: Tried) -> None:
        self.editor.show_tried(tried)

    def show_error(self, error: str) -> None:
        """It could not be taken in, or the mapping not kept."""
        if self._is_editing:
            self.editor.show_error(error)
            return
        self._said.set_text(error)
        self._said.show()

    @property
    def _dispatch(self) -> Dispatch | None:
        return self._look.dispatch if self._look else None

    @property
    def _is_unknown(self) -> bool:
        """It is a table of which nobody said what its columns mean."""
        look = self._look
        return look is not None and look.can_map and look.dispatch is None and not look.profiles

    @property
    def _number(self) -> str | None:
        """The incident number that comes in."""
        look = self._look
        return chosen_number(look.dispatch, look.number) if look and look.dispatch else None

    def _bad(self) -> tuple[BadRow, ...]:
        return self._dispatch.bad_of(self._number) if self._dispatch else ()

    # --- what it emits ---------------------------------------------------------------------------

    def _on_take(self) -> None:
        if self._dispatch is not None:
            self.taken_in.emit(without_bad_rows(self._dispatch))

    def _on_choice(self, i: int) -> None:
        if i < len(self._answers):
            self.chosen.emit(self._answers[i].choices)

    def _show_preview(self) -> None:
        self._show_face(editing=False)

    def _show_face(self, *, editing: bool) -> None:
        """As tall as a page lets a sheet be where there is a table; elsewhere its words tell."""
        self._preview.setVisible(not editing)
        self.editor.setVisible(editing)
        self.setMinimumHeight(_HEIGHT if editing or self._dispatch is not None else 0)

    @property
    def _is_editing(self) -> bool:
        return not self.editor.isHidden()

    # --- words -----------------------------------------------------------------------------------

    def _say(self) -> None:
        self._title.set_text(self.tr("Dispatch record"))
        self._drop.set_words(self.tr("Cancel"))
        self._say_about()
        self._say_question()
        self._say_rows()
        self._say_buttons()

    def _say_about(self) -> None:
        look, dispatch = self._look, self._dispatch
        parts = [look.path.name] if look else [self.tr("reading …")]
        if dispatch is not None:
            parts += [dispatch.sheet] if dispatch.sheet else []
            parts.append(self.tr("read as {mapping}").format(mapping=dispatch.profile))
            parts.append(self.tr("times of {zone}").format(zone=dispatch.tz))
        self._about.set_text(" · ".join(parts))
        error = look.error if look and not look.profiles else ""
        unknown = self._is_unknown
        self._unknown.set_text(
            self.tr("No mapping knows the columns of this file. Say once what they mean, and it is read.")
        )
        self._unknown.setVisible(unknown)
        self._said.set_text(error, "label" if unknown else "danger")
        self._said.setVisible(bool(error))
        self._middle.setVisible(dispatch is not None)

    def _say_question(self) -> None:
        question = question_of(self._look, self._language) if self._look else None
        self._answers = question.answers if question else ()
        self._ask.set_text(question.text if question else "")
        self._ask.setVisible(question is not None)
        for i, button in enumerate(self._choices):
            button.setVisible(i < len(self._answers))
            if i < len(self._answers):
                button.set_words(self._answers[i].label, self._answers[i].hint)
        choices.mark(dict(enumerate(self._choices)), question.marked if question else -1)

    def _say_rows(self) -> None:
        dispatch = self._dispatch
        rows = [row for row in dispatch.rows if row.number == self._number] if dispatch else []
        times = distinct_times(rows)
        self._times.show_times(dispatch, times, self._language)
        if dispatch is None:
            return
        self._facts.show_facts(list(self._fact_rows(dispatch)))
        lines = list(self._lines(dispatch))
        left = len(lines) - MOST_LINES
        if left > 0:
            lines[MOST_LINES - 1 :] = [Line(self.tr("and %n more", "", left + 1), "label")]
        self._doubts.show_lines(lines)
        self._doubts_label.set_text(self.tr("To look at") if lines else self.tr("Nothing is doubtful"))

    def _fact_rows(self, dispatch: Dispatch) -> Iterator[Fact]:
        number = self._number
        rows = [row for row in dispatch.rows if row.number == number]
        yield Fact(self.tr("Incident number"), number or self.tr("none in the file"))
        yield Fact(self.tr("What happened"), next((row.type for row in rows if row.type), "–"))
        yield Fact(self.tr("Address"), next((row.address for row in rows if row.address), "–"))
        place = next((row.place.at for row in rows if row.place.at), None)
        yield Fact(self.tr("Place"), units.position(place) if place else self.tr("not known"))
        others = len(dispatch.numbers) - (1 if number else 0)
        count = self.tr("%n rows", "", len(rows))
        yield Fact(
            self.tr("Comes in"),
            f"{count}, " + self.tr("%n other incidents stay out", "", others) if others > 0 else count,
        )

    def _lines(self, dispatch: Dispatch) -> Iterator[Line]:
        for bad in self._bad():
            yield Line(self._row(bad.row, self._spoken(bad.flag)), "danger")
        number, wanted = self._number, self._look.incident_number if self._look else None
        if number and wanted and number != wanted:
            flag = Flag(None, "number_differs", f"{number} ≠ {wanted}")
            yield Line(self._spoken(flag), "attention_text")
        others = {row.row for row in dispatch.rows if row.number != number}
        for flag in dispatch.flags:
            if flag.row not in others:
                text = self._spoken(flag)
                yield Line(self._row(flag.row, text) if flag.row else text, "attention_text")
        left = sum(len(row.times) for row in dispatch.rows if row.number == self._number) - MOST_ROWS
        if left > 0:
            yield Line(self.tr("%n more times are not shown here", "", left), "label")

    def _spoken(self, flag: Flag) -> str:
        about = named_times(flag.about, self._language)
        said = sentence(self._language, f"flag_{flag.code}", {"about": about})
        return said if flag.row else said[:1].upper() + said[1:]

    def _row(self, number: int, text: str) -> str:
        return self.tr("Row {row}: {what}").format(row=number, what=text)

    def _say_buttons(self) -> None:
        look, dispatch = self._look, self._dispatch
        self._map.set_words(self.tr("Make a mapping"), self.tr("say what each column means"))
        self._map.set_blocked(None if look and look.can_map else self.tr("no table"))
        self._map.set_next("" if self._is_unknown else None)
        bad = [str(one.row) for one in self._bad()]
        take, hint = self.tr("Take in"), ""
        if dispatch is not None and bad:
            take = self._without(bad)
        elif dispatch is not None:
            zone = ZoneInfo(dispatch.tz)
            first = next((time for time in dispatch.times if time.kind == "call_received"), None)
            if first is not None:
                hint = self.tr("call at {time}").format(time=f"{first.at.astimezone(zone):%H:%M}")
        self._take.set_words(take, hint)
        missing = None if dispatch is not None and dispatch.rows else self.tr("nothing to take in")
        self._take.set_blocked(missing)
        self._take.set_next("" if missing is None else None)

    def _without(self, rows: list[str]) -> str:
        if len(rows) == 1:
            return self.tr("Take in without row {row}").format(row=rows[0])
        if len(rows) > _MOST_NAMED:
            return self.tr("Take in without %n rows", "", len(rows))
        return self.tr("Take in without rows {rows}").format(rows=", ".join(rows))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
