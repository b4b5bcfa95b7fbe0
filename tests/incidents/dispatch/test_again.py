"""A corrected file of the same incident brings what is new; what changed stands beside what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from incidents.dispatch.preview import preview
from incidents.dispatch.profiles import DispatchError
from incidents.dispatch.record import without_bad_rows
from incidents.dispatch.take_in import Imported, import_dispatch
from incidents.journal import Journal, read_journal
from incidents.verify import verify
from tests.incidents.dispatch.workbooks import LATVIAN, write

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

FIRST = "2026-117;12.04.2026 13:05;12.04.2026 13:06;12.04.2026 13:09;12.04.2026 13:21;;;;BUB-1;4;Fire;Tērvete"
SECOND = "2026-117;12.04.2026 13:05;12.04.2026 13:07;;12.04.2026 13:24;;;;AC-1;5;Fire;Tērvete"


def take_in(folder: Path, now: datetime, *rows: str, leave_out: bool = False) -> Imported:
    path = folder / "export.csv"
    lines = [row + ";" * (len(LATVIAN) - 1 - row.count(";")) for row in rows]
    path.write_text("\n".join([";".join(LATVIAN), *lines]), "utf-8-sig")
    dispatch = preview(path)
    with Journal(folder, now) as journal:
        return import_dispatch(journal, without_bad_rows(dispatch) if leave_out else dispatch, now)


def told(imported: Imported) -> list[str]:
    return [f"{entry.code} {entry.facts.get('unit', '')}".strip() for entry in imported.entries]


def flags(imported: Imported) -> list[str]:
    return [flag.code for flag in imported.flags]


def test_a_row_that_was_added_is_all_that_comes_in(folder: Path, now: datetime):
    take_in(folder, now, FIRST)
    again = take_in(folder, now, FIRST, SECOND)
    assert told(again) == ["dispatched AC-1", "on_scene AC-1"]
    assert flags(again) == []
    assert verify(folder).ok


def test_a_changed_time_stands_beside_the_old_one_and_names_it(folder: Path, now: datetime):
    first = take_in(folder, now, FIRST)
    again = take_in(folder, now, FIRST.replace("13:21", "13:23"))
    [changed] = again.entries
    old = next(entry for entry in first.entries if entry.code == "on_scene")
    assert (changed.facts["supersedes"], changed.facts["written"]) == (old.n, "12.04.2026 13:23")
    assert [(flag.code, flag.about) for flag in again.flags] == [
        ("time_changed", "on_scene 12.04.2026 13:21 → 12.04.2026 13:23")
    ]
    assert old in read_journal(folder)


def test_a_third_file_is_compared_with_what_was_said_last(folder: Path, now: datetime):
    take_in(folder, now, FIRST)
    take_in(folder, now, FIRST.replace("13:21", "13:23"))
    assert told(take_in(folder, now, FIRST.replace("13:21", "13:23"), SECOND)) == [
        "dispatched AC-1",
        "on_scene AC-1",
    ]


def test_a_time_that_is_gone_is_said_and_kept(folder: Path, now: datetime):
    take_in(folder, now, FIRST)
    again = take_in(folder, now, FIRST.replace("12.04.2026 13:21", ""))
    assert (told(again), flags(again)) == ([], ["time_gone"])
    assert any(entry.code == "on_scene" for entry in read_journal(folder))


def test_the_same_rows_as_a_workbook_say_nothing_new(folder: Path, now: datetime):
    take_in(folder, now, FIRST)
    book = write(folder / "x.xlsx", ("A", [LATVIAN, FIRST.split(";")]))
    with Journal(folder, now) as journal:
        again = import_dispatch(journal, preview(book), now)
    assert (told(again), flags(again)) == ([], [])
    assert [path.suffix for path in sorted((folder / "media").iterdir())].count(".xlsx") == 1


def test_a_unit_sent_twice_is_known_again_both_times(folder: Path, now: datetime):
    twice = FIRST.replace("13:06", "13:40").replace("13:09", "13:41").replace("13:21", "13:50")
    take_in(folder, now, FIRST, twice)
    assert told(take_in(folder, now, FIRST, twice, SECOND)) == ["dispatched AC-1", "on_scene AC-1"]


def test_another_number_is_another_record_of_the_same_fire(folder: Path, now: datetime, samples: Path):
    """Two countries give two numbers for one fire: their times are linked by the incident, never compared."""
    take_in(folder, now, FIRST)
    with Journal(folder, now) as journal:
        other = import_dispatch(journal, preview(samples / "made_up_lt_excel_export.csv"), now)
    assert flags(other) == ["number_differs"]
    assert "call_received" in told(other)


def test_a_bad_row_stops_the_import_and_nothing_is_written(folder: Path, now: datetime):
    before = read_journal(folder)
    with pytest.raises(DispatchError, match=r"row 3: the time cannot be read: Nosūtīts: soon; mend it"):
        take_in(folder, now, FIRST, SECOND.replace("12.04.2026 13:07", "soon"))
    assert read_journal(folder) == before
    assert list((folder / "media").iterdir()) == []


def test_the_others_come_in_when_a_person_leaves_it_out(folder: Path, now: datetime):
    imported = take_in(folder, now, FIRST, SECOND.replace("12.04.2026 13:07", "soon"), leave_out=True)
    assert [(flag.row, flag.code) for flag in imported.flags] == [(3, "row_skipped")]
    assert {entry.facts["row"] for entry in imported.entries} == {2}


def test_a_bad_row_of_another_incident_stops_nothing(folder: Path, now: datetime):
    imported = take_in(folder, now, FIRST, "2026-118;soon")
    assert [(flag.row, flag.code) for flag in imported.flags] == [(3, "other_incident")]
