"""A track file before it is taken in: what moved, its name, what it tells, and what is doubtful."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incidents.codes import IncidentCode
from incidents.local_time import ZONE
from incidents.tracks.fixes import Asked
from incidents.tracks.track import TrackKind
from incidents.words import sentence
from telemetry.events import EventCode
from ui import sizes, units
from ui.review import form
from ui.review.dates import day_and_year
from ui.review.track_sketch import TrackSketch
from ui.widgets import choices
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QLineEdit

    from incidents.tracks.track import AskedError, PositionTrack
    from incidents.tracks.track_import import Looked
    from ui.widgets.big_button import BigButton

_MOST_NAME, _MOST_ZONE, _DAY_CHARS = 60, 40, 10
_MOST_EVENTS, _MOST_DOUBTS = 4, 3
TYPED_MS = 400  # after the last letter the file is read again


class TrackSheet(QWidget):
    """Lies on a `Sheet`. Asks for the file to be looked at whenever something about it was said."""

    look_wanted = Signal(object, object)  # Path, Asked
    take_in_wanted = Signal()
    dropped = Signal()

    def __init__(self, path: Path, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._language = language
        self._looked: Looked | None = None
        self._problem = ""
        self._asked_for: AskedError | None = None
        self._of: str | None = None
        self._title = form.title()
        self._file = form.label()
        self._kinds: dict[TrackKind, BigButton] = {kind: choices.choice() for kind in TrackKind}
        self._fields = {name: QWidget() for name in ("name", "day", "zone")}
        self._labels = {name: form.label() for name in self._fields}
        self._name = form.line(_MOST_NAME)
        self._day = form.line(_DAY_CHARS)
        self._zone = form.line(_MOST_ZONE)
        self._whose = QWidget()
        self._sketch = TrackSketch()
        self._facts = FactList()
        self._said = Words("", sizes.SENTENCE, most_lines=2)
        self._doubts = [
            Words("", sizes.LABEL, ink="attention_text", most_lines=3) for _ in range(_MOST_DOUBTS + 1)
        ]
        self._drop = form.button()
        self._take = form.button("import")
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPED_MS)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._kinds[TrackKind.TRUCK])
        self._say()

    def _lay_out(self) -> None:
        column = form.column_of(self)
        column.addWidget(self._title)
        column.addWidget(self._file)
        column.addLayout(choices.row(self, self._kinds.values()))
        fields = QHBoxLayout()
        fields.setSpacing(sizes.GAP)
        for name, line in (("name", self._name), ("day", self._day), ("zone", self._zone)):
            field = form.column_of(self._fields[name])
            field.setSpacing(sizes.GAP_SMALL)
            field.addWidget(self._labels[name])
            field.addWidget(line)
            fields.addWidget(self._fields[name], 2 if name == "name" else 1)
        column.addLayout(fields)
        column.addWidget(self._whose)
        shown = QHBoxLayout()
        shown.setSpacing(sizes.GAP_WIDE)
        shown.addWidget(self._sketch, 2)
        told = QVBoxLayout()
        told.setSpacing(sizes.GAP_SMALL)
        told.addWidget(self._said)
        told.addWidget(self._facts)
        for doubt in self._doubts:
            told.addWidget(doubt)
        told.addStretch(1)
        shown.addLayout(told, 3)
        column.addLayout(shown, 1)
        column.addLayout(form.row_of(self._drop, self._take))
        self._whose.setVisible(False)

    def _connect(self) -> None:
        for button in self._kinds.values():
            button.wanted.connect(self._look)
        for line in (self._name, self._day, self._zone):
            line.textEdited.connect(self._on_typed)
            line.returnPressed.connect(self._look)
        self._typed.timeout.connect(self._look)
        self._take.wanted.connect(self.take_in_wanted)
        self._drop.wanted.connect(self.dropped)

    # --- what it is told -------------------------------------------------------------------------

    def show_looked(self, looked: Looked) -> None:
        """The file as it would come in."""
        self._looked, self._problem, self._asked_for = looked, "", None
        self._say()

    def show_asked(self, error: AskedError) -> None:
        """The file does not say something: the field for it is pointed at, or the choices are shown."""
        self._looked, self._problem, self._asked_for = None, "", error
        if error.field == "of":
            self._offer(error.choices)
        self._say()
        if error.field == "date":
            self._day.setFocus()

    def show_error(self, text: str) -> None:
        """Why it cannot be taken in."""
        self._looked, self._problem, self._asked_for = None, text, None
        self._say()

    @property
    def asked(self) -> Asked | None:
        """What was said about the file so far; None before somebody said what moved."""
        kind = next((kind for kind, button in self._kinds.items() if button.isChecked()), None)
        if kind is None:
            return None
        return Asked(
            kind, self._name.text().strip() or None, self._date(), self._zone.text().strip() or None, self._of
        )

    # --- hands -----------------------------------------------------------------------------------

    def _on_typed(self) -> None:
        self._typed.start()
        self._judge()

    def _look(self) -> None:
        self._typed.stop()
        asked = self.asked
        if asked is None or (self._day.text().strip() and asked.day is None):
            self._say()
            return
        self._looked = None
        self._say()
        self.look_wanted.emit(self._path, asked)

    def _offer(self, names: tuple[str, ...]) -> None:
        """A button for each track in the file, the first ones."""
        if self._whose.layout() is not None:
            return
        buttons = {name: choices.choice() for name in names[:_MOST_EVENTS]}
        for name, button in buttons.items():
            button.set_words(name or self.tr("without a name"))
            button.wanted.connect(lambda name=name: self._on_whose(name))
        self._whose.setLayout(choices.row(self._whose, buttons.values()))
        self._whose.setVisible(True)

    def _on_whose(self, name: str) -> None:
        self._of = name
        self._look()

    def _date(self) -> date | None:
        try:
            return date.fromisoformat(self._day.text().strip())
        except ValueError:
            return None

    # --- words -----------------------------------------------------------------------------------

    def _judge(self) -> None:
        ready = self._looked is not None and not self._typed.isActive()
        if not any(button.isChecked() for button in self._kinds.values()):
            why = self.tr("say what moved")
        elif self._asked_for is not None or self._problem:
            why = self.tr("see above")
        else:
            why = self.tr("is being read")
        self._take.set_blocked(None if ready else why)
        self._take.set_next("" if ready else None)

    def _say(self) -> None:
        self._title.set_text(self.tr("Bring in a track"))
        self._file.set_text(self._path.name)
        self._kinds[TrackKind.TRUCK].set_words(self.tr("Truck"), self.tr("where it went"))
        self._kinds[TrackKind.DRONE].set_words(self.tr("Another drone"), self.tr("that did not fly with us"))
        for line, name, words in (
            (self._name, "name", self.tr("Call sign")),
            (self._day, "day", self.tr("Day of its first position")),
            (self._zone, "zone", self.tr("Time zone of its clock")),
        ):
            self._labels[name].set_text(words)
            line.setAccessibleName(words)
        self._day.setPlaceholderText("2026-04-12")
        self._zone.setPlaceholderText(ZONE)
        self._drop.set_words(self.tr("Cancel"))
        self._take.set_words(self.tr("Take in"), self.tr("into the open incident"))
        looked = self._looked
        track = None if looked is None else looked.read.track
        self._name.setPlaceholderText("" if track is None else track.name)
        self._show_field("day", self._day, asked=self._asks("date"))
        self._show_field("zone", self._zone, asked=self._has_no_zone())
        self._sketch.show_track(track, None if looked is None else looked.scene)
        self._sketch.setVisible(looked is not None)
        self._said.set_text(self._state(), "danger" if self._problem or self._bad_day() else "text")
        self._said.setVisible(bool(self._state()))
        self._facts.show_facts(self._rows(looked) if looked is not None else [])
        self._facts.setVisible(looked is not None)
        self._say_doubts()
        self._judge()

    def _show_field(self, name: str, line: QLineEdit, *, asked: bool) -> None:
        """What the file tells by itself is not asked for; what somebody wrote stays."""
        self._fields[name].setVisible(asked or bool(line.text()))

    def _asks(self, field: str) -> bool:
        return self._asked_for is not None and self._asked_for.field == field

    def _has_no_zone(self) -> bool:
        flags = () if self._looked is None else self._looked.told.flags
        return any(flag.code == "track_zone_assumed" for flag in flags)

    def _bad_day(self) -> bool:
        return bool(self._day.text().strip()) and self._date() is None

    def _state(self) -> str:
        if self._problem:
            return self._problem
        if self._bad_day():
            return self.tr("Write the day as 2026-04-12.")
        if self._asks("of"):
            return self.tr("The file holds several tracks. Which one?")
        if self._asked_for is not None:
            return self.tr("The file does not tell the day. Say the day of its first position.")
        return "" if self._looked is not None else self.tr("What moved: a truck, or another drone?")

    def _rows(self, looked: Looked) -> list[Fact]:
        track = looked.read.track
        rows = [
            Fact(self.tr("Positions"), f"{len(track)}, {units.distance(track.distance_m())}"),
            Fact(self.tr("From, to"), _span(track)),
        ]
        told = looked.told.events
        rows += [Fact(units.clock(event.at), self._event(event.code)) for event in told[:_MOST_EVENTS]]
        if not told:
            rows.append(Fact(self.tr("It tells"), self.tr("where it was, and no event")))
        return rows

    def _event(self, code: str) -> str:
        told: dict[str, str] = {
            IncidentCode.TRUCK_LEFT: self.tr("left the station"),
            IncidentCode.TRUCK_STOPPED: self.tr("stands at the scene"),
            IncidentCode.TRUCK_MOVED_ON: self.tr("moved on from the scene"),
            IncidentCode.TRUCK_BACK: self.tr("back at the station"),
            EventCode.TOOK_OFF: self.tr("airborne"),
            EventCode.LANDED: self.tr("landed"),
        }
        return told[code]

    def _say_doubts(self) -> None:
        flags = [] if self._looked is None else list(self._looked.told.flags)
        said = [sentence(self._language, f"flag_{flag.code}", {"about": flag.about}) for flag in flags]
        lines = [text[:1].upper() + text[1:] for text in said]
        if len(lines) > _MOST_DOUBTS:
            lines[_MOST_DOUBTS:] = [self.tr("and %n more", "", len(lines) - _MOST_DOUBTS)]
        for place, words in enumerate(self._doubts):
            words.set_text(lines[place] if place < len(lines) else "")
            words.setVisible(place < len(lines))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _span(track: PositionTrack) -> str:
    """In local time, as the dispatch record is."""
    begins, ends = day_and_year(track.start), day_and_year(track.end)
    text = f"{begins}, {units.clock(track.start)} – {units.clock(track.end)}"
    return text if begins == ends else f"{text} ({ends})"
