"""From an alarm text to the form of a new alarm, and from the watched folder to an offer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from ui.desk.alarm_desk import AlarmDesk
from ui.desk.alarm_folder import AlarmFolder
from ui.incident.incident_draft import IncidentDraft

if TYPE_CHECKING:
    from incidents.alarm.match import AlreadyOpen
    from incidents.alarm.pattern_set import PatternSet
    from incidents.alarm.received import Received
    from incidents.alarm.record import AlarmText
    from ui.wiring.parts import Parts


class AlarmingWires(QObject):
    """What is read fills the form; nothing is opened but by a press."""

    folder_settled = Signal(str)  # the folder that is watched from now on; "": none

    def __init__(self, parts: Parts, folder: str, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._watched = ""
        self._offered: list[tuple[Received, str]] = []
        self.desk = AlarmDesk(parts.data, self)
        self.folder = AlarmFolder(parts.data, self)
        page, window = parts.incident_page, parts.window
        page.alarm_text_pasted.connect(self.desk.read_text)
        page.alarm_file_dropped.connect(self.desk.read_file)
        page.alarm_preview.form_chosen.connect(self.desk.read_as)
        page.alarm_preview.known_wanted.connect(self._on_known)
        self.desk.came.connect(page.show_alarm_text)
        self.desk.read.connect(self._on_read)
        self.desk.unclear.connect(self._on_unclear)
        self.desk.unread.connect(self._on_unread)
        self.desk.failed.connect(page.show_error)
        self.folder.arrived.connect(self._on_arrived)
        self.folder.failed.connect(window.show_error)
        window.offer_taken.connect(self._on_taken)
        window.offer_let_go.connect(self._on_let_go)
        self.set_language(language)
        self.watch(folder)

    def set_language(self, language: str) -> None:
        """Of what is doubtful."""
        self._parts.incident_page.alarm_preview.set_language(language)
        self._show_offer()

    def watch(self, folder: str) -> None:
        """Watch this folder; "" for none."""
        self._watched = folder
        self.folder.watch(Path(folder) if folder else None)

    def choose_folder(self) -> None:
        """Ask for the folder; when one is watched, stop that."""
        chosen = ""
        if not self._watched:
            title = self.tr("The folder into which alarms are put")
            chosen = QFileDialog.getExistingDirectory(self._parts.window, title)
            if not chosen:
                return
        self.watch(chosen)
        self.folder_settled.emit(chosen)

    def close(self) -> None:
        self.folder.close()

    # --- what was read ---------------------------------------------------------------------------

    def _on_read(self, alarm: AlarmText, known: AlreadyOpen | None) -> None:
        page = self._parts.incident_page
        page.show_error("")
        page.fill_from_alarm(_draft(alarm))
        page.alarm_preview.show_alarm(alarm, known)
        if known is not None:
            page.show_known_alarm()

    def _on_unclear(self, forms: tuple[PatternSet, ...]) -> None:
        self._parts.incident_page.fill_from_alarm(IncidentDraft("", ""))
        self._parts.incident_page.alarm_preview.ask_form(forms)

    def _on_unread(self) -> None:
        self._parts.incident_page.fill_from_alarm(IncidentDraft("", ""))
        self._parts.incident_page.alarm_preview.clear()

    def _on_known(self, incident_id: str) -> None:
        page = self._parts.incident_page
        page.leave_new_alarm()
        page.incident_opened.emit(incident_id)

    # --- the watched folder ----------------------------------------------------------------------

    def _on_arrived(self, received: Received, words: str) -> None:
        self._offered.append((received, words))
        self._show_offer()

    def _show_offer(self) -> None:
        """The newest first."""
        text = ""
        if self._offered:
            text = self.tr("New alarm: {words}").format(words=self._offered[-1][1])
        if len(self._offered) > 1:
            text += " · " + self.tr("and %n more", "", len(self._offered) - 1)
        self._parts.window.show_offer(text)

    def _on_let_go(self) -> None:
        if self._offered:
            self._offered.pop()
        self._show_offer()

    def _on_taken(self) -> None:
        if not self._offered:
            return
        received, _ = self._offered.pop()
        self._show_offer()
        self._parts.window.show_page("incident")
        self._parts.incident_page.start_new_alarm()
        self.desk.read_received(received)


def _draft(alarm: AlarmText) -> IncidentDraft:
    place = alarm.position
    at = place.at if place else None
    return IncidentDraft(
        what=alarm.what or "",
        where=alarm.where_in_words or "",
        number=alarm.number,
        scene=at,
        scene_error_m=place.error_m if place and at else None,
        position=place.written if place and at is None else "",
        alarm_at=alarm.alarm_at.at if alarm.alarm_at else None,
        alarm_text=alarm.text,
        alarm=alarm,
    )
