"""Faults of the program: told on a card, noted in the journal, saved when a person asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from incidents.codes import IncidentCode, Source
from ui.crash.crash_card import CrashCard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ui.crash.crash_watch import CrashWatch
    from ui.crash.program_fault import ProgramFault
    from ui.desk.incident_desk import IncidentDesk
    from ui.desk.video_desk import VideoDesk


class FailingWires(QObject):
    """Connects the watch with the card over the pages, the open journal and the streams."""

    def __init__(
        self,
        watch: CrashWatch,
        *,
        over: QWidget,
        incidents: IncidentDesk,
        video: VideoDesk,
        save: Callable[[Sequence[ProgramFault]], Path],
        parent: QObject | None = None,
    ) -> None:
        """`over`: the stack of pages. `save` writes the report; OSError is said on the card."""
        super().__init__(parent)
        self._watch, self._incidents, self._save = watch, incidents, save
        self.card = CrashCard(over)
        watch.failed.connect(self._on_failed)
        watch.repeated.connect(self.card.show_again)
        video.status_changed.connect(watch.hear_stream)
        self.card.save_wanted.connect(self._on_save)

    def _on_failed(self, fault: ProgramFault) -> None:
        self.card.show_fault(fault, others=len(self._watch.faults) - 1)
        if self._incidents.journal is not None:
            facts = {"kind": fault.kind, "place": fault.place, "within": fault.within.value}
            self._incidents.write(IncidentCode.PROGRAM_ERROR, facts, source=Source.RECORD)

    def _on_save(self) -> None:
        try:
            path = self._save(self._watch.faults)
        except OSError as error:
            why = error.strerror or str(error)
            self.card.show_saved(self.tr("The report could not be written: {why}").format(why=why))
            return
        said = self.tr("Saved: {file} in {folder}")
        self.card.show_saved(said.format(file=path.name, folder=path.parent))
