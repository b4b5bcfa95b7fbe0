"""An exercise at work: time, faults, marks, the trainer's hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from incidents.codes import IncidentCode
from maps.geo import LatLon, distance_m, moved
from telemetry.messages import Codec, mavlink
from tests.training.exercise.made_up import BASE, HOME, POSITION_LOST, WRONG_ABOARD
from training.exercise.as_it_blew import MOST_WINDS
from training.exercise.free import free_practice
from training.exercise.happening import Happened
from training.exercise.running import RunningExercise, digest
from training.exercise.scenario import Drone, FaultDue, Land, Spot, WeatherDue
from training.exercise.take_over import TakeOver
from training.fault import Fault
from training.mission_store import Kind

if TYPE_CHECKING:
    from telemetry.messages import Message, Outgoing
    from training.exercise.scenario import Scenario

ARM, TAKE_OFF, SET_MODE = 400, 22, 176
GUIDED = 4


class Crew:
    """Steps an exercise twenty times a second of the link and keeps every byte."""

    def __init__(self, exercise: RunningExercise, now_s: float = 0.0) -> None:
        self.exercise = exercise
        self.now_s = now_s
        self.codec = Codec()
        exercise.step(now_s, b"")

    def run(self, seconds: float, *sent: Outgoing) -> bytes:
        said, waiting = bytearray(), b"".join(self.codec.pack(message) for message in sent)
        for _ in range(round(seconds / 0.05)):
            self.now_s += 0.05
            said += self.exercise.step(self.now_s, waiting)
            waiting = b""
        return bytes(said)

    def command(self, number: int, *p: float, seconds: float = 0.5) -> list[Message]:
        values = [*p, *(0.0 for _ in range(7 - len(p)))]
        return heard(self.run(seconds, mavlink.MAVLink_command_long_message(1, 1, number, 0, *values)))

    def fly(self, height_m: float = 30.0) -> None:
        self.run(0.1, mavlink.MAVLink_request_data_stream_message(1, 1, 0, 4, 1))
        self.command(SET_MODE, 1.0, GUIDED)
        self.command(ARM, 1.0)
        self.command(TAKE_OFF, 0, 0, 0, 0, 0, 0, height_m, seconds=20.0)
        assert self.exercise.truth().flying


def heard(said: bytes) -> list[Message]:
    return Codec().decode(said)


def running(scenario: Scenario = BASE) -> Crew:
    return Crew(RunningExercise(scenario))


def turned(exercise: RunningExercise) -> list[tuple[object, object, float]]:
    return [
        (one.facts["fault"], one.facts["turned"], one.at_s)
        for one in exercise.happened()
        if one.code is Happened.FAULT
    ]


def test_every_happening_is_a_word_of_the_journal():
    assert {one.value for one in Happened} <= {one.value for one in IncidentCode}


def test_it_begins_with_its_first_step_and_says_which_exercise_it_is():
    crew = running()
    crew.run(2.0)
    started = crew.exercise.happened()[0]
    assert crew.exercise.elapsed_s == pytest.approx(2.0)
    assert started.code is Happened.STARTED
    assert started.facts["exercise"] == "base"
    assert started.facts["sha256"] == digest(BASE) != digest(replace(BASE, seed=2))


def test_it_can_wait_for_the_trainer_while_the_drone_is_there_already():
    exercise = RunningExercise(replace(BASE, faults=(FaultDue(Fault.REMOTE, at_s=1.0),)))
    exercise.wait_for_trainer()
    crew = Crew(exercise)
    assert heard(crew.run(5.0))
    assert exercise.elapsed_s == 0.0
    assert not exercise.faults
    exercise.start()
    crew.run(2.0)
    assert exercise.faults == {Fault.REMOTE}


def test_a_fault_comes_on_its_second_and_goes_when_its_time_is_over():
    crew = running(replace(BASE, faults=(FaultDue(Fault.POSITION, at_s=3.0, lasts_s=4.0),)))
    crew.run(10.0)
    assert turned(crew.exercise) == [("position", "on", 3.0), ("position", "off", 7.0)]


def test_a_fault_by_place_waits_until_the_drone_flies_there():
    crew = running(replace(BASE, faults=(FaultDue(Fault.MOTOR, inside=Spot(HOME, 20.0)),)))
    crew.run(5.0)
    assert not crew.exercise.faults
    crew.fly()
    assert crew.exercise.faults == {Fault.MOTOR}


def test_a_fault_for_the_trainers_hand_comes_only_by_it_and_lasts_as_written():
    crew = running(replace(BASE, faults=(FaultDue(Fault.MOTOR, lasts_s=5.0),)))
    crew.run(5.0)
    assert not crew.exercise.faults
    assert tuple(crew.exercise.by_hand) == (Fault.MOTOR,)
    crew.exercise.set_fault(Fault.MOTOR, on=True)
    assert crew.exercise.drone.faults.motor_weak > 0.0
    crew.run(6.0)
    assert turned(crew.exercise) == [("motor", "on", 5.0), ("motor", "off", 10.0)]


def test_the_longer_of_two_equal_faults_counts():
    due = (
        FaultDue(Fault.REMOTE, at_s=1.0, lasts_s=8.0),
        FaultDue(Fault.REMOTE, at_s=2.0, lasts_s=2.0),
    )
    crew = running(replace(BASE, faults=due))
    crew.run(12.0)
    assert turned(crew.exercise) == [("remote", "on", 1.0), ("remote", "off", 9.0)]


def test_all_can_be_mended_at_once_and_what_is_due_still_comes():
    due = (FaultDue(Fault.REMOTE, at_s=1.0), FaultDue(Fault.MOTOR, at_s=5.0))
    crew = running(replace(BASE, faults=due))
    crew.run(2.0)
    crew.exercise.mend_all()
    assert not crew.exercise.drone.faults.rc_lost
    crew.run(4.0)
    assert crew.exercise.faults == {Fault.MOTOR}


def test_the_wind_turns_when_the_scenario_says():
    crew = running(replace(BASE, weather_due=(WeatherDue(2.0, 90.0, 9.0, 1.5),)))
    crew.run(1.0)
    assert crew.exercise.wind.from_deg == 225.0
    crew.run(2.0)
    assert (crew.exercise.wind.from_deg, crew.exercise.wind.speed_m_s) == (90.0, 9.0)
    crew.exercise.set_wind(2.0)
    assert (crew.exercise.wind.from_deg, crew.exercise.wind.speed_m_s) == (90.0, 2.0)
    winds = [one for one in crew.exercise.happened() if one.code is Happened.WIND]
    assert [one.facts["speed_m_s"] for one in winds] == [9.0, 2.0]


def test_two_drones_speak_under_one_number_while_the_twin_is_there():
    crew = running(replace(BASE, faults=(FaultDue(Fault.TWIN, at_s=1.0, lasts_s=5.0),)))
    crew.run(0.5, mavlink.MAVLink_request_data_stream_message(1, 1, 0, 4, 1))
    during, after = heard(crew.run(4.0)), heard(crew.run(4.0))[20:]
    places = {(m.lat, m.lon) for m in during if m.get_type() == "GLOBAL_POSITION_INT"}
    assert len(places) == 2
    assert crew.exercise.truth().twin is None
    assert len({(m.lat, m.lon) for m in after if m.get_type() == "GLOBAL_POSITION_INT"}) <= 2


def test_time_stands_still_but_the_link_lives():
    crew = running(replace(BASE, faults=(FaultDue(Fault.LINK, at_s=25.0),)))
    crew.fly()
    before = crew.exercise.truth()
    crew.exercise.freeze()
    said = heard(crew.run(60.0))
    beats = [m for m in said if m.get_type() == "HEARTBEAT"]
    places = [m for m in said if m.get_type() == "GLOBAL_POSITION_INT"]
    assert len(beats) == pytest.approx(60, abs=1)
    assert len({m.time_boot_ms for m in places}) == 1
    assert crew.exercise.truth() == before
    assert [m.get_seq() for m in said] == [(said[0].get_seq() + n) % 256 for n in range(len(said))]


def test_an_order_in_frozen_time_is_answered_and_flown_afterwards():
    crew = running()
    crew.fly()
    crew.exercise.freeze()
    acks = [m.result for m in crew.command(SET_MODE, 1.0, 6.0) if m.get_type() == "COMMAND_ACK"]
    assert acks == [0]
    at = crew.exercise.truth()
    crew.run(5.0)
    assert crew.exercise.truth().above_ground_m == at.above_ground_m
    crew.exercise.resume()
    crew.run(30.0)
    assert crew.exercise.truth().mode == "RTL"


def test_after_a_rewind_the_same_bytes_come_again():
    crew = running(replace(POSITION_LOST, faults=(FaultDue(Fault.POSITION, at_s=30.0, lasts_s=5.0),)))
    crew.fly()
    crew.exercise.mark("airborne")
    at_s, before = crew.exercise.elapsed_s, crew.codec
    first = crew.run(40.0)
    there = crew.exercise.truth()
    crew.run(7.3)
    crew.exercise.rewind("airborne")
    assert crew.exercise.elapsed_s == at_s
    crew.codec = before
    assert crew.run(40.0) == first
    assert replace(crew.exercise.truth(), take=0) == there


def test_a_mark_can_be_gone_back_to_more_than_once():
    crew = running()
    crew.exercise.mark("start")
    for take in (1, 2):
        crew.fly()
        crew.exercise.rewind("start")
        assert not crew.exercise.truth().armed
        assert crew.exercise.take == take


def test_a_rewind_tells_to_which_second_and_an_ended_exercise_goes_on():
    crew = running(replace(BASE, lasts_s=10.0))
    crew.run(3.0)
    crew.exercise.mark("early")
    crew.run(9.0)
    assert crew.exercise.ended
    crew.exercise.rewind("early")
    rewound = crew.exercise.happened()[-1]
    assert rewound.facts == {"mark": "early", "to_s": 3.0, "at_s": 10.0}
    assert not crew.exercise.ended


@pytest.mark.parametrize("name", ["", "  "])
def test_a_mark_without_a_name_is_refused(name: str):
    with pytest.raises(ValueError, match="needs a name"):
        running().exercise.mark(name)


def test_what_is_broken_is_mended_when_the_exercise_is_over():
    crew = running(replace(BASE, lasts_s=5.0, faults=(FaultDue(Fault.LINK, at_s=2.0),)))
    crew.run(10.0)
    assert crew.exercise.ended
    assert heard(crew.run(2.0))
    assert crew.exercise.elapsed_s == pytest.approx(5.0)


@pytest.mark.parametrize(
    ("what", "mode"), [(TakeOver.HOLD, "BRAKE"), (TakeOver.LAND, "LAND"), (TakeOver.RETURN, "RTL")]
)
def test_the_trainer_takes_over(what: TakeOver, mode: str):
    crew = running()
    assert not crew.exercise.take_over(what)  # it stands on the ground
    crew.fly()
    assert crew.exercise.take_over(what)
    assert crew.exercise.truth().mode == mode


def test_without_a_position_the_trainer_still_stops_it():
    crew = running(replace(BASE, faults=(FaultDue(Fault.POSITION, at_s=25.0),)))
    crew.fly()
    crew.run(20.0)
    assert crew.exercise.take_over(TakeOver.HOLD)
    assert crew.exercise.truth().mode == "ALT_HOLD"


def test_the_fire_jumps_and_a_rewind_takes_it_back():
    crew = running()
    crew.exercise.mark("before")
    crew.run(3.0)
    crew.exercise.jump_fire(HOME)
    assert [(one.at, one.at_s) for one in crew.exercise.jumps] == [(HOME, 3.0)]
    crew.exercise.rewind("before")
    assert crew.exercise.jumps == ()


def test_somebody_left_a_mission_aboard():
    exercise = RunningExercise(WRONG_ABOARD)
    ap = exercise.drone.autopilot
    assert len(ap.missions.items[Kind.MISSION]) == 5
    assert ap.parameters["MIS_TOTAL"] == 5.0
    assert ap.battery.percent(ap.parameters["BATT_CAPACITY"]) == 89  # whole per cent, cut


def test_an_old_pack_is_empty_sooner_than_the_drone_believes():
    old = Drone(HOME, charge=0.5, capacity_share=0.6, cold_c=27.0)
    exercise = RunningExercise(replace(BASE, drone=old))
    battery = exercise.drone.autopilot.battery
    assert exercise.truth().battery_percent == pytest.approx(50.0, abs=0.1)
    assert battery.percent(exercise.drone.autopilot.parameters["BATT_CAPACITY"]) > 60


def test_a_cold_pack_really_gives_less_than_it_is_charged_to():
    cold = RunningExercise(replace(BASE, drone=Drone(HOME, charge=0.8, cold_c=-15.0))).truth()
    warm = RunningExercise(replace(BASE, drone=Drone(HOME, charge=0.8, cold_c=27.0))).truth()
    assert cold.battery_percent < warm.battery_percent - 10.0


def test_the_crew_may_stand_somewhere_else():
    place: LatLon = moved(HOME, 50.0, 0.0)
    exercise = RunningExercise(BASE, place=place)
    assert distance_m(exercise.drone.place, place) < 0.1


def test_the_same_seed_is_the_same_flight_and_another_seed_another():
    def flown(seed: int) -> bytes:
        crew = Crew(RunningExercise(BASE, seed=seed))
        crew.fly()
        return crew.run(10.0)

    assert flown(1) == flown(1) != flown(2)


def test_free_practice_runs_without_end():
    crew = running(free_practice(HOME))
    crew.run(2.0)
    assert not crew.exercise.ended
    assert len(str(crew.exercise.happened()[0].facts["sha256"])) == 64


def test_the_wind_is_stronger_up_there_than_at_the_ground_and_over_a_forest_weaker_than_over_fields():
    def felt_m_s(land: Land) -> float:
        crew = Crew(RunningExercise(replace(BASE, land=land, weather=replace(BASE.weather, wind_m_s=6.0))))
        crew.run(1.0)
        on_the_ground_m_s = crew.exercise.truth().wind_m_s
        crew.fly(40.0)
        assert on_the_ground_m_s < crew.exercise.truth().wind_m_s
        return crew.exercise.truth().wind_m_s

    assert felt_m_s(Land.FOREST) < felt_m_s(Land.FARM)


def test_the_wind_that_the_trainer_sets_comes_within_half_a_minute_and_goes_back_with_a_mark():
    crew = Crew(RunningExercise(BASE))
    crew.run(1.0)
    calm_m_s = crew.exercise.truth().wind_m_s
    crew.exercise.mark("calm")
    crew.exercise.set_wind(12.0, 90.0)
    crew.run(10.0)
    on_the_way_m_s = crew.exercise.truth().wind_m_s
    crew.run(21.0)
    assert calm_m_s < on_the_way_m_s < crew.exercise.truth().wind_m_s
    assert (crew.exercise.wind.speed_m_s, crew.exercise.truth().wind_from_deg) == (12.0, 90.0)
    crew.exercise.rewind("calm")
    crew.run(1.0)
    assert crew.exercise.truth().wind_m_s == calm_m_s
    assert crew.exercise.wind.speed_m_s == BASE.weather.wind_m_s


def test_the_wind_can_be_changed_after_the_exercise_too():
    crew = Crew(RunningExercise(BASE))
    crew.exercise.end()
    crew.exercise.set_wind(12.0, 90.0)
    crew.run(31.0)
    assert crew.exercise.truth().wind_from_deg == 90.0


def test_a_wind_of_the_trainers_hand_is_kept_for_the_fire_and_a_rewind_takes_it_back():
    crew = running(replace(BASE, weather_due=(WeatherDue(2.0, 90.0, 9.0, 1.5),)))
    crew.run(3.0)
    assert crew.exercise.winds == ()  # what was planned is the scenario's own
    crew.exercise.mark("calm")
    crew.exercise.set_wind(7.0, 10.0)
    assert crew.exercise.winds == (WeatherDue(3.0, 10.0, 7.0, 1.5),)
    (told,) = [one for one in crew.exercise.happened() if one.facts.get("speed_m_s") == 7.0]
    assert told.at_s == crew.exercise.winds[0].at_s
    crew.exercise.rewind("calm")
    assert crew.exercise.winds == ()


def test_the_wind_is_not_turned_without_end():
    crew = running(BASE)
    for n in range(MOST_WINDS):
        crew.exercise.set_wind(float(n % 20))
    with pytest.raises(ValueError, match="100 times already: go back to a mark"):
        crew.exercise.set_wind(5.0)
