"""The same exercise on a real child process and real sockets: what the crew and the trainer see of it."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import pytest

from firedrone.links import is_training
from maps.geo import LatLon, distance_m, moved
from missions import commands
from telemetry.link.loopback import LoopbackLink
from telemetry.session import Session
from telemetry.session_thread import SessionThread
from tests.training.sitl.stand_in import PLACE, is_there, program, until
from training.exercise.happening import Happened
from training.exercise.scenario import (
    Alarm,
    Drone,
    FaultDue,
    Land,
    Scenario,
    Spot,
    Target,
    TargetKind,
    Weather,
    WeatherDue,
    Work,
)
from training.exercise.take_over import TakeOver
from training.fault import Fault
from training.sitl import world
from training.sitl.errors import SitlError
from training.sitl.exposure import Port
from training.sitl.find import FoundSitl
from training.sitl.flown import SitlExercise

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")]

SCENARIO = Scenario(
    id="lost-person",
    title={"en": "Lost"},
    brief={"en": "Find"},
    trainer={"en": "Look"},
    at=PLACE,
    begins_at=datetime(2026, 6, 24, 9, tzinfo=UTC),
    land=Land.FOREST,
    weather=Weather(wind_from_deg=200.0, wind_m_s=4.0, gust_m_s=0.3),
    drone=Drone(PLACE, heading_deg=90.0),
    work=Work(area=(PLACE,)),
    alarm=Alarm("", "", ""),
    targets=(Target("person-1", TargetKind.PERSON, moved(PLACE, 100.0, 0.0)),),
)


@pytest.fixture
def found(tmp_path: Path) -> FoundSitl:
    return FoundSitl(program(tmp_path), "FIREDRONE_SITL")


@contextmanager
def flown(scenario: Scenario, found: FoundSitl, speed: float = 1.0) -> Generator[SitlExercise]:
    with SitlExercise(scenario, found, speed=speed) as exercise:
        until(lambda: exercise.started or exercise.failed is not None)
        yield exercise


@contextmanager
def crew_of(exercise: SitlExercise) -> Generator[SessionThread]:
    running = SessionThread(Session(exercise.link()))
    try:
        until(lambda: running.session.state.get().fix is not None)
        yield running
    finally:
        running.stop()


@pytest.fixture
def exercise(found: FoundSitl) -> Iterator[SitlExercise]:
    with flown(SCENARIO, found) as one:
        yield one


def codes(exercise: SitlExercise) -> list[tuple[Happened, object]]:
    return [(one.code, one.facts.get("fault", one.facts.get("speed_m_s"))) for one in exercise.happened()]


def test_it_says_who_flew_it_and_begins_when_it_could_arm(exercise: SitlExercise):
    (began,) = exercise.happened()
    assert began.code is Happened.STARTED
    assert began.facts["exercise"] == "lost-person"
    assert began.facts["flown_by"] == exercise.flown_by == "ArduPilot SITL 4.7.0-dev"
    truth = exercise.truth()
    assert distance_m(truth.at, PLACE) < 1.0
    assert truth.yaw_deg == pytest.approx(90.0, abs=1.0)
    assert (truth.flying, truth.armed, truth.faults) == (False, False, ())
    assert truth.targets == {"person-1": SCENARIO.targets[0].at}
    assert exercise.camera_pose.pitch_deg == -90.0
    until(lambda: exercise.elapsed_s > 0.3)
    assert exercise.remarks == ()


def test_its_link_is_marked_as_training(exercise: SitlExercise):
    link = exercise.link()
    assert is_training(link)
    link.close()


def test_faults_and_wind_of_the_scenario_come_by_time_and_by_place(found: FoundSitl):
    due = replace(
        SCENARIO,
        faults=(
            FaultDue(Fault.POSITION, at_s=1.0, lasts_s=2.0),
            FaultDue(Fault.LINK, inside=Spot(PLACE, 50.0)),
        ),
        weather_due=(WeatherDue(0.5, 90.0, 9.0, 1.0),),
        lasts_s=5.0,
    )
    with flown(due, found, speed=2.0) as exercise, crew_of(exercise) as crew:
        satellites = lambda: crew.session.state.get().satellites  # noqa: E731
        until(lambda: (fixed := satellites()) is not None and fixed.fix_type == 1)
        assert exercise.faults == {Fault.POSITION}  # not the other one: it stands on the ground
        until(lambda: (fixed := satellites()) is not None and fixed.fix_type > 1)
        assert (exercise.wind.from_deg, exercise.wind.speed_m_s) == (90.0, 9.0)
        until(lambda: exercise.ended)
        assert exercise.elapsed_s == pytest.approx(5.0, abs=1.0)
        assert codes(exercise) == [
            (Happened.STARTED, None),
            (Happened.WIND, 9.0),
            (Happened.FAULT, "position"),
            (Happened.FAULT, "position"),
            (Happened.ENDED, None),
        ]


def test_a_silent_radio_is_silent_for_the_crew_alone(exercise: SitlExercise):
    with crew_of(exercise) as crew:
        exercise.set_fault(Fault.LINK, on=True)
        heard = crew.session.state.get().link.messages
        before_s = exercise.elapsed_s
        until(lambda: exercise.elapsed_s > before_s + 1.0)
        assert crew.session.state.get().link.messages - heard < 20  # what was under way
        exercise.set_fault(Fault.LINK, on=False)
        until(lambda: crew.session.state.get().link.messages > heard + 50)


def test_a_battery_that_is_empty_shows_it_and_one_that_was_drained_stays_so(exercise: SitlExercise):
    with crew_of(exercise) as crew:
        parameter = _listen_to_parameters(crew)
        exercise.set_fault(Fault.BATTERY_EMPTY, on=True)
        until(lambda: parameter.get("SIM_BATT_VOLTAGE") == pytest.approx(10.2))
        exercise.set_fault(Fault.BATTERY_EMPTY, on=False)
        until(lambda: parameter.get("SIM_BATT_VOLTAGE") == pytest.approx(12.6))
        exercise.set_fault(Fault.BATTERY_DRAIN, on=True)
        until(lambda: parameter.get("SIM_BATT_VOLTAGE", 12.6) < 12.55)
        exercise.mend_all()
        assert exercise.faults == frozenset()


def test_a_second_drone_speaks_over_the_same_radio(exercise: SitlExercise):
    with crew_of(exercise) as crew:
        places: set[LatLon] = set()
        crew.session.listen(lambda message: _note_place(places, message))
        exercise.set_fault(Fault.TWIN, on=True)
        until(lambda: any(distance_m(PLACE, place) > 300.0 for place in set(places)))
        assert exercise.truth().twin is not None
        exercise.set_fault(Fault.TWIN, on=False)
        assert exercise.truth().twin is None


def test_frozen_its_time_and_the_crews_clock_stand_and_nothing_is_stale(exercise: SitlExercise):
    with crew_of(exercise) as crew:
        exercise.freeze()
        exercise.freeze()
        at_s, elapsed_s = exercise.clock.monotonic_s(), exercise.elapsed_s
        until(lambda: _state(exercise) == "T")
        assert exercise.frozen
        exercise.set_fault(Fault.REMOTE, on=True)  # is heard when the time goes on
        fix = crew.session.state.get().fix
        assert exercise.clock.monotonic_s() == at_s
        exercise.resume()
        until(lambda: exercise.elapsed_s > elapsed_s + 1.0)
        assert crew.session.state.get().fix != fix
        assert exercise.remarks == ()  # it was not taken for one that does not know the name
    assert [code for code, _ in codes(exercise)].count(Happened.FROZEN) == 1


def test_it_can_be_stepped_as_the_embedded_drone_is_and_frozen_it_repeats_its_last_words(
    exercise: SitlExercise,
):
    link = LoopbackLink(exercise)
    assert is_training(link)
    running = SessionThread(Session(link))
    try:
        state = running.session.state
        until(lambda: state.get().fix is not None)
        running.run(partial(commands.set_mode, mode="GUIDED")).result(20.0)
        exercise.freeze()
        until(lambda: _state(exercise) == "T")
        before = state.get()
        frozen_s = link.clock.monotonic_s()
        until(lambda: link.clock.monotonic_s() > frozen_s + 2.5)
        after = state.get()
        assert before.heartbeat is not None
        assert after.heartbeat is not None
        assert after.fix is not None
        assert before.fix is not None
        assert after.heartbeat.received_s > before.heartbeat.received_s
        assert after.fix.received_s > before.fix.received_s
        assert after.fix.at == before.fix.at
        exercise.resume()
        running.run(partial(commands.set_mode, mode="LOITER")).result(20.0)
    finally:
        running.stop()


def test_it_cannot_go_back_and_says_what_else_to_do(exercise: SitlExercise):
    exercise.mark("before the fence")
    assert exercise.marks == ("before the fence",)
    with pytest.raises(SitlError, match="cannot go back to 'before the fence': begin the exercise again"):
        exercise.rewind("before the fence")


def test_nobody_takes_over_a_drone_that_stands(exercise: SitlExercise):
    assert not exercise.take_over(TakeOver.RETURN)


def test_a_reboot_is_heard_through_and_the_exercise_goes_on(found: FoundSitl):
    with flown(SCENARIO, found, speed=5.0) as exercise, crew_of(exercise) as crew:
        crew.run(commands.reboot).result(20.0)
        before_s = exercise.elapsed_s
        until(lambda: "ArduPilot Ready" in exercise.texts)
        until(lambda: exercise.elapsed_s > before_s + 5.0)
        assert exercise.failed is None


def test_a_program_that_dies_ends_the_exercise_and_says_why(exercise: SitlExercise):
    pid = exercise._world.process.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    until(lambda: exercise.ended)
    assert "was ended by signal 9" in str(exercise.failed)


def test_a_program_that_exits_at_once_says_why(found: FoundSitl, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FAKE_SITL", "exits")
    with flown(SCENARIO, found) as exercise:
        assert "ended with code 1: Invalid device path: none:" in str(exercise.failed)
        with pytest.raises(SitlError, match="still boots"):
            exercise.start()


def test_one_that_others_can_command_is_ended(found: FoundSitl, monkeypatch: pytest.MonkeyPatch):
    everywhere = "0.0.0.0"  # noqa: S104 told, not bound
    monkeypatch.setattr(world, "open_to_others", lambda _: (Port("tcp", everywhere, 5762),))
    with flown(SCENARIO, found) as exercise:
        assert "it listens at tcp 5762 to everybody in this network" in str(exercise.failed)
        assert not exercise._world.process.running


def test_one_whose_sticks_others_can_move_says_so(found: FoundSitl, monkeypatch: pytest.MonkeyPatch):
    everywhere = "0.0.0.0"  # noqa: S104 told, not bound
    monkeypatch.setattr(world, "open_to_others", lambda _: (Port("udp", everywhere, 5701),))
    with flown(SCENARIO, found) as exercise:
        (remark,) = exercise.remarks
        assert "move the sticks of this ArduPilot SITL, at udp 5701" in remark


def test_the_mission_that_somebody_left_is_aboard(found: FoundSitl):
    way = tuple(moved(PLACE, 50.0 * n, 30.0) for n in range(1, 4))
    with (
        flown(replace(SCENARIO, drone=Drone(PLACE, aboard=way)), found) as exercise,
        crew_of(exercise) as crew,
    ):
        until(lambda: (progress := crew.session.state.get().mission) is not None and progress.total == 5)
        assert exercise.remarks == ()


def test_several_fly_at_once_and_none_is_left(found: FoundSitl):
    with flown(SCENARIO, found) as one, flown(SCENARIO, found) as other:
        instances = {each._world.process.launch.instance for each in (one, other)}
        pids = [each._world.process.pid for each in (one, other)]
    assert len(instances) == 2
    assert not any(is_there(pid) for pid in pids if pid is not None)


def _listen_to_parameters(crew: SessionThread) -> dict[str, float]:
    told: dict[str, float] = {}

    def hear(message) -> None:
        if message.get_type() == "PARAM_VALUE":
            told[message.param_id] = message.param_value

    crew.session.listen(hear)
    return told


def _note_place(places: set[LatLon], message) -> None:
    if message.get_type() == "GLOBAL_POSITION_INT":
        places.add(LatLon(message.lat / 1e7, message.lon / 1e7))


def _state(exercise: SitlExercise) -> str:
    stat = f"/proc/{exercise._world.process.pid}/stat"
    with open(stat, encoding="utf-8") as file:  # noqa: PTH123
        return file.read().rpartition(")")[2].split()[0]
