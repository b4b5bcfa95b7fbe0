"""The operator's record for the window: read beside it, added to, exported, and filled at take-off."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from incidents.codes import IncidentCode
from incidents.operator.export import Form
from incidents.operator.flight_log import flight_log
from incidents.operator.legal_basis import specific_category, state_order
from incidents.operator.period import Period
from incidents.operator.tables import What
from incidents.operator.take_off import USUAL, TakeOff, keep_take_off, last_take_off
from tests.incidents.operator.evening import FIRST, add_flight, whole_evening
from ui.desk.incident_desk import IncidentDesk
from ui.desk.operator_desk import OperatorDesk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

WAIT_MS = 10_000
NOW = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[OperatorDesk]:
    made = OperatorDesk(tmp_path)
    yield made
    made.close()


def test_a_look_tells_the_whole_record(desk: OperatorDesk, tmp_path: Path, qtbot: QtBot):
    whole_evening(tmp_path)
    desk.set_language("lv")
    with qtbot.waitSignals([desk.busy, desk.progress, desk.shown], timeout=WAIT_MS):
        desk.look()
    with qtbot.waitSignal(desk.shown, timeout=WAIT_MS) as shown:
        desk.set_period(Period(date(2026, 4, 13), None))
    view = shown.args[0]
    assert [row.kind.value for row in view.tables[What.FLIGHTS].rows] == ["exercise", "simulated"]
    assert view.tables[What.FLIGHTS].head[0] == "Datums"
    assert "Latvija" in view.rules


def test_what_is_added_is_shown(desk: OperatorDesk, tmp_path: Path, qtbot: QtBot):
    flight = add_flight(tmp_path, FIRST).name
    with qtbot.waitSignal(desk.shown, timeout=WAIT_MS) as shown:
        desk.add(IncidentCode.CREW_NAMED, {"flight": flight, "pilot": "A. Kalniņa"})
    view = shown.args[0]
    assert "A. Kalniņa" in view.tables[What.FLIGHTS].rows[0].cells
    assert view.people == ("A. Kalniņa",)


def test_what_cannot_be_written_is_said_in_one_line(desk: OperatorDesk, qtbot: QtBot):
    with qtbot.waitSignal(desk.failed, timeout=WAIT_MS) as failed:
        desk.add(IncidentCode.SITE_RISK, {"flight": "x"})
    assert "needs text" in failed.args[0]


def test_an_export_is_a_file(desk: OperatorDesk, tmp_path: Path, qtbot: QtBot):
    add_flight(tmp_path, FIRST)
    with qtbot.waitSignal(desk.shown, timeout=WAIT_MS):
        desk.look()
    with qtbot.waitSignal(desk.exported, timeout=WAIT_MS) as exported:
        desk.export(What.FLIGHTS, Form.CSV)
    assert exported.args[0].read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_take_off_goes_into_the_open_journal(desk: OperatorDesk, tmp_path: Path):
    incidents = IncidentDesk(tmp_path)
    assert incidents.create("Kūlas ugunsgrēks", "Tērvete")
    flight = add_flight(tmp_path, FIRST)
    desk.keep_take_off(TakeOff("A. Kalniņa", "J. Ozols", "B1"), flight, incidents)
    incidents.attach(flight)
    incidents.close()
    [line] = flight_log(tmp_path).lines
    assert line.crew == {"pilot": "A. Kalniņa", "observer": "J. Ozols"}
    assert (line.basis, line.basis_said, line.batteries) == (USUAL, True, {0: "B1"})


def test_without_an_incident_it_goes_into_the_operators_record(
    desk: OperatorDesk, tmp_path: Path, qtbot: QtBot
):
    flight = add_flight(tmp_path, FIRST)
    with qtbot.waitSignals([desk.shown, desk.shown], timeout=WAIT_MS):
        desk.keep_take_off(TakeOff(pilot="A. Kalniņa"), flight, IncidentDesk(tmp_path))
    [line] = flight_log(tmp_path).lines
    assert (line.pilot, line.basis_said) == ("A. Kalniņa", True)


def test_the_next_take_off_begins_with_what_was_said(desk: OperatorDesk, tmp_path: Path, qtbot: QtBot):
    basis = specific_category("LV-1", "BVLOS")
    keep_take_off(tmp_path, TakeOff("A. Kalniņa", "J. Ozols", "B1", basis))
    with qtbot.waitSignal(desk.take_off_proposed) as proposed:
        desk.propose_take_off()
    assert proposed.args[0] == TakeOff("A. Kalniņa", "J. Ozols", "", basis)


def test_the_state_orders_one_flight_and_not_the_next(tmp_path: Path):
    keep_take_off(tmp_path, TakeOff("A. Kalniņa", basis=state_order("VUGD", "dežurants", NOW)))
    assert last_take_off(tmp_path) == TakeOff("A. Kalniņa")


@pytest.mark.parametrize("content", [b"", b"{", b'{"pilot": 3}', b'{"basis": {"basis": "exempt"}}'])
def test_a_spoiled_memory_proposes_the_usual(tmp_path: Path, content: bytes):
    (tmp_path / "operator").mkdir()
    (tmp_path / "operator" / "last_take_off.json").write_bytes(content)
    assert last_take_off(tmp_path).basis == USUAL
