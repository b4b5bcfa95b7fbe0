"""The operator's record for the window: read beside it, added to, and exported."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from incidents.local_time import day
from incidents.model import IncidentError
from incidents.operator.book import Asked, Book, book, home_profile
from incidents.operator.cells import Reader, cell
from incidents.operator.column import Column
from incidents.operator.export import Form, exported
from incidents.operator.flight_line import Kind
from incidents.operator.flight_log import flight_log
from incidents.operator.period import ALWAYS, Period
from incidents.operator.record import add
from incidents.operator.tables import What, flight_table, table
from incidents.operator.take_off import (
    TakeOff,
    keep_take_off,
    last_take_off,
    take_off_entries,
)
from incidents.words import label
from missions.plan import PlanError
from missions.whole_file import write_whole
from ui.review.operator_view import OperatorView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from incidents.codes import IncidentCode
    from incidents.model import Fact
    from incidents.operator.flight_line import FlightLine
    from incidents.signatures import Signer
    from ui.desk.incident_desk import IncidentDesk

log = logging.getLogger(__name__)

_NEVER = datetime.min.replace(tzinfo=UTC)
EXPORTS = "exports"  # below the operator's folder
COLUMNS = (
    Column.DATE,
    Column.TAKE_OFF,
    Column.AIRCRAFT,
    Column.DURATION,
    Column.PILOT,
    Column.LEGAL_BASIS,
    Column.BATTERY,
    Column.OCCURRENCES,
)
# What is said of the flight in hand, below the table
ABOUT = (
    Column.ACTIVITY,
    Column.INCIDENT_NUMBER,
    Column.CREW,
    Column.PREFLIGHT,
    Column.OVERRIDES,
    Column.OCCURRENCE_REPORT,
    Column.DEFECTS,
    Column.BORDER,
)


@dataclass(frozen=True, slots=True)
class _Read:
    """What came of a look, on its way to the window's thread."""

    book: Book
    view: OperatorView


class OperatorDesk(QObject):
    """Everything slow runs beside the window, one after the other; what it says comes on the GUI thread."""

    busy = Signal(bool)
    progress = Signal(int, int)  # recordings read, of how many
    shown = Signal(object)  # OperatorView
    exported = Signal(object)  # Path of the file that was written
    failed = Signal(str)  # one line
    take_off_proposed = Signal(object, object, object)  # TakeOff, known people, known batteries
    _ended = Signal(object)  # _Read, Path or str; from the thread of the work

    def __init__(self, data: Path, signer: Signer | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._signer = signer
        self._language = "en"
        self._period: Period = ALWAYS
        self._book: Book | None = None
        self._working = 0
        self._beside = ThreadPoolExecutor(1, "operator")
        self._ended.connect(self._on_ended)

    def set_language(self, language: str) -> None:
        """Of the tables and of what is exported."""
        self._language = language

    def set_period(self, period: Period) -> None:
        """Which flights are shown and exported; tells them."""
        self._period = period
        self.look()

    def look(self) -> None:
        """Read the record anew; recordings that were read before cost nothing."""
        self._start(self._read)

    def add(self, code: IncidentCode, facts: Mapping[str, Fact]) -> None:
        """Write down what a person adds, then look again."""

        def work() -> _Read:
            add(self._data, code, facts, datetime.now(UTC), self._signer)
            return self._read()

        self._start(work)

    def export(self, what: What, form: Form) -> None:
        """Write what is shown into the operator's folder; `exported` names the file."""
        found, language = self._book, self._language
        if found is None:
            return

        def work() -> Path:
            stamp = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
            path = self._data / "operator" / EXPORTS / f"{what}-{stamp}.{form}"
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, exported(what, found, form, language))
            return path

        self._start(work)

    # --- take-off --------------------------------------------------------------------------------

    def propose_take_off(self) -> None:
        """Tell what was said the last time, with the names that are known."""
        view = _view(self._book, self._language) if self._book is not None else OperatorView()
        self.take_off_proposed.emit(last_take_off(self._data), view.people, view.batteries)

    def keep_take_off(self, said: TakeOff, flight: Path, incidents: IncidentDesk) -> None:
        """Into the journal of the open incident, where there is one; else into the operator's record."""
        for code, facts in take_off_entries(said, flight.name):
            if incidents.journal is not None:
                incidents.write(code, facts)
            else:
                self.add(code, facts)
        try:
            keep_take_off(self._data, said)
        except OSError as error:  # it is proposed the next time, and no more
            log.warning("the take-off is not remembered: %s", error)

    def close(self) -> None:
        """What is being written is brought to its end."""
        self._beside.shutdown(wait=True, cancel_futures=True)

    # --- beside the window -----------------------------------------------------------------------

    def _read(self) -> _Read:
        found = flight_log(self._data, self.progress.emit)
        profile = home_profile(self._data, found)
        made = book(self._data, found, Asked(period=self._period), profile, datetime.now(UTC))
        return _Read(made, _view(made, self._language))

    def _start(self, work: Callable[[], object]) -> None:
        self._working += 1
        self.busy.emit(True)
        self._beside.submit(self._run, work)

    def _run(self, work: Callable[[], object]) -> None:
        try:
            self._ended.emit(work())
        except (IncidentError, PlanError) as error:
            self._ended.emit(str(error))
        except OSError as error:
            self._ended.emit(f"{error.filename or self.tr('the disk')}: {error.strerror or error}")

    def _on_ended(self, result: object) -> None:
        self._working -= 1
        self.busy.emit(self._working > 0)
        match result:
            case _Read():
                self._book = result.book
                self.shown.emit(result.view)
            case str():
                self.failed.emit(result)
            case _:
                self.exported.emit(cast("Path", result))


def _view(found: Book, language: str) -> OperatorView:
    flights = flight_table(found, language, COLUMNS)
    tables = {what: table(what, found, language) for what in What if what is not What.FLIGHTS}
    people = sorted(found.crew, key=lambda one: (one.last_flown or _NEVER, one.last_aboard), reverse=True)
    batteries = sorted(found.batteries, key=lambda one: one.last_used, reverse=True)
    return OperatorView(
        tables={What.FLIGHTS: flights, **tables},
        missing={line.flown.flight: line.missing for line in found.lines if line.kind is not Kind.SIMULATED},
        bases={line.flown.flight: line.basis for line in found.lines},
        unreported=_unreported(found),
        about={line.flown.flight: _about(line, found, language) for line in found.lines},
        people=tuple(one.name for one in people),
        batteries=tuple(one.name for one in batteries if not one.simulated),
        not_recorded=label(language, "not_recorded"),
        rules=_rules(found, language),
        unread=len(found.log.unread),
    )


def _about(line: FlightLine, found: Book, language: str) -> str:
    """What is known of a flight besides its row; what says nothing is left out."""
    reader = Reader(language, found.profile)
    said = ((column, cell(line, column, reader)) for column in ABOUT)
    return " · ".join(
        f"{label(language, f'column_{column}')}: {text}" for column, text in said if text not in (None, "–")
    )


def _unreported(found: Book) -> dict[str, str]:
    """Real flights in which something happened that nobody has reported."""
    rule = found.profile.occurrence_where
    where = rule.value if rule is not None else ""
    return {
        line.flown.flight: where
        for line in found.lines
        if line.kind is not Kind.SIMULATED and line.occurrences and line.reported_at is None
    }


def _rules(found: Book, language: str) -> str:
    profile = found.profile
    review = datetime(profile.review_by.year, profile.review_by.month, profile.review_by.day, 12, tzinfo=UTC)
    years = profile.retention_years
    return label(
        language,
        "log_profile",
        country=profile.name.said(language),
        review=label(language, "log_review", day=day(review, language)),
        years=str(years.value) if years is not None else "?",
    )
