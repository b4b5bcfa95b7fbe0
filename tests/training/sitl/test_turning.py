from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.geo import LatLon, distance_m
from telemetry.messages import Codec, mavlink, text_of
from telemetry.protocol import Peer
from training.fault import OF_THE_DRONE, Fault
from training.parameters import Parameters
from training.sitl.knobs import DRAINED_S, EMPTY_V, FULL_V, OURS, Setting, broken, drained_v, mended, windy
from training.sitl.turning import TRIES, turn, turn_all
from training.weather import Wind

PEER = Peer(1, 1, "ardupilotmega")
HOME = LatLon(56.2, 25.3)


class Vehicle:
    """Echoes what it knows and answers nothing to the rest, as ArduPilot does."""

    def __init__(self, *known: str) -> None:
        self.known = known
        self.asked: list[str] = []
        self.set: dict[str, float] = {}

    def talk(self, conversation):
        ask = next(conversation)
        while True:
            answer = None
            for message in ask.send:
                name = text_of(message.param_id)
                self.asked.append(name)
                if name in self.known:
                    self.set[name] = message.param_value
                    answer = echo(name, message.param_value)
            try:
                ask = conversation.send(answer)
            except StopIteration as done:
                return done.value


def echo(name: str, value: float):
    packed = Codec(1, 1).pack(mavlink.MAVLink_param_value_message(name.encode(), value, 9, 1, 65_535))
    return Codec().decode(packed)[0]


def test_the_newest_name_is_tried_first():
    vehicle = Vehicle("SIM_GPS1_ENABLE", "SIM_GPS_DISABLE")
    assert vehicle.talk(turn_all(PEER, broken(Fault.POSITION, HOME))) == ()
    assert vehicle.asked == ["SIM_GPS1_ENABLE"]
    assert vehicle.set == {"SIM_GPS1_ENABLE": 0.0}


def test_silence_leads_to_the_older_name_with_its_own_meaning():
    vehicle = Vehicle("SIM_GPS_DISABLE")
    assert vehicle.talk(turn_all(PEER, broken(Fault.POSITION, HOME))) == ()
    assert vehicle.asked == ["SIM_GPS1_ENABLE"] * TRIES + ["SIM_GPS_DISABLE"]
    assert vehicle.set == {"SIM_GPS_DISABLE": 1.0}


def test_silence_to_every_name_is_said_and_the_rest_is_turned():
    vehicle = Vehicle("SIM_ENGINE_FAIL")
    assert vehicle.talk(turn_all(PEER, broken(Fault.MOTOR, HOME))) == ("SIM_ENGINE_MUL",)
    assert vehicle.set == {"SIM_ENGINE_FAIL": 1.0}


def test_another_value_and_another_name_are_no_echo():
    conversation = turn(PEER, (Setting("SIM_RC_FAIL", 1.0),))
    next(conversation)
    for said in (echo("SIM_RC_FAIL", 0.0), echo("STAT_RUNTIME", 1.0)):
        ask = conversation.send(said)
        assert ask.goes_on
        assert ask.send == ()
    with pytest.raises(StopIteration) as done:
        conversation.send(echo("SIM_RC_FAIL", 1.0))
    assert done.value.value == "SIM_RC_FAIL"


@pytest.mark.parametrize("fault", sorted(set(OF_THE_DRONE) - OURS - {Fault.BATTERY_DRAIN}))
def test_every_fault_of_the_drone_has_names_that_the_recorded_one_has_and_is_taken_back(fault: Fault):
    recorded = Parameters()
    begun, over = broken(fault, HOME), mended(fault, HOME)
    assert begun
    assert {knob[0].name for knob in begun} == {knob[0].name for knob in over}
    for one, other in zip(begun, over, strict=True):
        assert one != other
        assert recorded.named(one[0].name) is not None
        assert all(len(setting.name) <= 16 for setting in (*one, *other))


@pytest.mark.parametrize("fault", sorted(OURS))
def test_what_it_cannot_do_is_left_to_us(fault: Fault):
    assert broken(fault, HOME) == mended(fault, HOME) == ()


def test_a_motor_is_weakened_before_it_is_chosen_and_never_stopped():
    share, choice = (knob[0] for knob in broken(Fault.MOTOR, HOME))
    assert (share.name, choice.name) == ("SIM_ENGINE_MUL", "SIM_ENGINE_FAIL")
    assert 0.5 < share.value < 1.0


@given(st.floats(-85.0, 85.0), st.floats(-179.0, 179.0))
def test_a_position_goes_as_far_astray_everywhere(lat_deg: float, lon_deg: float):
    home = LatLon(lat_deg, lon_deg)
    north_deg, east_deg = (knob[0].value for knob in broken(Fault.ASTRAY, home))
    off_m = distance_m(home, LatLon(lat_deg + north_deg, lon_deg + east_deg))
    assert off_m == pytest.approx(math.hypot(40.0, 25.0), rel=0.01)


def test_a_drain_goes_from_full_to_empty_and_no_further():
    assert drained_v(0.0) == FULL_V
    assert drained_v(DRAINED_S) == drained_v(10 * DRAINED_S) == pytest.approx(EMPTY_V)
    assert FULL_V > drained_v(60.0) > EMPTY_V


def test_wind_is_where_it_comes_from():
    values = {knob[0].name: knob[0].value for knob in windy(Wind(585.0, 7.0, 1.5))}
    assert values == {"SIM_WIND_DIR": 225.0, "SIM_WIND_SPD": 7.0, "SIM_WIND_TURB": 1.5}
