"""The Review page on the review desk and the replay."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from ui import units
from ui.desk.video_desk import Eye
from ui.roles import Action
from ui.wiring.guarding import at_once

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from incidents.metrics import Interval
    from incidents.model import Incident
    from incidents.timeline import Moment
    from ui.review.flights import ReviewedFlight
    from ui.wiring.guarding import Ask
    from ui.wiring.parts import Parts


CHECK_AFTER_MS = 5000


class ReviewingWires(QObject):
    """From the record to the report."""

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ask: Ask = at_once  # whoever guards what not everybody does
        self._parts = parts
        self._range_of: tuple[str, int] | None = None
        self._offsets: Mapping[str, float] = {}
        self._check_due = QTimer(self)
        self._check_due.setSingleShot(True)
        self._check_due.setInterval(CHECK_AFTER_MS)
        self._check_due.timeout.connect(self._check)
        page, review, replay = parts.review_page, parts.review, parts.replay
        playback, stage = parts.playback, parts.review_page.stage
        review.shown.connect(self._on_shown)
        review.flights_shown.connect(self._on_flights)
        review.tracks_shown.connect(page.show_tracks)
        review.clocks_shown.connect(page.show_clocks)
        recordings = review.recordings
        page.fields_wanted.connect(recordings.look_for_fields)
        page.curves_wanted.connect(recordings.read_curves)
        recordings.known.connect(page.show_known)
        recordings.curves_read.connect(page.show_curves)
        recordings.damaged.connect(self._on_damaged)
        playback.streams_changed.connect(self._on_streams)
        playback.picture_came.connect(stage.show_picture)
        playback.nothing_there.connect(stage.show_nothing)
        playback.failed.connect(page.show_error)
        stage.thermal_wanted.connect(self._on_thermal_wanted)
        review.report_made.connect(self._on_report)
        review.failed.connect(page.show_error)
        parts.incidents.failed.connect(page.show_error)
        replay.moved.connect(self._on_moved)
        replay.playing_changed.connect(page.show_playing)
        page.cursor_moved.connect(replay.go_to)
        page.play_wanted.connect(replay.set_playing)
        page.speed_wanted.connect(replay.set_speed)
        page.note_wanted.connect(review.add_note)
        page.offset_wanted.connect(self._on_offset)
        page.answer_wanted.connect(review.answer)
        page.finish_wanted.connect(review.finish)
        page.incident_opened.connect(self._on_chosen)
        page.search_changed.connect(parts.incidents.refresh_list)
        page.file_wanted.connect(_open)
        parts.window.page_chosen.connect(self._on_page)

    def look(self) -> None:
        """Bring Review to the front with everything that is written so far."""
        self._parts.window.show_page("review")
        self._parts.window.page_chosen.emit("review")

    def close(self) -> None:
        """Nothing is begun any more."""
        self._check_due.stop()

    def _on_page(self, name: str) -> None:
        parts = self._parts
        parts.window.set_situation(parts.situation)
        if name == "review":
            parts.review.look()
            self._check_due.start()
            self._look_at_recording()
            QTimer.singleShot(0, self, parts.incidents.refresh_list)  # a flight goes on: not all in one go
        else:
            self._check_due.stop()
            parts.replay.pause()
            parts.playback.rest()

    def _on_moved(self, at: datetime) -> None:
        """The cursor moves the page, and the frame's numbers and clock with it."""
        parts = self._parts
        parts.review_page.show_cursor(at)
        self._look_at_recording()
        if parts.looking_back:
            parts.window.show_vehicle(parts.review_page.vehicle, 0.0)
            parts.window.show_budget(None)
            parts.window.show_time(at)

    def _look_at_recording(self) -> None:
        if self._parts.window.page == "review":
            self._parts.playback.look(self._parts.replay.at)

    def _on_flights(self, flights: tuple[ReviewedFlight, ...]) -> None:
        """What was recorded of them, too; of one whose telemetry cannot be read there may be pictures."""
        parts = self._parts
        parts.review_page.show_flights(flights)
        if parts.looking_back:
            parts.window.set_state_block(*parts.review_page.headline)
        training = frozenset(flight.name for flight in flights if flight.training)
        parts.playback.show_flights(parts.incidents.flights(), training, self._offsets)

    def _check(self) -> None:
        """Every checksum, once nobody waits for the flights any more: it takes as much room as reading."""
        if self._parts.review.reading:
            self._check_due.start()
        elif self._parts.window.page == "review":
            self._parts.review.recordings.check()

    def _on_damaged(self, flight: str, count: int) -> None:
        """Said once; what is whole is shown all the same."""
        size = units.file_size(count)
        said = self.tr("The recording {flight} is damaged: {size} of it belong to no message.")
        self._parts.review_page.show_error(said.format(flight=flight, size=size))

    def _on_streams(self, eyes: frozenset[Eye]) -> None:
        stage = self._parts.review_page.stage
        stage.show_streams(thermal=Eye.THERMAL in eyes, visible=Eye.VISIBLE in eyes)
        stage.show_thermal(self._parts.playback.eye is Eye.THERMAL)

    def _on_thermal_wanted(self, thermal: bool) -> None:
        self._parts.review_page.stage.show_thermal(thermal)
        self._parts.playback.choose(Eye.THERMAL if thermal else Eye.VISIBLE)

    def _on_chosen(self, wanted: str) -> None:
        """Another incident is opened only while nothing flies: the flight belongs to the open one."""
        parts = self._parts
        if parts.flight.state.armed:
            parts.review_page.show_error(self.tr("A drone is flying for the open incident. Land first."))
            return
        if parts.incidents.open(wanted):
            parts.review.look()

    def _on_offset(self, clock: str, seconds: float, reason: str) -> None:
        set_offset = partial(self._parts.review.set_offset, clock, seconds, reason)
        self.ask(Action.CORRECT_CLOCK, set_offset)

    def _on_shown(
        self,
        incident: Incident | None,
        moments: Sequence[Moment],
        intervals: Sequence[Interval],
        offsets: Mapping[str, float],
    ) -> None:
        parts = self._parts
        self._offsets = offsets
        parts.review_page.show_incident(incident, moments, intervals, offsets)
        if parts.looking_back:
            parts.window.set_state_block(*parts.review_page.headline)
        known = (incident.id, len(moments)) if incident is not None else None
        span = parts.review_page.span
        if known is None or span is None or known == self._range_of:
            return
        first = self._range_of is None or self._range_of[0] != known[0]
        self._range_of = known
        at = parts.replay.at
        parts.replay.set_range(*span)
        parts.replay.go_to(span[1] if first else at)

    def _on_report(self, files: tuple[Path, ...]) -> None:
        self._parts.review_page.show_report(files)
        self._parts.review.look()
        _open(files[0])


def _open(path: Path) -> None:
    """In the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
