from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from incidents.codes import IncidentCode
from incidents.words import say
from telemetry.alarms import AlarmCode
from telemetry.events import EventCode
from telemetry.flight_folder import read_card
from tests.ui.desk.stepped import HOME, plan_of
from training.exercise.free import free_practice
from training.exercise.truth_log import FILE, read_truth
from training.fault import OF_THE_DRONE, Fault, faults_of
from training.faults import Faults
from ui.desk.incident_desk import IncidentDesk
from ui.desk.train_desk import MOST_LINES, TrainDesk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from telemetry.events import Event
    from tests.ui.desk.stepped import Room
    from training.exercise.hand import Now


@pytest.fixture
def desk(room: Room) -> TrainDesk:
    """A training that runs, with the drone known to stand at HOME."""
    made = TrainDesk(room.desk)
    room.pump.vehicle_changed.connect(made.tick)
    made.start(HOME, 20.0)
    room.until(room.ready)
    return made


def faults(desk: TrainDesk) -> Faults:
    assert desk.exercise is not None
    return desk.exercise.drone.faults


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
def test_each_fault_reaches_the_drone_and_goes_away_again(room: Room, desk: TrainDesk, fault: Fault):
    told: list[object] = []
    desk.faults_changed.connect(told.append)
    desk.set_fault(fault, True)
    room.until(lambda: told == [{fault}])
    assert faults(desk) == faults_of({fault}) != Faults()
    desk.set_fault(fault, False)
    room.until(lambda: told == [{fault}, set()])
    assert faults(desk) == Faults()


def test_faults_add_up_and_all_are_mended_at_once(room: Room, desk: TrainDesk):
    desk.set_fault(Fault.MOTOR, True)
    desk.set_fault(Fault.REMOTE, True)
    room.until(lambda: faults(desk) == faults_of({Fault.MOTOR, Fault.REMOTE}))
    desk.mend_all()
    room.until(lambda: faults(desk) == Faults())


def test_a_lost_position_is_seen_by_the_crew(room: Room, desk: TrainDesk):
    room.airborne(plan_of())
    alarms: list[object] = []
    room.pump.alarms_changed.connect(lambda standing: alarms.extend(alarm.code for alarm in standing))
    desk.set_fault(Fault.POSITION, True)
    room.until(lambda: EventCode.POSITION_LOST in room.codes, within_s=60.0)
    assert AlarmCode.POSITION_LOST in alarms


def test_a_silent_link_is_noticed_and_the_drone_flies_on(room: Room, desk: TrainDesk):
    room.airborne(plan_of())
    desk.set_fault(Fault.LINK, True)
    lost = {"alarm": AlarmCode.LINK_LOST.value}
    room.until(lambda: bool(said(room, EventCode.ALARM_RAISED, lost)), within_s=10.0)
    assert room.desk.is_linked
    desk.set_fault(Fault.LINK, False)
    room.until(lambda: bool(said(room, EventCode.ALARM_CLEARED, lost)), within_s=10.0)
    assert room.desk.state.flying


def said(room: Room, code: EventCode, facts: dict[str, str]) -> list[Event]:
    return [event for event in room.events if event.code is code and facts.items() <= event.facts.items()]


def test_wind_reaches_the_drone_from_where_it_blew(room: Room, desk: TrainDesk):
    assert desk.exercise is not None
    before = desk.exercise.wind
    told: list[float] = []
    desk.wind_changed.connect(told.append)
    desk.set_wind(9.0)
    room.until(lambda: told == [9.0])
    assert desk.exercise.wind.from_deg == before.from_deg


def test_what_the_trainer_does_is_in_the_journal_in_words(room: Room, desk: TrainDesk):
    incidents = IncidentDesk(room.data)
    assert incidents.create("Exercise", "Field", training=True)
    desk.done.connect(incidents.write)
    desk.set_fault(Fault.MOTOR, True)
    desk.set_wind(9.0)
    desk.mend_all()
    room.until(lambda: len(incidents.entries) == 4)
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


def test_the_trainers_list_keeps_the_newest_lines(room: Room, desk: TrainDesk):
    lines: list[tuple[tuple[str, str], ...]] = []
    desk.recorded.connect(lines.append)
    for number in range(MOST_LINES + 3):
        desk.comment(f"word {number}")
    room.until(lambda: len(lines) == MOST_LINES + 3)
    assert [what for _, what in lines[-1]] == [f"word {n}" for n in range(MOST_LINES + 2, 2, -1)]


def test_time_stands_still_and_goes_on(room: Room, desk: TrainDesk):
    told: list[Now] = []
    desk.now_changed.connect(told.append)
    desk.set_frozen(True)
    room.until(lambda: bool(told and told[-1].frozen))
    stood_s = told[-1].elapsed_s
    room.until(lambda: len(told) > 3)
    assert told[-1].elapsed_s == stood_s
    desk.set_frozen(False)
    room.until(lambda: told[-1].elapsed_s > stood_s)


def test_the_trainer_goes_back_to_a_mark(room: Room, desk: TrainDesk):
    told: list[Now] = []
    desk.now_changed.connect(told.append)
    desk.mark("1")
    room.until(lambda: bool(told and told[-1].marks == ("1",)))
    at_s = told[-1].elapsed_s
    room.until(lambda: told[-1].elapsed_s > at_s + 30.0)
    desk.rewind("1")
    room.until(lambda: told[-1].elapsed_s < at_s + 30.0)


def test_an_order_that_cannot_be_is_said(room: Room, desk: TrainDesk):
    told: list[str] = []
    desk.refused.connect(told.append)
    desk.mark(" ")
    room.until(lambda: bool(told))
    assert "needs a name" in told[0]


def test_the_truth_of_an_exercise_is_kept_beside_its_record(room: Room):
    desk = TrainDesk(room.desk)
    room.pump.vehicle_changed.connect(desk.tick)
    scenario = replace(free_practice(HOME), id="field")
    ended: list[object] = []
    desk.ended.connect(ended.append)
    assert desk.begin(scenario, 20.0, room.data / "exercise")
    told: list[Now] = []
    desk.now_changed.connect(told.append)
    room.until(lambda: bool(told and told[-1].elapsed_s > 5.0))
    desk.end_exercise()
    room.until(lambda: ended == [scenario])
    desk.stop()
    head, lines = read_truth(room.data / "exercise" / FILE)
    assert head.exercise == "field"
    assert len(lines) > 3


def test_without_a_training_nothing_can_be_broken(room: Room):
    desk = TrainDesk(room.desk)
    done: list[object] = []
    desk.done.connect(lambda *told: done.append(told))
    desk.set_fault(Fault.MOTOR, True)
    desk.set_wind(9.0)
    desk.mend_all()
    desk.stop()
    desk.tick()
    assert (done, desk.exercise, desk.running) == ([], None, False)


def test_a_training_that_cannot_be_recorded_does_not_run(room: Room):
    room.data.write_text("a file where the folder should be")
    desk = TrainDesk(room.desk)
    desk.start(HOME, 20.0)
    assert not desk.running
    assert len(room.failures) == 1


def test_a_new_training_begins_with_a_whole_drone(room: Room, desk: TrainDesk):
    first = desk.exercise
    desk.set_fault(Fault.MOTOR, True)
    room.until(lambda: faults(desk) != Faults())
    desk.start(HOME, 20.0)
    assert desk.exercise is not first
    assert faults(desk) == Faults()
    assert desk.running
    desk.set_fault(Fault.REMOTE, True)
    room.until(lambda: faults(desk) == faults_of({Fault.REMOTE}))
