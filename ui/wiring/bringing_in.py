"""A file or a folder that somebody brings: shown first, then taken in by the room that it is for."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from incidents.incoming import Incoming, kind_of
from incidents.model import IncidentError
from ui.desk.alarm_desk import AlarmDesk
from ui.desk.dispatch_desk import DispatchDesk
from ui.desk.track_desk import TrackDesk
from ui.review.bundle_in_sheet import BundleInSheet
from ui.review.dispatch_sheet import DispatchSheet
from ui.review.track_sheet import TrackSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from incidents.alarm.record import AlarmText
    from maps.geo import LatLon
    from ui.desk.share_desk import ShareDesk
    from ui.wiring.parts import Parts


class BringingInWires(QObject):
    """One sheet at a time, over whatever page is in front."""

    def __init__(
        self,
        parts: Parts,
        share: ShareDesk,
        language: Callable[[], str],
        brigade: Callable[[], LatLon | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._share = share
        self._language = language
        self._brigade = brigade
        self._dispatch = DispatchDesk(parts.data, lambda: parts.incidents.journal, self)
        self._tracks = TrackDesk(parts.incidents, self)
        self._alarms = AlarmDesk(parts.data, self)
        self._sheet: QWidget | None = None
        page = parts.review_page
        page.bring_in_wanted.connect(self.choose)
        page.file_dropped.connect(self.bring_in)
        self._dispatch.done.connect(self._on_taken)
        self._tracks.taken.connect(self._on_taken)
        share.taken_in.connect(self._on_bundle)
        self._alarms.read.connect(self._on_alarm)
        self._alarms.unclear.connect(self._on_unclear)
        self._alarms.failed.connect(page.show_error)

    def choose(self) -> None:
        """Ask for a file, and bring it in."""
        title = self.tr("Bring in: alarm text, dispatch record, track, log of a drone, sealed incident")
        chosen, _ = QFileDialog.getOpenFileName(self._parts.window, title)
        if chosen:
            self.bring_in(Path(chosen))

    def bring_in(self, path: Path) -> None:
        """Look at it; what it is, it says itself."""
        try:
            kind = kind_of(path)
        except IncidentError as error:
            self._parts.review_page.show_error(str(error))
            return
        if kind is not Incoming.BUNDLE and self._parts.incidents.journal is None:
            said = self.tr("Open the incident first that {name} belongs to: one of your own.")
            self._parts.review_page.show_error(said.format(name=path.name))
            return
        match kind:
            case Incoming.BUNDLE:
                self._show_bundle(path)
            case Incoming.DISPATCH:
                self._show_dispatch(path)
            case Incoming.TRACK:
                self._show_track(path)
            case Incoming.FLIGHT:
                self._parts.incidents.attach(path)
                self._parts.review.look()
            case Incoming.ALARM:
                self._alarms.read_file(path)

    def close(self) -> None:
        """What is being read is waited for."""
        self._dispatch.close()
        self._tracks.close()

    # --- one kind each ---------------------------------------------------------------------------

    def _show_dispatch(self, path: Path) -> None:
        desk, sheet = self._dispatch, DispatchSheet(self._language())
        desk.shown.connect(sheet.show_look)
        desk.mapping_shown.connect(sheet.show_mapping)
        desk.tried.connect(sheet.show_tried)
        desk.failed.connect(sheet.show_error)
        sheet.chosen.connect(desk.choose)
        sheet.mapping_wanted.connect(desk.map_columns)
        sheet.mapping_changed.connect(desk.try_mapping)
        sheet.mapping_kept.connect(desk.keep)
        sheet.taken_in.connect(desk.take_in)
        sheet.dropped.connect(self._close_sheet)
        self._open(sheet)
        desk.look(path)

    def _show_track(self, path: Path) -> None:
        desk, sheet = self._tracks, TrackSheet(path, self._language())
        desk.set_depot(self._brigade())
        desk.looked.connect(sheet.show_looked)
        desk.asked.connect(sheet.show_asked)
        desk.failed.connect(sheet.show_error)
        sheet.look_wanted.connect(desk.look)
        sheet.take_in_wanted.connect(desk.take_in)
        sheet.dropped.connect(self._close_sheet)
        self._open(sheet)

    def _show_bundle(self, path: Path) -> None:
        desk, sheet = self._share, BundleInSheet(path.name)
        desk.looked_at.connect(sheet.show_found)
        desk.taken_in.connect(sheet.show_imported)
        desk.refused.connect(sheet.show_refused)
        sheet.take_in_wanted.connect(partial(desk.take_in, path))
        sheet.done.connect(self._close_sheet)
        self._open(sheet)
        desk.look_at(path)

    def _on_bundle(self, _imported: object) -> None:
        self._parts.incidents.refresh_list()

    def _on_alarm(self, alarm: AlarmText, _known: object) -> None:
        self._parts.incidents.take_in_alarm(alarm)
        self._parts.review.look()

    def _on_unclear(self, _forms: object) -> None:
        self._parts.review_page.show_error(
            self.tr("This alarm text fits no form alone. Open it as a new alarm and choose one there.")
        )

    def _on_taken(self, _what: object) -> None:
        self._close_sheet()
        self._parts.incidents.written_elsewhere()
        self._parts.review.look()

    # --- the sheet -------------------------------------------------------------------------------

    def _open(self, sheet: QWidget) -> None:
        self._sheet = sheet
        self._parts.window.open_sheet(sheet)

    def _close_sheet(self) -> None:
        """What the desks still tell goes nowhere: the sheet is gone with its connections."""
        self._parts.window.close_sheet()
        if self._sheet is not None:
            self._sheet.deleteLater()
            self._sheet = None
