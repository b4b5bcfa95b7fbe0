"""Every failure of the list for orders, parameters, first words and the link: each ends in a named state."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from maps.geo import AboveHome
from missions import commands
from missions.items import MissionType
from missions.parameter import INT8, read_parameters, set_parameter
from missions.parameters import Gathering, Knowledge, Parameters, read_all
from missions.transfer import Verified, transfer
from telemetry.events import EventCode
from telemetry.link.link import LinkError
from telemetry.messages import GCS_COMPONENT, GCS_SYSTEM, mavlink
from tests.benches.scripted_vehicle import (
    Deed,
    ScriptedVehicle,
    Switch,
    changed,
    command_ack,
    hears,
    ignored,
    instead,
    says,
    then_cut,
)
from tests.link.practice import LISTS, Station, drone, to

if TYPE_CHECKING:
    from telemetry.messages import Message

ARM, MODE, FENCE = commands.ARM, commands.SET_MODE, commands.FENCE_ENABLE
ACCEPTED, FAILED, IN_PROGRESS = (
    mavlink.MAV_RESULT_ACCEPTED,
    mavlink.MAV_RESULT_FAILED,
    mavlink.MAV_RESULT_IN_PROGRESS,
)
ORDERS = {
    "arm": (ARM, commands.arm),
    "mode": (MODE, partial(commands.set_mode, mode="GUIDED")),
    "fence": (FENCE, commands.enable_fence),
}
VERSION = mavlink.MAVLINK_MSG_ID_AUTOPILOT_VERSION
REQUEST_MESSAGE = mavlink.MAV_CMD_REQUEST_MESSAGE


def refused_by(command: int, **how: int) -> Switch:
    return hears("COMMAND_LONG", instead(command_ack(FAILED)), command=command, **how)


def unheard(command: int, **how: int) -> Switch:
    return hears("COMMAND_LONG", ignored, command=command, **how)


def under_way_then(command: int, result: int | None) -> Switch:
    """The drone does it, says that it is under way, and two seconds later how it went."""
    last = (
        (2.0, mavlink.MAVLink_command_ack_message(command, result or 0, 0, 0, GCS_SYSTEM, GCS_COMPONENT)),
    )
    says_so = mavlink.MAVLink_command_ack_message(command, IN_PROGRESS, 40, 0, GCS_SYSTEM, GCS_COMPONENT)
    deed = Deed(passes=False, says=(says_so,), later=last if result is not None else ())
    return says("COMMAND_ACK", lambda _: deed, command=command)


ANSWERS = {  # as the order's number -> switches, state
    "accepted": (lambda _: (), "accepted"),
    "failed": (lambda order: (refused_by(order),), "refused"),
    "second attempt accepted": (lambda order: (unheard(order, first=1),), "accepted"),
    "second attempt failed": (lambda order: (unheard(order, first=1), refused_by(order)), "refused"),
    "no answer": (lambda order: (unheard(order),), "unanswered"),
    "answers lost": (lambda order: (says("COMMAND_ACK", ignored, command=order),), "unanswered"),
    "in progress, then accepted": (lambda order: (under_way_then(order, ACCEPTED),), "accepted"),
    "in progress, then failed": (lambda order: (under_way_then(order, FAILED),), "refused"),
    "in progress, then nothing": (lambda order: (under_way_then(order, None),), "unanswered"),
    "said yes, and did nothing": (
        lambda order: (hears("COMMAND_LONG", instead(command_ack(ACCEPTED)), command=order),),
        "not seen",
    ),
}
SHOWS = {  # where the drone itself shows it, that settles a lost answer; a fence shows nothing
    ("answers lost", "arm"): "accepted",
    ("answers lost", "mode"): "accepted",
    ("in progress, then nothing", "arm"): "accepted",
    ("in progress, then nothing", "mode"): "accepted",
    ("said yes, and did nothing", "fence"): "accepted",
}


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("answer", ANSWERS)
def test_an_order_ends_in_an_answer_within_seconds(answer: str, order: str):
    number, start = ORDERS[order]
    switches, state = ANSWERS[answer]
    station = Station(ScriptedVehicle(drone(), switches(number)))
    began_s = station.now_s
    found = station.ended(start)
    assert (found or "accepted") == SHOWS.get((answer, order), state)
    assert station.now_s - began_s < 8.0
    said = [event for event in station.events() if event.code is EventCode.COMMAND_ANSWERED]
    assert len(said) == 1


def test_a_take_off_that_nobody_answers_is_never_ordered_twice():
    orders: list[int] = []

    def overheard(message: Message) -> Deed:
        orders.append(message.confirmation)
        return Deed(passes=False)

    switch = hears("COMMAND_LONG", overheard, command=commands.TAKE_OFF)
    station = Station(ScriptedVehicle(drone(), (switch,)))
    assert station.ended(partial(commands.take_off, height=AboveHome(20.0))) == "unanswered"
    assert orders == [0]


def test_a_refusal_whose_words_lost_their_middle_is_told_with_what_came():
    pieces = ("Arm: the compass has not been calibrated since it", " was moved, ", "and the GPS sees 4")
    texts = [
        mavlink.MAVLink_statustext_message(2, text.encode(), 7, number) for number, text in enumerate(pieces)
    ]
    deed = Deed(
        passes=False,
        says=(
            mavlink.MAVLink_command_ack_message(ARM, FAILED, 0, 0, GCS_SYSTEM, GCS_COMPONENT),
            texts[0],
            texts[2],
        ),
    )
    station = Station(ScriptedVehicle(drone(), (hears("COMMAND_LONG", lambda _: deed, command=ARM),)))
    assert station.ended(commands.arm) == "refused"
    (answer,) = [event for event in station.events() if event.code is EventCode.COMMAND_ANSWERED]
    assert answer.facts["text"] == pieces[0] + pieces[2]


FIRST_WORDS = {  # the drone does not say who it is
    "accepted, not sent": says("AUTOPILOT_VERSION", ignored),
    "not supported": hears(
        "COMMAND_LONG",
        instead(command_ack(mavlink.MAV_RESULT_UNSUPPORTED)),
        command=REQUEST_MESSAGE,
        param1=VERSION,
    ),
    "failed": hears("COMMAND_LONG", instead(command_ack(FAILED)), command=REQUEST_MESSAGE, param1=VERSION),
    "no answer": hears("COMMAND_LONG", ignored, command=REQUEST_MESSAGE, param1=VERSION),
}


@pytest.mark.parametrize("failure", FIRST_WORDS)
def test_a_drone_that_does_not_say_who_it_is_can_be_flown_and_is_not_named(failure: str):
    station = Station(ScriptedVehicle(drone(), (FIRST_WORDS[failure],)))
    station.live(10.0)
    identity = station.session.state.get().identity
    assert identity is not None
    assert identity.uid is None
    items, kind = LISTS[MissionType.MISSION], MissionType.MISSION
    assert isinstance(station.ended(partial(transfer, items=items, kind=kind)), Verified)
    assert station.ended(commands.arm) is None


@pytest.mark.parametrize(
    "switch",
    [
        hears("COMMAND_LONG", ignored, command=REQUEST_MESSAGE, param1=VERSION, first=1),
        says("AUTOPILOT_VERSION", ignored, first=1),
    ],
    ids=["question", "answer"],
)
def test_who_it_is_is_asked_again_when_it_was_lost(switch: Switch):
    station = Station(ScriptedVehicle(drone(), (switch,)))
    station.live(15.0)
    assert station.session.state.get().identity.uid


# --- parameters -----------------------------------------------------------------------------------


def lost_parameter(**how: int) -> Switch:
    return says("PARAM_VALUE", ignored, param_id="RTL_ALT", **how)


PARAMETERS = {  # all of them, one by one
    "no list": ((hears("PARAM_REQUEST_LIST", ignored),), Knowledge.KNOWN),  # then number by number
    "no list and no numbers": (
        (hears("PARAM_REQUEST_LIST", ignored), hears("PARAM_REQUEST_READ", ignored, after=40)),
        "unanswered",
    ),
    "first list lost": ((hears("PARAM_REQUEST_LIST", ignored, first=1),), Knowledge.KNOWN),
    "one missing in the list": ((lost_parameter(first=3),), Knowledge.KNOWN),
    "one missing for ever": ((lost_parameter(),), "unanswered"),
}


@pytest.mark.hazard("H15")
@pytest.mark.parametrize("failure", PARAMETERS)
def test_parameters_are_known_or_said_to_be_missing(failure: str):
    switches, state = PARAMETERS[failure]
    station, gathering = Station(ScriptedVehicle(drone(), switches)), Gathering()
    found = station.ended(to("ardupilotmega", 0, partial(read_all, gathering=gathering)))
    assert (found.knowledge("RTL_ALT") if isinstance(found, Parameters) else found) == state
    so_far = gathering.so_far("list")
    assert so_far.knowledge("FS_GCS_ENABLE") is Knowledge.KNOWN  # the safety ones come first, by name
    for name in ("RTL_ALT", "WPNAV_SPEED"):  # what was not read has no value: never a default for one
        assert (so_far.value(name) is not None) == (so_far.knowledge(name) is Knowledge.KNOWN)
    assert (state == "unanswered") == bool(so_far.unread)


@pytest.mark.hazard("H15")
def test_what_was_read_before_the_link_broke_is_not_read_again():
    scripted = ScriptedVehicle(drone(), (says("PARAM_VALUE", then_cut, param_id="WPNAV_SPEED"),))
    station, gathering = Station(scripted), Gathering()
    read = to("ardupilotmega", 0, partial(read_all, gathering=gathering))
    assert station.ended(read) == "unanswered"
    before = len(gathering.values)
    assert before > 100
    scripted.cut, scripted.switches = False, ()
    scripted.heard.clear()
    found = station.ended(read)
    assert isinstance(found, Parameters)
    assert found.complete
    assert scripted.heard["PARAM_REQUEST_LIST"] <= 1


SETS = {
    "set, no answer": (says("PARAM_VALUE", ignored, param_id="FENCE_TYPE"), "unanswered"),
    "set, first lost": (hears("PARAM_SET", ignored, first=1), None),
    "set, first answer lost": (says("PARAM_VALUE", ignored, param_id="FENCE_TYPE", first=1), None),
    "set, another value": (says("PARAM_VALUE", changed(param_value=3.0), param_id="FENCE_TYPE"), "refused"),
}


@pytest.mark.parametrize("failure", SETS)
def test_a_parameter_that_is_set_is_seen_taken_or_not(failure: str):
    switch, state = SETS[failure]
    station = Station(ScriptedVehicle(drone(), (switch,)))
    setting = partial(set_parameter, name="FENCE_TYPE", value=5.0, kind=INT8)
    assert station.ended(setting) == state


ONE_READ = {
    "read, no answer": ((hears("PARAM_REQUEST_READ", ignored),), "unanswered"),
    "read, first lost": ((hears("PARAM_REQUEST_READ", ignored, first=2),), 1500.0),
    "read, this one never": ((lost_parameter(),), None),  # ArduPilot is silent to names that it does not have
}


@pytest.mark.hazard("H15")
@pytest.mark.parametrize("failure", ONE_READ)
def test_a_parameter_that_is_read_has_a_value_none_or_no_answer(failure: str):
    switches, state = ONE_READ[failure]
    station = Station(ScriptedVehicle(drone(), switches))
    found = station.ended(partial(read_parameters, names={"RTL_ALT": ()}))
    if isinstance(found, dict):
        told = found["RTL_ALT"]
        found = None if told is None else told.value
    assert found == state


# --- the link -------------------------------------------------------------------------------------


def test_a_link_that_falls_silent_is_said_and_what_runs_on_it_ends():
    scripted = ScriptedVehicle(drone())
    station = Station(scripted)
    station.events()
    scripted.cut, began_s = True, station.now_s
    items, kind = LISTS[MissionType.MISSION], MissionType.MISSION
    assert station.ended(partial(transfer, items=items, kind=kind)) == "silent at item 0"
    said = {event.code: event.received_s - began_s for event in station.events()}
    assert said[EventCode.LINK_STALE] < 3.1  # of the last heartbeat, which came within a second before
    assert said[EventCode.LINK_LOST] < 4.6


class Removable:
    """A vehicle whose connection can be taken away."""

    def __init__(self) -> None:
        self.there = True
        self._drone = drone()

    def step(self, now_s: float, received: bytes) -> bytes:
        if not self.there:
            raise LinkError("the cable was pulled")
        return self._drone.step(now_s, received)


def test_a_connection_that_is_gone_ends_what_runs_on_it():
    removable = Removable()
    station = Station(removable)
    removable.there = False
    assert station.ended(commands.arm) == "link gone"
    assert EventCode.LINK_FAILED in [event.code for event in station.events()]
