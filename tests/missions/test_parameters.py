from __future__ import annotations

import struct
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missions.order import CommandRefused, CommandTimeout
from missions.parameter import (
    FLOAT,
    INT8,
    Parameter,
    ParameterError,
    read_parameters,
    set_parameter,
)
from missions.parameter_pack import unpack
from missions.parameter_store import ParameterStore
from missions.parameters import HASH, SAFETY, Gathering, Knowledge, Parameters, differences, read_all
from telemetry.events import EventCode
from telemetry.messages import Message, mavlink
from telemetry.protocol import Peer
from tests.missions.practice import Cut, Lossy, connected, done, drone, events
from tests.telemetry.wire import Wire

if TYPE_CHECKING:
    from pathlib import Path

    from telemetry.session import Session

WIRE = Wire()
PEER = Peer(1, 1, "ardupilotmega")
BYTEWISE = mavlink.MAV_PROTOCOL_CAPABILITY_PARAM_ENCODE_BYTEWISE
AT = datetime(2026, 11, 22, 13, 15, tzinfo=UTC)


def test_a_parameter_is_set_when_it_comes_back():
    session = connected(drone())
    done(session, partial(set_parameter, name="FENCE_TYPE", value=5.0, kind=INT8))
    done(session, partial(set_parameter, name="FENCE_TYPE", value=5.0, kind=INT8))
    answers = [e.facts["result"] for e in events(session) if e.code is EventCode.COMMAND_ANSWERED]
    assert answers == ["accepted", "accepted"]


def test_a_parameter_the_vehicle_does_not_have_is_said():
    with pytest.raises(CommandTimeout, match="set NOPE to 1"):
        done(connected(drone()), partial(set_parameter, name="NOPE", value=1.0, kind=INT8), within_s=5.5)


def test_a_parameter_that_the_vehicle_changes_is_refused():
    talk = set_parameter(PEER, "FENCE_ACTION", 300.0, INT8)
    next(talk)
    assert len(talk.send(_value("FENCE_ACTION", 127.0)).send) == 1  # once more: it may be the old value
    talk.send(_value("FENCE_ACTION", 127.0))
    with pytest.raises(CommandRefused, match="it is 127"):
        talk.send(None)


def test_an_old_value_on_its_way_is_no_refusal():
    talk = set_parameter(PEER, "FENCE_ALT_MAX", 75.3, FLOAT)
    next(talk)
    talk.send(_value("FENCE_ALT_MAX", 100.0))
    assert talk.send(_value("STAT_RUNTIME", 30.0)).goes_on
    answered = talk.send(_value("FENCE_ALT_MAX", struct.unpack("<f", struct.pack("<f", 75.3))[0]))
    assert answered.say[0].facts["result"] == "accepted"


@pytest.mark.hazard("H15")
def test_names_are_read_and_those_the_vehicle_lacks_are_told_apart():
    wanted = {"FS_GCS_ENABLE": (), "SYSID_MYGCS": ("MAV_GCS_SYSID",), "FS_NOTHING": ()}
    found = done(connected(drone()), partial(read_parameters, names=wanted), within_s=5.0)
    assert found["FS_GCS_ENABLE"] == Parameter("FS_GCS_ENABLE", 0.0, INT8)
    assert found["SYSID_MYGCS"] == Parameter("MAV_GCS_SYSID", 255.0, 4)
    assert found["FS_NOTHING"] is None


@pytest.mark.hazard("H15")
@pytest.mark.parametrize("seed", range(8))
def test_a_name_is_not_unknown_because_the_radio_is_bad(seed: int):
    session = connected(Lossy(drone(), 0.2, seed))
    found = done(session, partial(read_parameters, names=SAFETY), within_s=30.0)
    assert [name for name, told in found.items() if told is None] == []


def test_a_newer_vehicle_says_that_it_does_not_have_it():
    talk = read_parameters(PEER, {"NOPE": ("NOPE2",)})
    next(talk)
    for name in (b"NOPE", b"NOPE2"):
        denied = mavlink.MAVLink_param_error_message(
            255, 190, name, -1, mavlink.MAV_PARAM_ERROR_DOES_NOT_EXIST
        )
        last = WIRE.heard(denied)
        if name == b"NOPE":
            talk.send(last)
    with pytest.raises(StopIteration) as stopped:
        talk.send(last)
    assert stopped.value.value == {"NOPE": None}


@pytest.mark.hazard("H15")
def test_a_dead_link_makes_no_name_unknown():
    session = connected(cut := Cut(drone()))
    cut.left = 0
    with pytest.raises(ParameterError, match="did not answer when asked for FENCE_ENABLE"):
        done(session, partial(read_parameters, names={"FENCE_ENABLE": ()}), within_s=6.0)


def test_all_parameters_are_read_as_one_file():
    vehicle = drone()
    found = _all(connected(vehicle))
    assert found.engine == "mavftp"
    _equal(found, vehicle.autopilot.parameters)


@pytest.mark.parametrize("loss", [0.0, 0.1])
def test_all_parameters_are_read_one_by_one(loss: float):
    vehicle = drone()
    found = _all(connected(Lossy(vehicle, loss, seed=5)), autopilot="other")
    assert found.engine == "list"
    _equal(found, vehicle.autopilot.parameters)


def test_both_ways_read_the_same():
    session = connected(drone())
    assert _all(session).hash == _all(session, autopilot="other").hash


@pytest.mark.hazard("H15")
def test_an_interrupted_read_goes_on_where_it_was_and_takes_nothing_for_real():
    session = connected(cut := Cut(drone()))
    gathering = Gathering()
    reading = session.run(partial(_read, autopilot="other", gathering=gathering))
    while len(gathering.values) < 400:
        session.step()
    cut.left = 0
    while not reading.done():
        session.step()
    with pytest.raises(ParameterError, match=r"\d+ of 1348 are missing"):
        reading.result()
    kept = gathering.so_far("list")
    assert not kept.complete
    last = "ZIGZ_AUTO_ENABLE"
    assert kept.knowledge("FENCE_ACTION") is Knowledge.KNOWN  # the safety ones came first
    assert kept.knowledge(last) is Knowledge.FAILED
    assert kept.value(last) is None
    missing = len(gathering.missing())
    cut.left = None
    sent = _count_requests(session, partial(_read, autopilot="other", gathering=gathering))
    assert gathering.missing() == []
    assert sent["PARAM_REQUEST_LIST"] == 0
    assert missing <= sent["PARAM_REQUEST_READ"] < missing + 20
    found = gathering.so_far("list")
    assert found.complete
    assert found.knowledge("NOPE") is Knowledge.UNKNOWN


def test_unnumbered_values_are_never_counted():
    gathering = Gathering()
    assert not gathering.hear(_value("STAT_RUNTIME", 30.0), PEER)
    assert gathering.count is None
    assert gathering.hear(_value("A", 1.0, index=1, count=3), PEER)
    assert not gathering.hear(_value("A", 1.0, index=1, count=3), PEER)
    assert gathering.missing() == [0, 2]
    assert gathering.hear(_value("B", 1.0, index=0, count=4), PEER)  # another list: numbers begin anew
    assert gathering.missing() == [1, 2, 3]


def test_what_px4_had_is_good_again_when_its_checksum_says_so():
    px4 = Peer(1, 1, "px4", capabilities=BYTEWISE)
    had = Parameters({HASH: Parameter(HASH, 123_456.0, 5)}, count=1)
    told = struct.unpack("<f", struct.pack("<I", 123_456))[0]
    talk = read_all(px4, Gathering(), had)
    next(talk)
    with pytest.raises(StopIteration) as stopped:
        talk.send(_value(HASH, told, kind=5))
    assert stopped.value.value == replace(had, engine="remembered")


def test_what_px4_had_is_read_anew_when_its_checksum_changed():
    px4 = Peer(1, 1, "px4", capabilities=BYTEWISE)
    had = Parameters({HASH: Parameter(HASH, 123_456.0, 5)}, count=1)
    talk = read_all(px4, Gathering(), had)
    next(talk)
    asked = talk.send(_value(HASH, struct.unpack("<f", struct.pack("<I", 7))[0], kind=5)).send
    assert {m.get_type() for m in asked} == {"PARAM_REQUEST_READ"}  # the safety ones, by name


def test_a_vehicle_is_remembered_by_uid_and_firmware(tmp_path: Path):
    store = ParameterStore(tmp_path / "parameters")
    found = Parameters({"A": Parameter("A", 1.5, FLOAT), "B": Parameter("B", 2.0, INT8)}, count=2)
    store.keep("2f/../00ff", "4.7.0", found, AT)
    remembered = store.load("2f/../00ff", "4.7.0")
    assert remembered is not None
    assert (remembered.parameters.values, remembered.at) == (found.values, AT)
    assert store.load("2f/../00ff", "4.7.1") is None
    assert store.load("other", "4.7.0") is None
    (file,) = (tmp_path / "parameters").iterdir()
    file.write_bytes(file.read_bytes().replace(b"1.5", b"9.5"))
    assert store.load("2f/../00ff", "4.7.0") is None


def test_a_half_read_vehicle_is_not_remembered(tmp_path: Path):
    store = ParameterStore(tmp_path / "parameters")
    store.keep("u", None, Parameters({}, count=2, unread=frozenset({1})), AT)
    assert store.load("u", None) is None


def test_what_changed_since_is_named():
    before = {name: Parameter(name, 1.0, FLOAT) for name in ("A", "B", "STAT_RUNTIME")}
    now = [Parameter("A", 1.0, FLOAT), Parameter("C", 1.0, FLOAT), Parameter("STAT_RUNTIME", 9.0, FLOAT)]
    assert differences(before, now) == ["B", "C"]


@given(st.binary(max_size=200))
def test_a_damaged_file_is_never_half_a_truth(junk: bytes):
    head = struct.pack("<HHH", 0x671B, 3, 3)
    whole = head + b"\x01\x10AB\x07" + b"\0\0" + b"\x14\x01C" + struct.pack("<f", 2.5) + b"\x03\x00D\1\0\0\0"
    assert [(p.name, p.value) for p in unpack(whole)] == [("AB", 7.0), ("AC", 2.5), ("D", 1.0)]
    for damaged in (head + junk, junk, whole[: len(junk) % len(whole)]):
        try:
            found = unpack(damaged)
        except ParameterError:
            continue
        assert len(found) == struct.unpack_from("<H", damaged, 4)[0]


def test_defaults_in_the_file_are_not_taken_for_values():
    data = struct.pack("<HHH", 0x671C, 1, 1) + b"\x11\x00A" + b"\x05\x09"
    assert unpack(data) == (Parameter("A", 5.0, INT8),)


def _read(peer: Peer, autopilot: str, gathering: Gathering):
    return read_all(replace(peer, autopilot=autopilot, capabilities=64495), gathering)


def _all(session: Session, autopilot: str = "ardupilotmega") -> Parameters:
    return done(session, partial(_read, autopilot=autopilot, gathering=Gathering()), within_s=120.0)


def _equal(found: Parameters, aboard: Any) -> None:
    assert found.complete
    assert found.count == len(aboard) == len(found.values)
    for name, told in found.values.items():
        if not name.startswith("STAT_"):
            assert struct.pack("<f", told.value) == struct.pack("<f", aboard[name]), name


def _count_requests(session: Session, start: Any) -> dict[str, int]:
    """How often each kind of message was sent by a conversation."""
    counted = dict.fromkeys(("PARAM_REQUEST_LIST", "PARAM_REQUEST_READ"), 0)

    def counting(peer: Peer):
        talk = start(peer)
        message: Message | None = None
        while True:
            try:
                ask = talk.send(message)
            except StopIteration as done_:
                return done_.value
            for sent in ask.send:
                counted[sent.get_type()] += 1
            message = yield ask

    done(session, counting, within_s=120.0)
    return counted


def _value(name: str, value: float, *, index: int = 65535, count: int = 1348, kind: int = FLOAT) -> Message:
    return WIRE.heard(mavlink.MAVLink_param_value_message(name.encode(), value, kind, count, index))
