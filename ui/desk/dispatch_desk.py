"""Dispatch files looked at beside the window and taken in through the open journal."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from incidents.dispatch.file import open_sheets
from incidents.dispatch.guess import formats_of, grid_of, guess_mapping, profile_of, under_header
from incidents.dispatch.mapping import MappingNeededError
from incidents.dispatch.own_profiles import keep_profile, profile_name
from incidents.dispatch.preview import Choices, read_file
from incidents.dispatch.profiles import DispatchError, known_profiles
from incidents.dispatch.take_in import import_dispatch
from incidents.folder import incident_of
from incidents.model import IncidentError
from ui.review.dispatch_look import Column, Look, MappingLook, Tried

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from incidents.dispatch.file import SheetFile
    from incidents.dispatch.profiles import Profile
    from incidents.dispatch.record import Dispatch
    from incidents.dispatch.sheet import Sheet
    from incidents.journal import Journal


@dataclass(frozen=True, slots=True)
class _Looked:
    file: SheetFile | None
    look: Look


@dataclass(frozen=True, slots=True)
class _Guessed:
    sheet: Sheet
    mapping: MappingLook


class DispatchDesk(QObject):
    """One file at a time: the newest question counts, answers to older ones are dropped."""

    shown = Signal(object)  # Look
    mapping_shown = Signal(object)  # MappingLook
    tried = Signal(object)  # Tried
    failed = Signal(str)  # one sentence
    done = Signal(object)  # Imported
    _answered = Signal(int, object)  # from the thread

    def __init__(
        self, data: Path, journal: Callable[[], Journal | None], parent: QObject | None = None
    ) -> None:
        """`journal` gives the one that is open."""
        super().__init__(parent)
        self._data = data
        self._journal = journal
        self._beside = ThreadPoolExecutor(1, "dispatch")
        self._asked = 0
        self._path: Path | None = None
        self._file: SheetFile | None = None
        self._sheet: Sheet | None = None  # the one that is being mapped
        self._choices = Choices()
        self._answered.connect(self._on_answered)

    def look(self, path: Path, choices: Choices | None = None) -> None:
        """Read a file, by the choices that a person made; `shown` says what is in it or why not."""
        self._path = path
        self._choices = choices or Choices()
        self._ask(self._looked, path, self._choices, self._number())

    def choose(self, choices: Choices) -> None:
        """Look at the same file by another choice."""
        if self._path is not None:
            self.look(self._path, choices)

    def map_columns(self) -> None:
        """Guess what the columns of the file mean, for a person to put right."""
        if self._path is not None:
            self._ask(self._guessed, self._path, self._choices.sheet)

    def try_mapping(self, columns: Mapping[str, str], tz: str, name: str) -> None:
        """What the file says when our fields stand in these columns."""
        if self._path is not None and self._file is not None and self._sheet is not None:
            profile = _profile(self._sheet, columns, tz, profile_name(name))
            if not profile.detect:
                self.tried.emit(Tried(profile, None))
                return
            self._ask(self._tried, self._path, self._file, profile, self._sheet.name)

    def keep(self, profile: Profile) -> None:
        """Write the mapping into the data folder and look at the file by it."""
        try:
            keep_profile(self._data, profile)
        except DispatchError as error:
            self.failed.emit(str(error))
            return
        self.choose(replace(self._choices, profile=profile.name))

    def take_in(self, dispatch: Dispatch) -> None:
        """Into the open incident; `done` says what came and what to look at."""
        journal = self._journal()
        if journal is None:
            self.failed.emit(self.tr("Open an incident first: the dispatch times belong to one."))
            return
        try:
            imported = import_dispatch(journal, dispatch, datetime.now(UTC), self._choices.number)
        except (IncidentError, OSError) as error:
            self.failed.emit(str(error))
            return
        self.done.emit(imported)

    def close(self) -> None:
        """The thread ends with what it reads now."""
        self._beside.shutdown(wait=True, cancel_futures=True)

    # --- beside the window -----------------------------------------------------------------------

    def _ask(self, work: Callable[..., object], *given: object) -> None:
        self._asked += 1
        asked = self._asked

        def run() -> None:
            self._answered.emit(asked, work(*given))

        self._beside.submit(run)

    def _looked(self, path: Path, choices: Choices, number: str | None) -> object:
        look = Look(path, choices, incident_number=number)
        try:
            file = open_sheets(path)
        except DispatchError as error:
            return _Looked(None, replace(look, error=str(error)))
        sheets = tuple(sheet.name for sheet in file.sheets) if len(file.sheets) > 1 else ()
        look = replace(look, sheets=sheets, can_map=True)
        try:
            dispatch = read_file(file, path, known_profiles(self._data), choices)
        except MappingNeededError as error:
            return _Looked(file, replace(look, error=str(error), profiles=error.fitting))
        except DispatchError as error:
            return _Looked(file, replace(look, error=str(error)))
        return _Looked(file, replace(look, dispatch=dispatch))

    def _guessed(self, path: Path, wanted: str | None) -> object:
        try:
            file = open_sheets(path)
        except DispatchError as error:
            return error
        sheet = under_header(next((one for one in file.sheets if one.name == wanted), file.sheets[0]))
        columns = tuple(Column(name, next(iter(sheet.texts(name)), "")) for name in sheet.columns if name)
        mapping = MappingLook(path, columns, guess_mapping(sheet, profile_name(path.stem)))
        return _Guessed(sheet, mapping)

    def _tried(self, path: Path, file: SheetFile, profile: Profile, sheet: str) -> object:
        try:
            return Tried(profile, read_file(file, path, (profile,), Choices(profile.name, sheet or None)))
        except DispatchError as error:
            return Tried(profile, None, str(error))

    # --- back in the window ----------------------------------------------------------------------

    def _on_answered(self, asked: int, answer: object) -> None:
        if asked != self._asked:
            return
        match answer:
            case Tried():
                self.tried.emit(answer)
            case _Looked():
                self._file = answer.file
                self.shown.emit(answer.look)
            case _Guessed():
                self._sheet = answer.sheet
                self.mapping_shown.emit(answer.mapping)
            case _:
                self.failed.emit(str(answer))

    def _number(self) -> str | None:
        journal = self._journal()
        return incident_of(journal.folder, journal.entries).number if journal is not None else None


def _profile(sheet: Sheet, columns: Mapping[str, str], tz: str, name: str) -> Profile:
    """The formats of the times and the grid of the place follow from what stands in the columns."""
    first = profile_of(name, columns, tz, (), None)
    texts = [text for column in first.times.values() for text in sheet.texts(str(column))]
    grid = grid_of(sheet, columns.get("northing"), columns.get("easting"))
    return profile_of(name, columns, tz, formats_of(texts), grid)
