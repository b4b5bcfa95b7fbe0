"""Exercises flown unattended: what a careful crew does well, what a careless one breaks, and always alike."""

from __future__ import annotations

import time
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from shapely import Point

from incidents.codes import IncidentCode
from incidents.folder import load
from incidents.journal import read_journal
from incidents.rehearsal.rehearse import Crew, Rehearsal, rehearse
from incidents.verify import verify
from maps.area import Area, LocalFrame, to_polygon
from maps.geo import LatLon, distance_m, moved
from missions.certificate import read_certificate, verify_certificate
from missions.confirmation_register import registered
from missions.confirmations import BORDER, FILE
from telemetry.events import EventCode
from telemetry.flight_folder import raw_files, read_card
from tests.training.exercise.made_up import LOST_PERSON, POSITION_LOST, WRONG_ABOARD, box
from training.exercise.scenario import Drone, FaultDue, Rules, Spot, Target, TargetKind, Work
from training.exercise.truth_log import read_truth
from training.fault import Fault

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.model import Entry
    from training.exercise.scenario import Scenario
    from training.exercise.truth import Truth

pytestmark = pytest.mark.slow

BANK = LatLon(56.3829, 24.6479)  # Latvian, 540 m from the border
BEYOND = moved(BANK, 0.0, -800.0)
OVER_THE_BORDER = replace(
    LOST_PERSON,
    id="over-the-border",
    at=BEYOND,
    drone=Drone(BANK),
    work=Work(area=box(BEYOND, 60.0)),
    rules=Rules(crosses_border=True),
    targets=(Target("person-1", TargetKind.PERSON, BEYOND),),
    lasts_s=600.0,
)


def flown(scenario: Scenario, crew: Crew, data: Path, seed: int | None = None) -> Rehearsal:
    return rehearse(scenario, crew, data, seed=seed)


def entries(rehearsal: Rehearsal, *codes: str) -> list[Entry]:
    return [entry for entry in read_journal(rehearsal.incident) if entry.code in codes]


def truths(rehearsal: Rehearsal) -> list[Truth]:
    return [told.truth for told in read_truth(rehearsal.truth)[1]]


def farthest_out_m(rehearsal: Rehearsal) -> float:
    """How far outside the fence of the rules the drone really was."""
    frame = LocalFrame(rehearsal.scenario.at)
    fence = to_polygon(Area(rehearsal.scenario.rules.fence), frame)
    return max(fence.distance(Point(frame.to_xy(one.at))) for one in truths(rehearsal))


def test_a_careful_crew_finds_who_is_lost_and_comes_home(tmp_path: Path):
    rehearsal = flown(LOST_PERSON, Crew.CAREFUL, tmp_path)
    assert (rehearsal.took_off, rehearsal.landed) == (True, True)
    [mark] = entries(rehearsal, EventCode.MARKED)
    at = LatLon(float(mark.facts["lat_deg"] or 0), float(mark.facts["lon_deg"] or 0))
    assert distance_m(at, LOST_PERSON.targets[0].at) < 8.0
    assert len(entries(rehearsal, IncidentCode.CHECK_TICKED)) == 4
    assert farthest_out_m(rehearsal) == 0.0


def test_the_record_is_that_of_a_flight_and_says_that_it_is_training(tmp_path: Path):
    rehearsal = flown(LOST_PERSON, Crew.CAREFUL, tmp_path)
    card = read_card(rehearsal.flight)
    assert card is not None
    assert card.training
    assert load(rehearsal.incident).training
    assert verify(tmp_path).ok
    verdict = verify_certificate(read_certificate(rehearsal.flight / "certificate.json"))
    assert verdict.problems == ("unsigned",)
    assert entries(rehearsal, IncidentCode.FLIGHT_ATTACHED)
    kept = (rehearsal.incident / "exercise" / "scenario.toml").read_bytes()
    [started] = entries(rehearsal, IncidentCode.EXERCISE_STARTED)
    assert started.facts["sha256"] == sha256(kept).hexdigest()


def test_a_lost_position_is_waited_for_at_height(tmp_path: Path):
    rehearsal = flown(POSITION_LOST, Crew.CAREFUL, tmp_path)
    modes = [entry.facts["mode"] for entry in entries(rehearsal, EventCode.MODE_CHANGED)]
    assert modes[modes.index("ALT_HOLD") + 1] == "AUTO"
    lost = [one for one in truths(rehearsal) if Fault.POSITION in one.faults]
    assert min(one.above_ground_m for one in lost) > 35.0
    raised = {entry.facts["alarm"] for entry in entries(rehearsal, EventCode.ALARM_RAISED)}
    seen = {entry.facts["alarm"] for entry in entries(rehearsal, EventCode.ALARM_SEEN)}
    assert {"position_lost", "failsafe"} <= raised == seen


def test_a_careful_crew_sends_its_own_mission_in_place_of_another(tmp_path: Path):
    rehearsal = flown(WRONG_ABOARD, Crew.CAREFUL, tmp_path)
    assert farthest_out_m(rehearsal) == 0.0
    noted = [str(entry.facts["text"]) for entry in entries(rehearsal, IncidentCode.NOTE)]
    assert any("another mission is aboard" in text for text in noted)


def test_a_careless_crew_flies_what_is_aboard(tmp_path: Path):
    rehearsal = flown(WRONG_ABOARD, Crew.CARELESS, tmp_path)
    assert farthest_out_m(rehearsal) > 300.0
    assert not entries(rehearsal, IncidentCode.CHECK_TICKED)


def test_a_careless_crew_flies_too_high_and_marks_nothing_that_is_there(tmp_path: Path):
    rehearsal = flown(LOST_PERSON, Crew.CARELESS, tmp_path)
    assert max(one.above_ground_m for one in truths(rehearsal)) > 140.0
    assert {entry.facts["finding"] for entry in entries(rehearsal, IncidentCode.OVERRIDE)} == {"too_high"}
    [mark] = entries(rehearsal, EventCode.MARKED)
    at = LatLon(float(mark.facts["lat_deg"] or 0), float(mark.facts["lon_deg"] or 0))
    assert min(distance_m(at, target.at) for target in LOST_PERSON.targets) > 60.0


def test_the_neighbour_is_asked_before_his_border_is_crossed(tmp_path: Path):
    rehearsal = flown(OVER_THE_BORDER, Crew.CAREFUL, tmp_path)
    [confirmation] = registered(tmp_path / FILE)
    assert confirmation.about == BORDER
    assert confirmation.valid_from < entries(rehearsal, EventCode.TOOK_OFF)[0].at
    assert len(entries(rehearsal, EventCode.MARKED)) == 1


def test_a_careless_crew_crosses_the_border_unasked(tmp_path: Path):
    rehearsal = flown(OVER_THE_BORDER, Crew.CARELESS, tmp_path)
    assert not registered(tmp_path / FILE)
    assert "border_crossed" in {e.facts["finding"] for e in entries(rehearsal, IncidentCode.OVERRIDE)}


def test_nobody_takes_off_while_two_drones_have_one_number(tmp_path: Path):
    scenario = replace(LOST_PERSON, faults=(FaultDue(Fault.TWIN, at_s=2.0, lasts_s=40.0),))
    rehearsal = flown(scenario, Crew.CAREFUL, tmp_path)
    freed = entries(rehearsal, EventCode.COMMANDS_UNLOCKED)[0].at
    assert entries(rehearsal, EventCode.TOOK_OFF)[0].at > freed


def test_without_a_picture_a_careful_crew_stands_still(tmp_path: Path):
    scenario = replace(LOST_PERSON, lasts_s=480.0, faults=(FaultDue(Fault.CAMERA, at_s=60.0, lasts_s=40.0),))
    rehearsal = flown(scenario, Crew.CAREFUL, tmp_path)
    frozen = [one for one in truths(rehearsal) if 66.0 <= one.at_s < 100.0]
    assert max(distance_m(one.at, frozen[0].at) for one in frozen) < 3.0
    assert rehearsal.marks == 1


def test_what_was_flown_without_a_link_is_flown_once_more(tmp_path: Path):
    hill = FaultDue(Fault.LINK, inside=Spot(LOST_PERSON.at, 45.0), lasts_s=22.0)
    rehearsal = flown(replace(LOST_PERSON, lasts_s=480.0, faults=(hill,)), Crew.CAREFUL, tmp_path)
    orders = [entry.facts["command"] for entry in entries(rehearsal, EventCode.COMMAND_SENT)]
    assert any(str(order).startswith("fly on from item") for order in orders)
    assert rehearsal.marks == 1


def test_a_pack_that_sags_brings_a_careful_crew_home_before_the_failsafe_does(tmp_path: Path):
    old = replace(LOST_PERSON.drone, charge=0.75, capacity_share=0.25)
    rehearsal = flown(replace(LOST_PERSON, drone=old), Crew.CAREFUL, tmp_path)
    texts = [entry.facts["text"] for entry in entries(rehearsal, EventCode.STATUS_TEXT)]
    assert rehearsal.landed
    assert not [text for text in texts if "Failsafe" in str(text)]


@pytest.mark.parametrize("crew", Crew)
def test_the_same_seed_is_the_same_record_bit_by_bit(crew: Crew, tmp_path: Path):
    one, two = (flown(POSITION_LOST, crew, tmp_path / name, seed=3) for name in ("one", "two"))
    other = flown(POSITION_LOST, crew, tmp_path / "other", seed=4)

    def prints(rehearsal: Rehearsal) -> list[str]:
        return [sha256(f.read_bytes()).hexdigest() for f in (*raw_files(rehearsal.flight), rehearsal.truth)]

    assert prints(one) == prints(two)
    assert not set(prints(one)) & set(prints(other))


def test_six_minutes_take_less_than_ten_seconds_of_the_processor(tmp_path: Path):
    before_s = time.process_time()
    rehearsal = flown(POSITION_LOST, Crew.CAREFUL, tmp_path)
    used_s = time.process_time() - before_s
    assert used_s * 360.0 / rehearsal.lasted_s < 10.0
