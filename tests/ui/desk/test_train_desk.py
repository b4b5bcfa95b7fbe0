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
from training.remote.messages import Comment, End, Freeze, MendAll, Resume, SetFault, SetWind
from ui.desk.incident_desk import IncidentDesk
from ui.desk.train_desk import TrainDesk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from telemetry.events import Event
    from tests.ui.desk.stepped import Room
    from training.remote.messages import Command, State
    from training.remote.trainer_line import LocalLine


@pytest.fixture
def desk(room: Room) -> TrainDesk:
    """A training that runs, with the drone known to stand at HOME."""
    made = TrainDesk(room.desk)
    room.pump.vehicle_changed.connect(made.tick)
    made.start(HOME, 20.0)
    room.until(room.ready)
    return made


def order(desk: TrainDesk, command: Command) -> None:
    line = desk.line()
    if line is not None:
        line.order(command)


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
    order(desk, SetFault(fault, True))
    room.until(lambda: faults(desk) == faults_of({fault}) != Faults())
    order(desk, SetFault(fault, False))
    room.until(lambda: faults(desk) == Faults())


def test_faults_add_up_and_all_are_mended_at_once(room: Room, desk: TrainDesk):
    order(desk, SetFault(Fault.MOTOR, True))
    order(desk, SetFault(Fault.REMOTE, True))
    room.until(lambda: faults(desk) == faults_of({Fault.MOTOR, Fault.REMOTE}))
    order(desk, MendAll())
    room.until(lambda: faults(desk) == Faults())


def test_a_lost_position_is_seen_by_the_crew(room: Room, desk: TrainDesk):
    room.airborne(plan_of())
    alarms: list[object] = []
    room.pump.alarms_changed.connect(lambda standing: alarms.extend(alarm.code for alarm in standing))
    order(desk, SetFault(Fault.POSITION, True))
    room.until(lambda: EventCode.POSITION_LOST in room.codes, within_s=60.0)
    room.until(lambda: AlarmCode.POSITION_LOST in alarms, within_s=10.0)


def test_a_silent_link_is_noticed_and_the_drone_flies_on(room: Room, desk: TrainDesk):
    room.airborne(plan_of())
    order(desk, SetFault(Fault.LINK, True))
    lost = {"alarm": AlarmCode.LINK_LOST.value}
    room.until(lambda: bool(said(room, EventCode.ALARM_RAISED, lost)), within_s=10.0)
    assert room.desk.is_linked
    order(desk, SetFault(Fault.LINK, False))
    room.until(lambda: bool(said(room, EventCode.ALARM_CLEARED, lost)), within_s=10.0)
    assert room.desk.state.flying


def said(room: Room, code: EventCode, facts: dict[str, str]) -> list[Event]:
    return [event for event in room.events if event.code is code and facts.items() <= event.facts.items()]


def test_wind_reaches_the_drone_from_where_it_blew(room: Room, desk: TrainDesk):
    exercise = desk.exercise
    assert exercise is not None
    before = exercise.wind
    order(desk, SetWind(9.0))
    room.until(lambda: exercise.wind.speed_m_s == 9.0)
    assert exercise.wind.from_deg == before.from_deg


def test_what_the_trainer_does_is_in_the_journal_in_words(room: Room, desk: TrainDesk):
    incidents = IncidentDesk(room.data)
    assert incidents.create("Exercise", "Field", training=True)
    desk.done.connect(incidents.write)
    order(desk, SetFault(Fault.MOTOR, True))
    order(desk, SetWind(9.0))
    order(desk, MendAll())
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


def test_what_happens_is_seen_at_the_line_of_a_board(room: Room, desk: TrainDesk):
    line = desk.line()
    assert line is not None
    line.order(Comment("look at the wind"))
    room.until(lambda: "look at the wind" in [one.facts.get("text") for one in state(line).record])


def test_time_stands_still_and_goes_on_for_the_crew_and_the_truth_alike(room: Room, desk: TrainDesk):
    exercise = desk.exercise
    assert exercise is not None
    order(desk, Freeze())
    room.until(lambda: exercise.frozen)
    stood_s = exercise.elapsed_s
    order(desk, Resume())
    room.until(lambda: exercise.elapsed_s > stood_s)


def state(line: LocalLine) -> State:
    told = line.state.get()
    assert told is not None
    return told


def test_the_truth_of_an_exercise_is_kept_beside_its_record(room: Room):
    desk = TrainDesk(room.desk)
    room.pump.vehicle_changed.connect(desk.tick)
    scenario = replace(free_practice(HOME), id="field")
    ended: list[object] = []
    desk.ended.connect(ended.append)
    assert desk.begin(scenario, 20.0, room.data / "exercise")
    passed: list[float] = []
    desk.passed.connect(passed.append)
    room.until(lambda: bool(passed and passed[-1] > 5.0))
    order(desk, End())
    room.until(lambda: ended == [scenario])
    desk.stop()
    head, lines = read_truth(room.data / "exercise" / FILE)
    assert head.exercise == "field"
    assert len(lines) > 3


def test_without_a_training_nothing_can_be_broken(room: Room):
    desk = TrainDesk(room.desk)
    done: list[object] = []
    desk.done.connect(lambda *told: done.append(told))
    order(desk, SetFault(Fault.MOTOR, True))
    order(desk, SetWind(9.0))
    order(desk, MendAll())
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
    order(desk, SetFault(Fault.MOTOR, True))
    room.until(lambda: faults(desk) != Faults())
    desk.start(HOME, 20.0)
    assert desk.exercise is not first
    assert faults(desk) == Faults()
    assert desk.running
    order(desk, SetFault(Fault.REMOTE, True))
    room.until(lambda: faults(desk) == faults_of({Fault.REMOTE}))
