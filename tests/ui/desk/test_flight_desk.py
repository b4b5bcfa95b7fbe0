from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from maps.geo import distance_m, moved
from missions.items import mission_items
from missions.plan import PlanError
from missions.plan_file import read_plan
from missions.sortie import Reason
from telemetry.events import EventCode
from telemetry.flight_folder import Ended, RecordError, read_card
from telemetry.frames import read_frames
from telemetry.link.loopback import LoopbackLink
from telemetry.state import VehicleState
from tests.maps.ground.lands import hill
from tests.ui.desk.stepped import HOME, plan_of
from training.faults import Faults
from training.practice import practice_drone
from ui.desk import flight_desk
from ui.desk.train_desk import TrainDesk
from ui.fly.situation import FlyButton
from ui.widgets.answer import Answer

if TYPE_CHECKING:
    from pathlib import Path

    from missions.sortie import Aboard
    from tests.ui.desk.stepped import Room

PLAN = plan_of()


def test_a_drone_that_is_connected_is_heard_and_recorded(room: Room):
    room.connect()
    assert room.linked == [True]
    assert room.desk.is_linked
    assert room.desk.training
    assert room.desk.folder is not None
    assert room.desk.folder.parent == room.data / "flights"
    assert room.desk.recorded_s is not None
    assert room.desk.recorded_s > 0
    assert room.desk.state.home is not None
    assert distance_m(room.desk.state.home.at, HOME) < 1.0


def test_a_plan_comes_aboard_as_it_was_and_lies_beside_the_record(room: Room):
    room.connect()
    told: list[Aboard | None] = []
    room.desk.aboard_changed.connect(told.append)
    room.aboard(PLAN)
    assert [aboard.plan if aboard else None for aboard in told] == [None, PLAN]
    assert room.desk.folder is not None
    assert read_plan(room.desk.folder / "plan.json") == (PLAN, ())
    assert not room.desk.state.armed


def test_the_drone_is_told_the_ground_that_is_known_before_or_after_it_is_connected(room: Room):
    room.desk.set_ground(hill(HOME.lat_deg, HOME.lon_deg))
    room.connect()
    room.after(20.0)
    assert room.desk.state.terrain is not None
    assert room.desk.state.terrain.loaded > 50
    room.desk.set_ground(None)
    room.after(2.0)
    loaded = room.desk.state.terrain.loaded
    room.after(10.0)
    assert room.desk.state.terrain.loaded == loaded


@pytest.mark.parametrize("kept", [None, "{"])
def test_a_flight_that_kept_no_plan_or_a_broken_one_goes_on_without(
    room: Room, tmp_path: Path, kept: str | None
):
    room.connect()
    if kept is not None:
        (tmp_path / "plan.json").write_text(kept)
    room.desk._find_aboard(tmp_path)
    assert room.desk.is_linked


def test_the_plan_on_the_screen_wins_when_it_changes_on_its_way(room: Room):
    room.connect()
    later = plan_of(width_m=300.0)
    told: list[Aboard | None] = []
    room.desk.aboard_changed.connect(told.append)
    room.desk.bring_aboard(PLAN)
    room.after(0.3)
    room.desk.bring_aboard(later)
    room.until(lambda: room.desk.aboard is not None)
    room.after(10.0)
    assert [aboard.plan for aboard in told if aboard is not None] == [later]
    assert room.not_aboard == []
    assert room.desk.state.mission is not None
    assert room.desk.state.mission.total in {len(mission_items(later)), len(mission_items(later)) - 1}


def test_a_full_disk_does_not_keep_a_plan_off_the_drone(room: Room, monkeypatch: pytest.MonkeyPatch):
    def full(_plan: object, path: Path) -> None:
        raise PlanError(f"{path.name}: cannot be written: No space left on device")

    monkeypatch.setattr(flight_desk, "write_plan", full)
    room.connect()
    room.aboard(PLAN)
    assert room.failures == ["plan.json: cannot be written: No space left on device"]
    assert room.not_aboard == []


def test_take_off_flies_the_plan_and_lands_and_the_flight_is_closed(room: Room):
    room.connect()
    folder = room.desk.folder
    assert folder is not None
    room.airborne(PLAN)
    take_off = [(answer, text) for button, answer, text in room.answers if button == FlyButton.TAKE_OFF]
    assert take_off == [(Answer.SENT, ""), (Answer.ANSWERED, "")]
    room.until(lambda: bool(room.sorties and room.recorded))
    (result,) = room.sorties
    assert (result.completed, result.landed, result.reason) == (True, True, Reason.FLOWN)
    assert room.recorded == [folder]
    card = read_card(folder)
    assert card is not None
    assert card.ended is Ended.CLOSED
    assert room.desk.aboard is None, "the next flight begins with the next plan"
    assert room.desk.folder != folder
    assert room.failures == []


def test_pause_stands_still_and_continue_flies_on_to_the_end(room: Room):
    room.connect()
    room.airborne(PLAN, height_m=38.0)
    room.until(lambda: speed_m_s(room) > 4.0)
    room.desk.pause()
    room.until(lambda: room.mode == "BRAKE" and speed_m_s(room) < 0.3)
    assert (FlyButton.PAUSE, Answer.ANSWERED, "") in room.answers
    stood_at = place(room)
    room.after(20.0)
    assert distance_m(place(room), stood_at) < 2.0
    room.desk.go_on()
    room.until(lambda: room.mode == "AUTO" and speed_m_s(room) > 4.0)
    room.until(lambda: bool(room.sorties))
    assert (room.sorties[0].completed, room.sorties[0].landed) == (True, True)


def test_come_home_lands_where_it_took_off(room: Room):
    room.connect()
    room.airborne(PLAN)
    room.until(lambda: distance_m(place(room), HOME) > 60.0)
    room.desk.come_home()
    room.until(lambda: room.mode == "RTL")
    room.until(lambda: bool(room.sorties))
    assert (FlyButton.HOME, Answer.ANSWERED, "") in room.answers
    assert room.sorties[0].reason is Reason.INTERVENED
    assert room.sorties[0].landed
    assert distance_m(place(room), HOME) < 3.0


def test_land_here_lands_here(room: Room):
    room.connect()
    room.airborne(PLAN)
    room.until(lambda: distance_m(place(room), HOME) > 60.0)
    room.desk.land_here()
    room.until(lambda: room.mode == "LAND" and speed_m_s(room) < 0.3)
    here = place(room)
    room.until(lambda: bool(room.sorties))
    assert (FlyButton.LAND, Answer.ANSWERED, "") in room.answers
    assert room.sorties[0].landed
    assert distance_m(place(room), here) < 3.0
    assert distance_m(place(room), HOME) > 50.0


@pytest.mark.parametrize("faults", [Faults(gps_lost=True), Faults(battery_v=10.0)], ids=["gps", "battery"])
def test_a_refusal_is_in_the_drones_own_words(room: Room, faults: Faults):
    drone = practice_drone(HOME)
    room.connect(drone)
    room.aboard(PLAN)
    drone.faults = faults
    room.after(15.0)
    room.desk.take_off()
    room.until(lambda: bool(room.sorties))
    refusals = [text for button, answer, text in room.answers if answer == Answer.REFUSED]
    assert len(refusals) == 1
    said = [words for words in room.words if words in refusals[0]]
    assert said, (refusals, room.words)
    assert not room.desk.state.armed
    assert EventCode.ARMED not in room.codes
    assert room.recorded == []


def test_nothing_takes_off_without_a_plan_aboard(room: Room):
    room.connect()
    room.desk.take_off()
    room.after(5.0)
    assert room.answers == [(FlyButton.TAKE_OFF, Answer.REFUSED, "the plan is not aboard")]
    assert EventCode.ARMED not in room.codes


def test_an_order_without_a_drone_is_refused(room: Room):
    for order in (room.desk.pause, room.desk.go_on, room.desk.come_home, room.desk.land_here):
        order()
    assert [answer for _, answer, _ in room.answers] == [Answer.REFUSED] * 4
    assert {text for *_, text in room.answers} == {"no drone is connected"}


def test_a_pulled_cable_in_flight_is_said_and_the_record_is_closed(room: Room):
    cable = room.connect()
    folder = room.desk.folder
    assert folder is not None
    room.airborne(PLAN)
    room.after(5.0)
    cable.out = True
    room.until(lambda: not room.desk.is_linked, within_s=1.0)
    assert room.failures == ["The link to the drone is gone. The record is safe up to here."]
    assert room.linked == [True, False]
    assert room.recorded == [folder]
    assert room.codes.count(EventCode.LINK_FAILED) == 1
    card = read_card(folder)
    assert card is not None
    assert (card.ended, card.lost) == (Ended.CLOSED, 0)
    assert room.desk.state == VehicleState()
    assert (room.desk.aboard, room.desk.training, room.desk.folder) == (None, False, None)


def test_an_order_that_the_link_took_with_it_is_not_left_as_sent(room: Room):
    cable = room.connect()
    room.airborne(PLAN)
    room.after(5.0)
    room.desk.come_home()
    cable.out = True
    room.until(lambda: not room.desk.is_linked, within_s=1.0)
    home = [(answer, text) for button, answer, text in room.answers if button == FlyButton.HOME]
    assert home == [(Answer.SENT, ""), (Answer.REFUSED, "the link is gone")]


def test_after_a_pulled_cable_the_drone_can_be_connected_again(room: Room):
    cable = room.connect()
    first = room.desk.folder
    cable.out = True
    room.until(lambda: not room.desk.is_linked, within_s=1.0)
    assert room.recorded == [], "it never flew"
    room.connect()
    assert room.linked == [True, False, True]
    assert room.desk.folder != first


def test_two_flights_of_one_connection_are_two_folders(room: Room):
    room.connect()
    for _ in range(2):
        flown = len(room.recorded)
        room.airborne(PLAN)
        room.desk.come_home()
        room.until(lambda flown=flown: len(room.recorded) > flown)
    assert len(set(room.recorded)) == 2
    for folder in room.recorded:
        frames = read_frames(folder)
        assert frames.bad_bytes == 0
        beats = frames.rows("HEARTBEAT", frames.vehicles()[0])
        armed = (beats.fields["base_mode"] & 128) != 0
        assert int((armed[1:] & ~armed[:-1]).sum()) == 1, "each holds its own take-off and no other"
    assert room.linked == [True]


def test_an_address_that_cannot_be_opened_is_one_sentence_and_the_desk_goes_on(room: Room):
    assert not room.desk.connect_to("gopher:hill")
    assert not room.desk.connect_to("tcp:127.0.0.1:1")
    assert len(room.failures) == 2
    assert all("\n" not in sentence and "127.0.0.1" in sentence for sentence in room.failures[1:])
    assert room.linked == []
    room.connect()
    assert room.linked == [True]


def test_a_flight_that_cannot_be_recorded_does_not_begin(room: Room):
    room.data.write_text("a file where the folder should be")
    assert not room.desk.connect_link(LoopbackLink(practice_drone(HOME), speed=None), training=True)
    (sentence,) = room.failures
    assert "choose another data folder" in sentence
    assert not room.desk.is_linked
    room.data.unlink()
    room.connect()


def test_a_record_that_cannot_begin_anew_lets_the_old_one_go_on(room: Room, monkeypatch: pytest.MonkeyPatch):
    room.connect()
    first = room.desk.folder
    room.airborne(PLAN)

    def full() -> None:
        raise RecordError("flights: no flight can be recorded here (No space left on device)")

    monkeypatch.setattr(room.running, "record_anew", full)
    room.desk.come_home()
    room.until(lambda: bool(room.sorties))
    room.after(2.0)
    assert room.failures == ["flights: no flight can be recorded here (No space left on device)"]
    assert room.desk.folder == first
    assert room.desk.is_linked


def test_another_link_closes_the_one_before(room: Room):
    room.connect()
    before = room.running
    room.connect(practice_drone(moved(HOME, 500.0, 0.0)))
    assert before is not None
    assert not before.alive
    assert room.linked == [True, False, True]
    assert room.desk.state.home is not None
    assert distance_m(room.desk.state.home.at, HOME) > 400.0


def speed_m_s(room: Room) -> float:
    assert room.desk.state.fix is not None
    return room.desk.state.fix.ground_speed_m_s


def place(room: Room):
    assert room.desk.state.fix is not None
    return room.desk.state.fix.at


def test_a_flight_that_has_just_landed_is_not_forgotten_by_who_disconnects(room: Room):
    room.connect()
    room.airborne(PLAN)
    folder = room.desk.folder
    room.desk.come_home()
    room.until(lambda: room.desk.folder != folder)  # the next record begins, the old one is not closed yet
    room.desk.disconnect_link()
    assert room.recorded == [folder]


def test_no_training_begins_while_a_real_drone_is_armed(room: Room):
    assert room.desk.connect_link(LoopbackLink(practice_drone(HOME), speed=None), training=False)
    room.until(room.ready)
    room.airborne(PLAN)
    real, folder = room.running, room.desk.folder
    train = TrainDesk(room.desk)
    train.start(HOME, 20.0)
    assert not room.desk.connect_link(LoopbackLink(practice_drone(HOME), speed=None), training=True)
    assert not train.running
    assert (room.running, room.desk.folder) == (real, folder)
    assert len(room.failures) == 2
    assert "armed" in room.failures[0]
    room.desk.come_home()
    room.until(lambda: not room.desk.state.armed)
    train.start(HOME, 20.0)
    assert train.running
    train.stop()
    train.close()
