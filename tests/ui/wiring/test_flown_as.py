"""What the crew said on the sheet before take-off stands in the flight log after the landing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from incidents.operator.flight_line import Kind
from incidents.operator.flight_log import flight_log
from incidents.operator.legal_basis import specific_category
from incidents.operator.take_off import TakeOff, last_take_off
from tests.ui.wiring.stations import FIELD, PLACE, shown
from ui.desk.operator_desk import OperatorDesk
from ui.incident.wanted import Wanted
from ui.widgets.tick_card import TickCard

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

WAIT_MS = 30_000


@pytest.mark.slow
def test_a_flight_of_the_practice_drone_fills_its_line(tmp_path: Path, qtbot: QtBot):
    data = tmp_path / "data"
    said = TakeOff("A. Kalniņa", "J. Ozols", "B1", specific_category("LV-7", "VLOS"))
    with shown(data, qtbot) as station:
        parts, desk = station.parts, OperatorDesk(data)
        sheet = parts.before_takeoff
        assert parts.incidents.create("Kūlas ugunsgrēks", "Skaistkalne", number="26-17")
        parts.incident_page.wanted.emit(Wanted(area=FIELD))
        parts.flight.taking_off.connect(
            lambda folder: desk.keep_take_off(sheet.flown_as.said, folder, parts.incidents)
        )
        parts.training.start(PLACE, 20.0)
        station.flying.open_checks()
        sheet.flown_as.propose(said)
        for tick in sheet.findChildren(TickCard):
            tick.setChecked(True)
        qtbot.waitUntil(lambda: sheet.readiness.ready, timeout=WAIT_MS)
        sheet.go_wanted.emit()
        qtbot.waitUntil(lambda: parts.flight.state.flying, timeout=WAIT_MS)
        with qtbot.waitSignal(parts.flight.flight_recorded, timeout=WAIT_MS):
            parts.flight.land_here()
        desk.close()
    [line] = flight_log(data).lines
    assert line.kind is Kind.SIMULATED
    assert line.crew == {"pilot": "A. Kalniņa", "observer": "J. Ozols"}
    assert (line.basis, line.basis_said, line.batteries) == (said.basis, True, {0: "B1"})
    assert line.checked
    assert line.landed_at is not None
    assert line.incident is not None
    assert line.incident.number == "26-17"
    assert line.flown.packs
    assert last_take_off(data).basis == said.basis
