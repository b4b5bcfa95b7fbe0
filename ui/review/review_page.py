"""The page of the next morning: map, intervals, charts and lanes, all at one moment of one clock."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from incidents.searched import searched_in
from incidents.words import say
from telemetry.state import VehicleState
from ui import units
from ui.review import spans
from ui.review.alarm_lane import with_alarms
from ui.review.caption import Caption
from ui.review.charted import together
from ui.review.charts import Charts
from ui.review.corner import Corner, times
from ui.review.dates import day_and_year
from ui.review.event_list import EventList, told_in
from ui.review.field_chooser import FieldChooser
from ui.review.flights import drone_at, take_off_place
from ui.review.incident_list import IncidentList
from ui.review.instruments import Instruments
from ui.review.intervals import Intervals
from ui.review.lane_content import LaneName, lanes_of, offset_of, span_of, told
from ui.review.lanes import Lanes
from ui.review.map_replay import MapReplay
from ui.review.note_form import NoteForm
from ui.review.nothing_open import NothingOpen
from ui.review.notice import Notice
from ui.review.offset_form import OffsetForm
from ui.review.picture_at_cursor import ReviewStage
from ui.review.questions_form import QUESTIONS, QuestionsForm, answers_of
from ui.review.replay import SPEEDS
from ui.review.report_files import ReportFiles
from ui.review.time_axis import axis_of
from ui.review.truth_lane import truth_lane
from ui.review.truth_strip import TruthStrip
from ui.widgets.big_button import BigButton
from ui.widgets.button_strip import ButtonStrip
from ui.widgets.hairline import Hairline
from ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent

    from incidents.clocks import Evidence, IncidentClock
    from incidents.metrics import Interval
    from incidents.model import Incident
    from incidents.store.rows import Listed
    from incidents.timeline import Moment
    from incidents.tracks.taken import TakenTrack
    from telemetry.logs.curve import Curve
    from telemetry.logs.fields import Field, Known
    from ui.map.map_view import MapView
    from ui.review.flights import ReviewedFlight
    from ui.review.lane_content import Lane
    from ui.review.reviewed_truth import ReviewedTruth


class ReviewPage(QWidget):
    """Gets values, emits intents. `replay.Replay` moves its cursor, whoever wires them together."""

    cursor_moved = Signal(object)  # datetime: somebody put the cursor there
    play_wanted = Signal(bool)
    speed_wanted = Signal(float)
    note_wanted = Signal(str, object)  # text, datetime
    offset_wanted = Signal(str, float, str)  # clock, seconds to add, reason
    answer_wanted = Signal(str, str)  # question: "planned", "happened", "why" or "next"; the answer
    finish_wanted = Signal()
    incident_opened = Signal(str)  # id
    search_changed = Signal(str)
    file_wanted = Signal(object)  # Path
    bring_in_wanted = Signal()
    file_dropped = Signal(object)  # Path: of what a hand let go over the page
    share_wanted = Signal()
    books_wanted = Signal()  # the operator's record
    fields_wanted = Signal()  # which numbers the recordings hold, for `show_known`
    curves_wanted = Signal(object)  # tuple[Field, ...], for `show_curves`

    def __init__(self, map_view: MapView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._incident: Incident | None = None
        self._moments: tuple[Moment, ...] = ()
        self._story: tuple[Moment, ...] = ()
        self._intervals: tuple[Interval, ...] = ()
        self._offsets: Mapping[str, float] = {}
        self._flights: tuple[ReviewedFlight, ...] = ()
        self._evidence: Mapping[str, tuple[Evidence, ...]] = {}
        self._listed: tuple[Listed, ...] = ()
        self._lanes_shown: tuple[Lane, ...] = ()
        self._span: tuple[datetime, datetime] | None = None
        self._cursor: datetime | None = None
        self._playing = False
        self._speed = SPEEDS[0]
        self._writing = False
        self._fit_due = False
        self._charts_offered = False
        self._charts_before = False  # whether they were shown before the picture took their room
        self._language = "en"
        self._list: IncidentList | None = None
        self._chooser: FieldChooser | None = None
        self._known: tuple[Known, ...] = ()
        self._truth: ReviewedTruth | None = None
        self._content: QWidget | None = None
        self._map = MapReplay(map_view)
        self._corner = Corner()
        self.stage = ReviewStage(map_view, self._corner)
        self._caption = Caption()
        self._instruments = Instruments()
        self._table = Intervals()
        self._edge = Hairline(upright=True)
        self._charts = Charts()
        self._lanes = Lanes()
        self._truth_strip = TruthStrip()
        self._notice = Notice()
        self._nothing = NothingOpen()
        self._play = BigButton("", icon="play")
        self._note = BigButton("", icon="note-plus-outline")
        self._clocks = BigButton("", icon="clock-edit-outline")
        self._questions = BigButton("", icon="comment-question-outline")
        self._finish = BigButton("", icon="file-check-outline")
        self._pages = QStackedWidget()
        self._lay_out()
        self._sheet = Sheet(self)
        self._sheet.closed.connect(self._on_sheet_closed)
        map_view.set_corner(self._corner)
        map_view.corner_room.connect(self._corner.fit)
        self._connect()
        self._show_all()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._caption, 1)
        below.addWidget(self._notice, 1)
        below.addWidget(self._instruments)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.stage, 1)
        upper.addWidget(self._edge)
        upper.addWidget(self._table)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addLayout(below)
        column.addWidget(self._charts)
        column.addWidget(self._truth_strip)
        column.addWidget(self._lanes)
        column.addWidget(ButtonStrip((self._play, self._note, self._clocks, self._questions, self._finish)))
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(whole)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self._pages)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setAutoFillBackground(True)  # or each step of the cursor paints what lies behind the page, too

    def _connect(self) -> None:
        self._lanes.cursor_moved.connect(self.cursor_moved)
        self._lanes.axis_changed.connect(lambda: self._charts.show_axis(self._lanes.axis))
        self._lanes.axis_changed.connect(lambda: self._truth_strip.show_axis(self._lanes.axis))
        self._truth_strip.cursor_moved.connect(self.cursor_moved)
        self._corner.incidents_wanted.connect(self._open_list)
        self._corner.bring_in_wanted.connect(self.bring_in_wanted)
        self._table.moment_wanted.connect(self.cursor_moved)
        self._nothing.incidents_wanted.connect(self._open_list)
        self._corner.charts_wanted.connect(self._on_charts)
        self._corner.curves_wanted.connect(self._open_chooser)
        self._corner.speed_wanted.connect(self.speed_wanted)
        self._caption.clicked.connect(self._open_events)
        self.stage.enlarged.connect(self._on_enlarged)
        self._play.wanted.connect(lambda: self.play_wanted.emit(not self._playing))
        self._note.wanted.connect(self._open_note)
        self._clocks.wanted.connect(self._open_offsets)
        self._questions.wanted.connect(self._open_questions)
        self._finish.wanted.connect(self._on_finish)

    # --- what it is told -------------------------------------------------------------------------

    def set_language(self, language: str) -> None:
        """ "en", "lv" or "lt": in which the entries of the record are said."""
        self._language = language
        self._show_all()

    def show_incidents(self, listed: Sequence[Listed]) -> None:
        """What the list holds now; after `search_changed`, what was found."""
        self._listed = tuple(listed)
        if self._list is not None:
            self._list.show_incidents(self._listed)

    def show_incident(
        self,
        incident: Incident | None,
        moments: Sequence[Moment],
        intervals: Sequence[Interval],
        offsets: Mapping[str, float],
    ) -> None:
        """An incident and all that is written about it; the same again after something was added."""
        before = None if self._incident is None else self._incident.id
        other = incident is None or incident.id != before
        self._incident, self._moments = incident, tuple(moments)
        self._intervals, self._offsets = tuple(intervals), dict(offsets)
        self._span = None if incident is None else span_of(self._moments, incident)
        self._story = told(self._moments)
        self._writing = False
        self._show_notice("")
        if other:
            self._flights = ()
            self._evidence = {}
            self._map.show_tracks(())
            self._cursor = None if self._span is None else self._span[0]
        self._show_all()
        if other and incident is not None:
            self._sheet.close_sheet()
            self._fit_soon()
            self._lanes.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_flights(self, flights: Sequence[ReviewedFlight]) -> None:
        """The recorded flights of the open incident, oldest first."""
        self._flights = tuple(flights)
        if self._flights and not self._charts_offered:
            self._charts_offered = True  # who closes the drawer wants it closed
            self._corner.show_charts(True)
        self._show_flown()
        self._fit_soon()

    def show_tracks(self, tracks: Sequence[TakenTrack]) -> None:
        """Where trucks went; other drones come with the flights."""
        self._map.show_tracks(tracks)
        if self._cursor is not None:
            self._map.show_cursor(self._cursor)

    def show_clocks(self, clocks: Sequence[IncidentClock]) -> None:
        """What speaks for a correction of each clock; asked for when somebody corrects one."""
        self._evidence = {clock.name: clock.evidence for clock in clocks}

    def show_known(self, known: Sequence[Known]) -> None:
        """Which numbers the recordings of the shown flights hold."""
        self._known = together(known)
        if self._chooser is not None:
            self._chooser.show_known(self._known)

    def show_curves(self, read: Mapping[tuple[str, Field], Curve]) -> None:
        """What was read of the chosen ones, by the name of the flight."""
        self._charts.show_curves(read)

    def show_truth(self, truth: ReviewedTruth | None) -> None:
        """Of an exercise: a lane of its own, and a layer of the map. None: it was none."""
        self._truth = truth
        self._map.show_truth(truth)
        self._show_truth_lane()
        if self._cursor is not None:
            self.show_cursor(self._cursor)

    def show_cursor(self, at: datetime) -> None:
        """Everything is shown as it was at this moment."""
        self._cursor = at
        self._truth_strip.show_cursor(at)
        self._lanes.show_cursor(at)
        self._charts.show_cursor(at)
        self._map.show_cursor(at)
        self.stage.show_cursor(at)
        self._show_instruments(at)
        self._show_caption(at)
        self._say_note()

    def show_playing(self, playing: bool, speed: float) -> None:
        self._playing, self._speed = playing, speed
        self._corner.show_speed(speed)
        self._say_strip()

    def show_report(self, files: Sequence[Path]) -> None:
        """What Finish wrote; the report itself comes first."""
        self._writing = False
        self._show_notice("")
        self._say_strip()
        sheet = ReportFiles(files)
        sheet.file_wanted.connect(self.file_wanted)
        sheet.share_wanted.connect(self._on_share)
        sheet.done.connect(self._sheet.close_sheet)
        self._open(sheet)

    def show_error(self, text: str) -> None:
        """What could not be done, and what to do, in one sentence."""
        self._writing = False
        self._show_notice(text)
        self._say_strip()

    # --- what it can say -------------------------------------------------------------------------

    @property
    def span(self) -> tuple[datetime, datetime] | None:
        """From the first to the last thing that happened: what a replay runs through."""
        return self._span

    @property
    def vehicle(self) -> VehicleState:
        """The drone at the cursor, at second 0 of its own clock; nothing heard between the flights."""
        there = None if self._cursor is None else drone_at(self._flights, self._cursor, self._offsets)
        return VehicleState() if there is None else there.vehicle

    @property
    def flights(self) -> tuple[ReviewedFlight, ...]:
        """Those that are shown."""
        return self._flights

    @property
    def seen_is_due(self) -> bool:
        """What the cameras saw is still being worked out."""
        return not self._map.seen.ready

    @property
    def headline(self) -> tuple[str, str]:
        """For the state bar: the day and the place; what it was, its number, its flights."""
        incident = self._incident
        if incident is None:
            return self.tr("No incident open"), ""
        at = incident.alarm_at or incident.created_at
        parts = [incident.what]
        if incident.number:
            parts.append(self.tr("incident {number}").format(number=incident.number))
        parts.append(self.tr("flights: %n", "", len(self._flights)))
        return f"{day_and_year(at)} · {incident.where}", " · ".join(parts)

    # --- showing ---------------------------------------------------------------------------------

    def _show_all(self) -> None:
        self._pages.setCurrentIndex(0 if self._incident is None else 1)
        axis = None if self._span is None else axis_of(*self._span)
        lanes = lanes_of(self._moments, self._language, self._flight_name)
        self._lanes_shown = with_alarms(lanes, self._moments, self._language)
        self._lanes.show_lanes(self._lanes_shown, axis, self._offsets)
        entries = sorted((moment.entry for moment in self._moments), key=attrgetter("n"))
        self._table.show_measured(self._intervals, searched_in(entries), self._language)
        self._show_truth_lane()
        self._show_flown()
        self._say_strip()

    def _show_truth_lane(self) -> None:
        truth, strip = self._truth, self._truth_strip
        if truth is None:
            strip.show_lane(None)
            return
        found = (truth.flown.truth, truth.in_view_s, self._moments, self._language)
        strip.show_lane(truth_lane(*found, strip.in_view_words))
        strip.show_axis(self._lanes.axis)

    def _show_flown(self) -> None:
        self._make_room()
        self._corner.allow_charts(bool(self._flights))
        self._charts.show_flights(self._flights, self._offsets)
        self._map.show_story(self._incident, self._story, self._flights, self._offsets)
        self._map.set_burnt_in(self._burnt_in())
        self.stage.set_burnt_in(self._burnt_in())
        if self._cursor is not None:
            self.show_cursor(self._cursor)

    def _show_notice(self, text: str) -> None:
        self._notice.show_text(text)
        self._caption.setVisible(not text)

    def _fit_soon(self) -> None:
        """Once the map has its size; a map that is not in sight waits until it is."""
        self._fit_due = True
        QTimer.singleShot(0, self._fit)

    def _fit(self) -> None:
        if self._fit_due and self.isVisible():
            self._fit_due = False
            self._map.show_everything()

    def _burnt_in(self) -> str:
        training = self._incident is not None and self._incident.training
        if training or any(flight.training for flight in self._flights):
            return self.tr("REPLAY · TRAINING")
        return self.tr("REPLAY")

    def _flight_name(self, number: int) -> str:
        return self.tr("Flight {number}").format(number=number)

    def _show_instruments(self, at: datetime) -> None:
        there = drone_at(self._flights, at, self._offsets)
        if there is None:
            self._instruments.show_vehicle(None, None)
            return
        self._instruments.show_vehicle(there.vehicle, take_off_place(there.flight.track))

    def _on_enlarged(self, large: bool) -> None:
        """The larger picture has the room of the charts and the intervals, and gives it back."""
        if large:
            self._charts_before = self._corner.charts_shown
            self._corner.show_charts(False)
        else:
            self._corner.show_charts(self._charts_before or self._corner.charts_shown)
        self._make_room()

    def _on_charts(self, _shown: bool) -> None:
        """Who wants the charts while the picture has their room wants that back."""
        if self.stage.picture_large:
            self.stage.swap()
        self._make_room()

    def _make_room(self) -> None:
        self._charts.setVisible(self._corner.charts_shown and bool(self._flights))
        for beside in (self._table, self._edge):
            beside.setVisible(not self.stage.picture_large)

    def _show_caption(self, at: datetime) -> None:
        place = bisect_right(self._story, at, key=attrgetter("at"))
        if place == 0:
            self._caption.show_words("", "")
            return
        last = self._story[place - 1]
        self._caption.show_words(units.clock(last.at), say(last.entry, self._language))
        self._lanes.tell(self._caption.accessibleName())

    # --- sheets ----------------------------------------------------------------------------------

    def _open_list(self) -> None:
        self._list = IncidentList()
        self._list.show_incidents(self._listed)
        self._list.search_changed.connect(self.search_changed)
        self._list.opened.connect(self._on_opened)
        self._list.dropped.connect(self._sheet.close_sheet)
        self._list.bring_in_wanted.connect(self._on_bring_in)
        self._list.books_wanted.connect(self._on_books)
        self._open(self._list)

    def _on_opened(self, incident: str) -> None:
        self._sheet.close_sheet()
        self.incident_opened.emit(incident)

    def _on_bring_in(self) -> None:
        self._sheet.close_sheet()
        self.bring_in_wanted.emit()

    def _on_books(self) -> None:
        self._sheet.close_sheet()
        self.books_wanted.emit()

    def _on_share(self) -> None:
        self._sheet.close_sheet()
        self.share_wanted.emit()

    def _open_events(self) -> None:
        sheet = EventList(told_in(self._story, self._language), self._cursor)
        sheet.jump_wanted.connect(self._on_jump)
        sheet.dropped.connect(self._sheet.close_sheet)
        self._open(sheet)

    def _on_jump(self, at: datetime) -> None:
        self._sheet.close_sheet()
        self.cursor_moved.emit(at)

    def _open_note(self) -> None:
        if self._cursor is None:
            return
        self.play_wanted.emit(False)
        sheet = NoteForm(self._cursor)
        sheet.given.connect(self._on_note)
        sheet.dropped.connect(self._sheet.close_sheet)
        self._open(sheet)

    def _on_note(self, text: str, at: datetime) -> None:
        self._sheet.close_sheet()
        self.note_wanted.emit(text, at)

    def _open_offsets(self) -> None:
        clocks = dict.fromkeys(moment.entry.clock for moment in self._story)
        known = {clock: self._offsets.get(clock, 0.0) for clock in clocks}
        sheet = OffsetForm(known, self._language, self._evidence)
        sheet.given.connect(self._on_offset)
        sheet.dropped.connect(self._sheet.close_sheet)
        self._open(sheet)

    def _on_offset(self, clock: str, seconds: float, reason: str) -> None:
        self._sheet.close_sheet()
        self.offset_wanted.emit(clock, seconds, reason)

    def _open_questions(self) -> None:
        sheet = QuestionsForm(answers_of(self._moments), self._language)
        sheet.given.connect(self.answer_wanted)
        sheet.done.connect(self._sheet.close_sheet)
        self._open(sheet)

    def _open_chooser(self) -> None:
        self._chooser = FieldChooser(self._charts.fields)
        self._chooser.given.connect(self._on_curves)
        self._chooser.dropped.connect(self._sheet.close_sheet)
        self._open(self._chooser)
        self.fields_wanted.emit()

    def _on_curves(self, fields: Sequence[Field]) -> None:
        self._sheet.close_sheet()
        self._charts.show_fields(fields, {one.field: one.unit for one in self._known})
        self.curves_wanted.emit(tuple(fields))

    def _open(self, content: QWidget) -> None:
        self._sheet.open(content)
        self._content = content

    def _on_sheet_closed(self) -> None:
        self._list = None
        self._chooser = None
        if self._content is not None:
            # It may be in the middle of a signal: ours until the event loop, not gone with the last name.
            self._content.setParent(self)
            self._content.deleteLater()
            self._content = None
        self._lanes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_finish(self) -> None:
        self._writing = True
        self._show_notice("")
        self._say_strip()
        self.finish_wanted.emit()

    # --- words -----------------------------------------------------------------------------------

    def _say_strip(self) -> None:
        self.setAccessibleName(self.tr("Review"))
        self._play.set_icon("pause" if self._playing else "play")
        self._play.set_words(
            self.tr("Pause") if self._playing else self.tr("Play"),
            self.tr("space · {speed}").format(speed=times(self._speed)),
        )
        self._play.set_blocked(None if self._span is not None else self.tr("nothing has a time"))
        self._say_note()
        self._clocks.set_words(self.tr("Clock offsets"), self._offset_hint())
        self._clocks.set_blocked(None if self._story else self.tr("no entry yet"))
        self._questions.set_words(
            self.tr("Four questions"),
            self.tr("{count} of {all} answered").format(
                count=len(answers_of(self._moments)), all=len(QUESTIONS)
            ),
        )
        self._finish.set_words(self.tr("Finish"), self.tr("PDF, map, tracks"))
        self._finish.set_blocked(self.tr("is being written") if self._writing else None)
        self._finish.set_next(None if self._writing else self.tr("NEXT"))

    def _say_note(self) -> None:
        at = self._cursor
        hint = "" if at is None else self.tr("at {time}").format(time=units.clock(at))
        words = self.tr("Add note")
        if (words, hint) != (self._note.text(), self._note.second_line):
            self._note.set_words(words, hint)

    def _offset_hint(self) -> str:
        dispatch = next((lane for lane in self._lanes_shown if lane.name is LaneName.DISPATCH), None)
        seconds = None if dispatch is None else offset_of(dispatch, self._offsets)
        if seconds is None:
            return self.tr("whose clock was wrong")
        return self.tr("dispatch {offset}").format(offset=spans.clock_offset(seconds))

    # --- hands -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Wherever nothing else wants them: Space and K play and pause, J and L go to the event before and
        after, E lists all events."""
        key = Qt.Key(event.key())
        if self._incident is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_K) and self._play.isEnabled():
            self.play_wanted.emit(not self._playing)
        elif key in (Qt.Key.Key_J, Qt.Key.Key_L):
            self._go_to_event(later=key == Qt.Key.Key_L)
        elif key == Qt.Key.Key_E:
            self._open_events()
        else:
            super().keyPressEvent(event)

    def _go_to_event(self, *, later: bool) -> None:
        if self._cursor is None:
            return
        find = bisect_right if later else bisect_left
        place = find(self._story, self._cursor, key=attrgetter("at")) - (0 if later else 1)
        if 0 <= place < len(self._story):
            self.cursor_moved.emit(self._story[place].at)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_of(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _file_of(event)
        if path is not None:
            self.file_dropped.emit(path)
            event.acceptProposedAction()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self._fit)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._show_all()
        super().changeEvent(event)


def _file_of(event: QDropEvent) -> Path | None:
    """The first file or folder that is held over the page: each is looked at by itself."""
    return next((Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()), None)
