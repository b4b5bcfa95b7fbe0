from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from incidents.codes import IncidentCode
from incidents.words import say
from telemetry.alarms import AlarmCode
from telemetry.events import EventCode
from telemetry.flight_folder import read_card
from tests.ui.desk.stepped import HOME, plan_of
from training.fault import OF_THE_DRONE, Fault, faults_of
from training.faults import Faults
from training.vehicle import EmbeddedDrone
from ui.desk import train_desk
from ui.desk.incident_desk import IncidentDesk
from ui.desk.train_desk import MOST_LINES, TrainDesk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from maps.geo import LatLon
    from telemetry.events import Event
    from tests.ui.desk.stepped import Room


@pytest.fixture
def drones(monkeypatch: pytest.MonkeyPatch) -> list[EmbeddedDrone]:
    """Every practice drone that was made, the newest last."""
    made: list[EmbeddedDrone] = []
    make = train_desk.practice_drone

    def remembered(home: LatLon) -> EmbeddedDrone:
        made.append(make(home))
        return made[-1]

    monkeypatch.setattr(train_desk, "practice_drone", remembered)
    return made


@pytest.fixture
def desk(room: Room, drones: list[EmbeddedDrone]) -> TrainDesk:
    """A training that runs, with the drone known to stand at HOME."""
    made = TrainDesk(room.desk)
    made.start(HOME, 20.0)
    room.until(room.ready)
    return made


def test_a_training_is_a_recorded_flight_that_says_so(room: Room, desk: TrainDesk, qtbot: QtBot):
    assert desk.running
    assert room.desk.training
    folder = room.desk.folder
    assert folder is not None
    qtbot.waitUntil(lambda: read_card(folder) is not None)  # written by the recorder's own thread
    card = read_card(folder)
    assert card is not None
    assert card.training


def test_a_training_ends_with_its_link(room: Room, desk: TrainDesk):
    told: list[bool] = []
    desk.running_changed.connect(told.append)
    desk.stop()
    assert told == [False]
    assert not desk.running
    assert not room.desk.is_linked


@pytest.mark.parametrize("fault", OF_THE_DRONE)
def test_each_fault_reaches_the_drone_and_goes_away_again(
    desk: TrainDesk, drones: list[EmbeddedDrone], fault: Fault
):
    told: list[object] = []
    desk.faults_changed.connect(told.append)
    desk.set_fault(fault, True, "broken")
    assert drones[-1].faults == faults_of({fault}) != Faults()
    desk.set_fault(fault, False, "whole")
    assert drones[-1].faults == Faults()
    assert told == [frozenset({fault}), frozenset()]


def test_faults_add_up_and_all_are_mended_at_once(desk: TrainDesk, drones: list[EmbeddedDrone]):
    desk.set_fault(Fault.MOTOR, True, "")
    desk.set_fault(Fault.REMOTE, True, "")
    assert drones[-1].faults == faults_of({Fault.MOTOR, Fault.REMOTE})
    desk.mend_all("")
    assert drones[-1].faults == Faults()


def test_a_lost_position_is_seen_by_the_crew(room: Room, desk: TrainDesk):
    room.airborne(plan_of())
    alarms: list[object] = []
    room.pump.alarms_changed.connect(lambda standing: alarms.extend(alarm.code for alarm in standing))
    desk.set_fault(Fault.POSITION, True, "")
    room.until(lambda: EventCode.POSITION_LOST in room.codes, within_s=60.0)
    assert AlarmCode.POSITION_LOST in alarms


def test_a_silent_link_is_noticed_and_the_drone_flies_on(room: Room, desk: TrainDesk):
    room.airborne(plan_of())
    desk.set_fault(Fault.LINK, True, "")
    lost = {"alarm": AlarmCode.LINK_LOST.value}
    room.until(lambda: bool(said(room, EventCode.ALARM_RAISED, lost)), within_s=10.0)
    assert room.desk.is_linked
    desk.set_fault(Fault.LINK, False, "")
    room.until(lambda: bool(said(room, EventCode.ALARM_CLEARED, lost)), within_s=10.0)
    assert room.desk.state.flying


def said(room: Room, code: EventCode, facts: dict[str, str]) -> list[Event]:
    return [event for event in room.events if event.code is code and facts.items() <= event.facts.items()]


def test_wind_reaches_the_drone(desk: TrainDesk, drones: list[EmbeddedDrone]):
    before = drones[-1].wind
    desk.set_wind(9.0, "Wind 9 m/s")
    assert drones[-1].wind.speed_m_s == 9.0
    assert drones[-1].wind.from_deg == before.from_deg


def test_what_the_trainer_does_is_in_the_journal_in_words(room: Room, desk: TrainDesk):
    incidents = IncidentDesk(room.data)
    assert incidents.create("Exercise", "Field", training=True)
    desk.done.connect(incidents.write)
    desk.set_fault(Fault.MOTOR, True, "")
    desk.set_wind(9.0, "")
    desk.mend_all("")
    written = incidents.entries[1:]
    assert [entry.code for entry in written] == [
        IncidentCode.FAULT_SET,
        IncidentCode.WIND_SET,
        IncidentCode.FAULT_SET,
    ]
    sentences = [say(entry, "en") for entry in written]
    assert "weak motor" in sentences[0]
    assert "9 m/s" in sentences[1]
    assert all("?" not in sentence for sentence in sentences)
    incidents.close()


def test_the_trainers_list_keeps_the_newest_lines(desk: TrainDesk):
    lines: list[tuple[tuple[str, str], ...]] = []
    desk.recorded.connect(lines.append)
    for number in range(MOST_LINES + 3):
        desk.set_wind(float(number), f"wind {number}")
    assert [what for _, what in lines[-1]] == [f"wind {n}" for n in range(MOST_LINES + 2, 2, -1)]


def test_without_a_training_nothing_can_be_broken(room: Room, drones: list[EmbeddedDrone]):
    desk = TrainDesk(room.desk)
    done: list[object] = []
    desk.done.connect(lambda *told: done.append(told))
    desk.set_fault(Fault.MOTOR, True, "")
    desk.set_wind(9.0, "")
    desk.mend_all("")
    desk.stop()
    assert (done, drones, desk.running) == ([], [], False)


def test_a_training_that_cannot_be_recorded_does_not_run(room: Room, drones: list[EmbeddedDrone]):
    room.data.write_text("a file where the folder should be")
    desk = TrainDesk(room.desk)
    desk.start(HOME, 20.0)
    assert not desk.running
    assert len(room.failures) == 1


def test_a_new_training_begins_with_a_whole_drone(room: Room, desk: TrainDesk, drones: list[EmbeddedDrone]):
    desk.set_fault(Fault.MOTOR, True, "")
    desk.start(HOME, 20.0)
    assert len(drones) == 2
    assert drones[-1].faults == Faults()
    assert desk.running
    desk.set_fault(Fault.REMOTE, True, "")
    assert drones[-1].faults == faults_of({Fault.REMOTE}), "what was broken in the last training is not"
