"""A dispatch file is looked at beside the window and comes into the journal that is open."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from incidents.dispatch.place import Axes
from incidents.dispatch.preview import Choices
from incidents.dispatch.profiles import OWN_PROFILES, load_profiles
from incidents.dispatch.record import without_bad_rows
from incidents.folder import create
from incidents.journal import Journal
from tests.incidents.dispatch.workbooks import LATVIAN, write
from ui.desk.dispatch_desk import DispatchDesk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from incidents.dispatch.take_in import Imported
    from ui.review.dispatch_look import Look, MappingLook, Tried

SAMPLES = Path(__file__).parents[2] / "data" / "dispatch"
LATVIA = SAMPLES / "made_up_lv_excel_export.csv"
NOW = datetime(2026, 4, 12, 10, 5, 40, tzinfo=UTC)
NEW = "Izsaukuma Nr;Izsaukums saņemts;Ierašanās laiks;Mašīna\n7;12.04.2026 13:05;12.04.2026 13:21;AC-2\n"


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    incident = create(tmp_path, "Kūlas ugunsgrēks", "Tērvete", number="2026-04-0117", now=NOW)
    with Journal(tmp_path / "incidents" / incident.id, NOW) as opened:
        yield opened


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, journal: Journal) -> Iterator[DispatchDesk]:
    made = DispatchDesk(tmp_path, lambda: journal)
    yield made
    made.close()


def looked(qtbot: QtBot, desk: DispatchDesk, path: Path, choices: Choices | None = None) -> Look:
    with qtbot.waitSignal(desk.shown) as shown:
        desk.look(path, choices)
    return shown.args[0]


def unknown(tmp_path: Path) -> Path:
    path = tmp_path / "jauns.csv"
    path.write_text(NEW, "utf-8")
    return path


def test_a_file_is_shown_and_taken_in(qtbot: QtBot, desk: DispatchDesk, journal: Journal):
    look = looked(qtbot, desk, LATVIA)
    assert look.dispatch is not None
    assert (look.dispatch.profile, look.incident_number, look.error) == ("lv_excel", "2026-04-0117", "")
    with qtbot.waitSignal(desk.done) as done:
        desk.take_in(look.dispatch)
    imported: Imported = done.args[0]
    assert imported.entries == tuple(entry for entry in journal.entries if entry in imported.entries)
    assert [entry.code for entry in imported.entries].count("on_scene") == 2


def test_a_file_that_is_none_is_an_error_and_no_mapping_can_be_made(
    qtbot: QtBot, desk: DispatchDesk, tmp_path: Path
):
    look = looked(qtbot, desk, tmp_path / "nowhere.csv")
    assert (look.dispatch, look.can_map) == (None, False)
    assert look.error.startswith("nowhere.csv: cannot be read")


def test_only_the_newest_file_is_shown(qtbot: QtBot, desk: DispatchDesk):
    seen: list[str] = []
    desk.shown.connect(lambda look: seen.append(look.path.name))
    desk.look(SAMPLES / "sf_fire_calls_for_service.csv")
    looked(qtbot, desk, LATVIA)
    assert seen == [LATVIA.name]


def test_which_number_is_the_northing_is_asked_and_the_answer_counts(
    qtbot: QtBot, desk: DispatchDesk, tmp_path: Path
):
    row = ["1", "12.04.2026 13:05", *[""] * 10, "350000", "400000"]
    path = write(tmp_path / "x.xlsx", ("A", [LATVIAN, row]), ("B", [["other"]]))
    look = looked(qtbot, desk, path)
    assert look.dispatch is not None
    assert (look.sheets, look.dispatch.rows[0].place.at) == (("A", "B"), None)
    with qtbot.waitSignal(desk.shown) as shown:
        desk.choose(Choices(axes=Axes.SWAPPED))
    assert shown.args[0].dispatch.rows[0].place.at is not None


def test_a_mapping_is_guessed_tried_kept_and_used(qtbot: QtBot, desk: DispatchDesk, tmp_path: Path):
    look = looked(qtbot, desk, unknown(tmp_path))
    assert (look.dispatch, look.can_map) == (None, True)
    with qtbot.waitSignal(desk.mapping_shown) as shown:
        desk.map_columns()
    mapping: MappingLook = shown.args[0]
    assert [(column.name, column.example) for column in mapping.columns][3] == ("Mašīna", "AC-2")
    columns = {guess.field: guess.column for guess in mapping.guessed.guesses}
    with qtbot.waitSignal(desk.tried) as tried:
        desk.try_mapping(columns, "Europe/Vilnius", "Tērvetes saraksts")
    answer: Tried = tried.args[0]
    assert answer.dispatch is not None
    assert [time.kind for time in answer.dispatch.times] == ["call_received", "on_scene"]
    assert not (tmp_path / OWN_PROFILES).exists()
    with qtbot.waitSignal(desk.shown) as again:
        desk.keep(answer.profile)
    assert again.args[0].dispatch.profile == "tērvetes_saraksts"
    [kept] = load_profiles(tmp_path / OWN_PROFILES)
    assert (kept.name, kept.tz) == ("tērvetes_saraksts", "Europe/Vilnius")


def test_no_columns_are_no_mapping(qtbot: QtBot, desk: DispatchDesk, tmp_path: Path):
    looked(qtbot, desk, unknown(tmp_path))
    with qtbot.waitSignal(desk.mapping_shown):
        desk.map_columns()
    with qtbot.waitSignal(desk.tried) as tried:
        desk.try_mapping({}, "UTC", "x")
    assert tried.args[0].dispatch is None


def test_rows_that_cannot_be_read_stop_it_until_they_are_left_out(
    qtbot: QtBot, desk: DispatchDesk, tmp_path: Path, journal: Journal
):
    path = tmp_path / "x.csv"
    lines = ["2026-04-0117;12.04.2026 13:05", "2026-04-0117;soon"]
    path.write_text("\n".join([";".join(LATVIAN), *(line + ";" * 14 for line in lines)]), "utf-8")
    dispatch = looked(qtbot, desk, path).dispatch
    assert dispatch is not None
    before = len(journal.entries)
    with qtbot.waitSignal(desk.failed) as failed:
        desk.take_in(dispatch)
    assert failed.args[0].startswith("x.csv: row 3: the time cannot be read: Saņemts: soon")
    assert len(journal.entries) == before
    with qtbot.waitSignal(desk.done):
        desk.take_in(without_bad_rows(dispatch))


def test_the_incident_that_was_chosen_comes_in(qtbot: QtBot, desk: DispatchDesk, journal: Journal):
    look = looked(qtbot, desk, SAMPLES / "lfb_incident.csv", Choices(number="999002-01042024"))
    assert look.dispatch is not None
    with qtbot.waitSignal(desk.done):
        desk.take_in(look.dispatch)
    assert [entry.facts["row"] for entry in journal.entries if entry.code == "call_received"] == [3]


def test_without_an_incident_nothing_is_taken_in(qtbot: QtBot, tmp_path: Path):
    desk = DispatchDesk(tmp_path, lambda: None)
    look = looked(qtbot, desk, LATVIA)
    with qtbot.waitSignal(desk.failed) as failed:
        desk.take_in(look.dispatch)  # pyright: ignore[reportArgumentType] it is there: the sample is whole
    assert "Open an incident first" in failed.args[0]
    desk.close()
