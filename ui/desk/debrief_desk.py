"""The debrief of an exercise, worked out beside the window: its score, and its truth for the review.

What works it out is imported there: most evenings end without a score.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from incidents.codes import IncidentCode
from incidents.model import IncidentError
from maps.foreign.file import FormatError
from ui.review.reviewed_truth import ReviewedTruth

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from incidents.debrief.score_file import Scored
    from incidents.journal import Journal
    from incidents.model import Entry

    _RestsOn = tuple[str, int, tuple[int, ...]]


_READ_WITH = frozenset({IncidentCode.FIRE_JUMPED, IncidentCode.FLIGHT_ATTACHED, IncidentCode.TRACK_IMPORTED})


class DebriefDesk(QObject):
    """One piece of work at a time; each ends with its own signal, or with `failed`."""

    busy = Signal(bool)
    scored = Signal(object, str)  # Scored, the title of the exercise in the reader's language
    truth_known = Signal(object)  # ReviewedTruth, or None where no exercise was flown
    page_written = Signal(object)  # Path
    failed = Signal(str)  # one line
    _ended = Signal(object, object)  # from the thread: what tells it in the window, or why there is nothing

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._language = "en"
        self._beside = ThreadPoolExecutor(1, "debrief")
        self._waiting = 0
        self._looked: _RestsOn | None = None  # what the truth that was told last was worked out from
        self._ended.connect(self._on_ended)

    def set_language(self, language: str) -> None:
        """Of titles and pages: "en", "lv", "lt"."""
        self._language = language

    def score(self, journal: Journal) -> None:
        """After the landing: the points stand in the journal, too."""
        folder, entries, language = journal.folder, journal.entries, self._language

        def work() -> Callable[[], None]:
            from incidents.debrief.debrief import note_score, scored_exercise  # noqa: PLC0415 as above
            from incidents.debrief.exercise_folder import flown_exercise  # noqa: PLC0415

            flown = flown_exercise(folder)
            found = scored_exercise(flown, folder, entries, self._data)

            def tell() -> None:
                with suppress(ValueError):  # another incident was opened meanwhile, this journal is closed
                    note_score(journal, found, datetime.now(UTC))
                said = flown.scenario.title
                self.scored.emit(found, said.get(language) or said["en"])

            return tell

        self._begin(work)

    def look(self, folder: Path, entries: Sequence[Entry]) -> None:
        """The truth of the incident that is reviewed."""
        from incidents.debrief.exercise_folder import is_exercise  # noqa: PLC0415 as above

        entries = tuple(entries)
        if not is_exercise(folder):
            self._looked = None
            self.truth_known.emit(None)
            return
        rests_on = _rests_on(folder, entries)
        if rests_on == self._looked:
            return  # it was told, and a note more changes nothing of it
        self._looked = rests_on

        def work() -> Callable[[], None]:
            from incidents.debrief.exercise_folder import flown_exercise  # noqa: PLC0415 as above
            from incidents.debrief.fires import fires_in  # noqa: PLC0415
            from incidents.debrief.targets import first_views_s  # noqa: PLC0415
            from incidents.flight_paths import flight_paths  # noqa: PLC0415

            flown = flown_exercise(folder)
            fires = fires_in(flown.scenario, entries, flown.truth)
            views = first_views_s(flown.scenario, flight_paths(folder, entries), flown.truth)
            return lambda: self._tell_truth(rests_on, ReviewedTruth(flown, fires, views))

        self._begin(work)

    def _tell_truth(self, rests_on: _RestsOn, truth: ReviewedTruth) -> None:
        if rests_on == self._looked:  # nobody looks at another incident by now
            self.truth_known.emit(truth)

    def export(self, scored: Scored, title: str, path: Path) -> None:
        """The score as a page for any browser."""
        language = self._language

        def work() -> Callable[[], None]:
            from incidents.debrief.score_page import write_page  # noqa: PLC0415 as above

            write_page(path, scored, title, language)
            return lambda: self.page_written.emit(path)

        self._begin(work)

    def close(self) -> None:
        """Nothing new is begun; what is being worked out is waited for."""
        self._beside.shutdown(wait=True, cancel_futures=True)

    def _begin(self, work: Callable[[], Callable[[], None]]) -> None:
        self._waiting += 1
        self.busy.emit(True)
        self._beside.submit(self._work, work)

    def _work(self, work: Callable[[], Callable[[], None]]) -> None:
        """On the thread; what is to be said is said in the window."""
        try:
            self._ended.emit(work(), None)
        except (IncidentError, FormatError) as error:
            self._ended.emit(None, str(error))
        except OSError as error:
            self._ended.emit(None, f"{error.filename or self.tr('the disk')}: {error.strerror or error}")

    def _on_ended(self, tell: Callable[[], None] | None, why: str | None) -> None:
        self._waiting -= 1
        self.busy.emit(self._waiting > 0)
        if tell is None:
            self.failed.emit(why or "")
            return
        try:
            tell()
        except IncidentError as error:  # the disk refused the score
            self.failed.emit(str(error))


def _rests_on(folder: Path, entries: Sequence[Entry]) -> _RestsOn:
    """Of an incident: its truth as far as it is written, and the entries that the truth is read with."""
    from incidents.debrief.exercise_folder import FOLDER  # noqa: PLC0415 as above
    from training.exercise.truth_log import FILE  # noqa: PLC0415

    try:
        written = (folder / FOLDER / FILE).stat().st_size
    except OSError:  # whoever reads it says so
        written = -1
    return folder.name, written, tuple(entry.n for entry in entries if entry.code in _READ_WITH)
