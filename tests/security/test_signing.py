"""Signatures by the letter: pymavlink as the stranger on the other side, plain hashlib as the judge."""

from __future__ import annotations

import hashlib
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.clock import VirtualClock
from telemetry.door import Admission, Signing
from telemetry.framing import Framer
from telemetry.messages import Codec, mavlink
from telemetry.signing import LAST_TIME, Verifier, is_from, is_signed, sign, signing_time, time_of
from telemetry.signing_clock import SigningFile
from telemetry.signing_door import SigningDoor, link_id_of
from telemetry.signing_keys import DroneKey, DroneKeys
from tests.security.signers import HOUR, KEY, OTHER_KEY, UID, Signer, heartbeat, radio_status, unsigned
from training.identity import modes_monitor

if TYPE_CHECKING:
    from pathlib import Path

    from telemetry.signing_clock import Times

NOW_UTC = datetime(2026, 7, 25, 14, 0, tzinfo=UTC)
NOW = signing_time(NOW_UTC)
OK, FORGED, REPLAYED, UNSIGNED, TOO_OLD = (
    Admission.OK,
    Admission.FORGED,
    Admission.REPLAYED,
    Admission.UNSIGNED,
    Admission.TOO_OLD,
)
OURS = DroneKey(UID, "Ērglis", KEY)
SECOND = DroneKey("00" * 8, "Vanags", OTHER_KEY)


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock(NOW_UTC)


@pytest.fixture
def door(clock: VirtualClock, tmp_path: Path) -> SigningDoor:
    """A radio's door that knows both drones."""
    return radio_door(clock, tmp_path, OURS, SECOND)


def radio_door(clock: VirtualClock, data: Path, *keys: DroneKey, cable: bool = False) -> SigningDoor:
    return SigningDoor(DroneKeys(keys), SigningFile(data), clock, link_id=7, cable=cable)


def from_station(message: mavlink.MAVLink_message | None = None) -> bytes:
    """A frame of ours before the door seals it."""
    return Codec().pack(message or heartbeat())


# --- the arithmetic ------------------------------------------------------------------------------


def test_signing_time_counts_ten_microseconds_from_2015():
    assert signing_time(datetime(2015, 1, 1, 0, 0, 1, tzinfo=UTC)) == 100_000
    assert signing_time(datetime(1970, 1, 1, tzinfo=UTC)) == 0  # a laptop whose clock battery is empty
    assert signing_time(datetime(2104, 1, 1, tzinfo=UTC)) < LAST_TIME


@given(key=st.binary(min_size=32, max_size=32), time=st.integers(0, LAST_TIME), link_id=st.integers(0, 255))
def test_a_signature_is_what_plain_hashlib_says(key: bytes, time: int, link_id: int):
    frame = sign(from_station(), key, link_id, time)
    assert frame[-13:-6] == bytes([link_id]) + time.to_bytes(6, "little")
    assert frame[-6:] == hashlib.sha256(key + frame[:-6]).digest()[:6]
    assert Framer().feed(frame) == [frame]  # its checksum covers the flag as well
    assert is_signed(frame)
    assert is_from(key, frame)


def test_a_signature_of_pymavlink_is_ours_byte_for_byte():
    theirs = Signer(KEY, NOW, system=255, component=190, link_id=9).frame()
    ours = sign(from_station(), KEY, 9, NOW)
    assert ours == theirs


def test_pymavlink_takes_our_frames_for_authentic():
    vehicle = Signer(KEY, NOW)
    assert all(vehicle.hears(sign(from_station(), KEY, 9, NOW + n)) for n in range(20))
    assert not vehicle.hears(sign(from_station(), OTHER_KEY, 9, NOW + 100))


@pytest.mark.parametrize("message", [heartbeat(), mavlink.MAVLink_statustext_message(6, b"Arming motors")])
def test_frames_of_pymavlink_are_accepted(message: mavlink.MAVLink_message):
    vehicle, verifier = Signer(KEY, NOW), Verifier(KEY)
    assert [verifier.accept(vehicle.frame(message), NOW) for _ in range(300)] == [OK] * 300


def test_a_signed_frame_that_is_signed_again_carries_one_signature():
    once = sign(from_station(), OTHER_KEY, 1, 5)
    assert sign(once, KEY, 9, NOW) == sign(from_station(), KEY, 9, NOW)


def test_messages_that_the_dialect_does_not_have_are_signed_as_well():
    theirs = Signer(KEY, NOW, link_id=9).frame(modes_monitor())
    assert sign(unsigned(modes_monitor()), KEY, 9, NOW) == theirs


def test_mavlink_1_has_no_room_for_a_signature():
    assert sign(unsigned(v1=True), KEY, 1, NOW) == unsigned(v1=True)


# --- the verifier --------------------------------------------------------------------------------


def test_a_wrong_key_is_forged():
    assert Verifier(KEY).accept(Signer(OTHER_KEY, NOW).frame(), NOW) is FORGED


@given(st.data())
def test_one_changed_bit_is_forged(data: st.DataObject):
    frame = bytearray(Signer(KEY, NOW).frame())
    place = data.draw(st.integers(3, len(frame) - 1))
    frame[place] ^= 1 << data.draw(st.integers(0, 7))
    assert Verifier(KEY).accept(bytes(frame), NOW) is FORGED


@given(st.integers(0, 100))
def test_a_cut_frame_is_never_accepted(length: int):
    frame = Signer(KEY, NOW).frame()
    cut = frame[: min(length, len(frame) - 1)]
    assert Verifier(KEY).accept(cut, NOW) is UNSIGNED


@pytest.mark.hazard("H24")
def test_a_forged_frame_from_the_far_future_changes_nothing_for_the_next_five():
    vehicle, verifier = Signer(KEY, NOW), Verifier(KEY)
    assert verifier.accept(vehicle.frame(), NOW) is OK
    assert verifier.accept(Signer(OTHER_KEY, LAST_TIME).frame(), NOW) is FORGED
    assert [verifier.accept(vehicle.frame(), NOW) for _ in range(5)] == [OK] * 5


@pytest.mark.hazard("H24")
def test_pymavlinks_own_check_is_led_astray_by_that_frame():
    """Why there is a verifier of ours: if this fails, pymavlink was mended."""
    vehicle, station = Signer(KEY, NOW), Signer(KEY, NOW)
    assert station.hears(vehicle.frame())
    assert not station.hears(Signer(OTHER_KEY, LAST_TIME).frame())
    assert not any(station.hears(vehicle.frame()) for _ in range(5))


def test_fifty_of_fifty_replayed_frames_are_refused():
    vehicle, verifier = Signer(KEY, NOW), Verifier(KEY)
    frames = [vehicle.frame() for _ in range(50)]
    assert [verifier.accept(frame, NOW) for frame in frames] == [OK] * 50
    assert [verifier.accept(frame, NOW) for frame in frames] == [REPLAYED] * 50


def test_a_new_stream_may_be_sixty_seconds_old_and_no_more():
    minute = 60 * 100_000
    assert Verifier(KEY).accept(Signer(KEY, NOW - minute).frame(), NOW) is OK
    assert Verifier(KEY).accept(Signer(KEY, NOW - minute - 1).frame(), NOW) is TOO_OLD


def test_each_system_component_and_link_is_a_stream_of_its_own():
    verifier = Verifier(KEY)
    for who in ({}, {"system": 2}, {"component": 100}, {"link_id": 3}):
        assert verifier.accept(Signer(KEY, NOW, **who).frame(), NOW) is OK
        assert verifier.accept(Signer(KEY, NOW, **who).frame(), NOW) is REPLAYED


# --- the door of a radio -------------------------------------------------------------------------


@pytest.mark.hazard("H22")
def test_until_a_drone_of_ours_signs_everybody_is_let_in_and_the_badge_is_amber(door: SigningDoor):
    assert door.admit(unsigned()) is OK
    assert door.admit(unsigned(v1=True)) is OK
    assert door.admit(Signer(bytes(32), NOW).frame()) is OK  # signed, by nobody we know
    assert door.signing is Signing.OFF
    assert door.seal(from_station()) == from_station()


@pytest.mark.hazard("H22")
def test_from_its_first_signature_on_nothing_else_comes_in(door: SigningDoor):
    vehicle = Signer(KEY, NOW)
    assert door.admit(vehicle.frame()) is OK
    assert door.signing is Signing.ON
    assert door.admit(unsigned()) is UNSIGNED
    assert door.admit(unsigned(v1=True)) is UNSIGNED  # no way back to MAVLink 1
    assert door.admit(unsigned(system=2)) is UNSIGNED
    assert door.admit(Signer(bytes(32), NOW).frame()) is FORGED
    assert door.admit(Signer(OTHER_KEY, NOW).frame()) is FORGED  # another drone of ours is not this one
    assert door.admit(vehicle.frame()) is OK


@pytest.mark.parametrize("v1", [True, False])
def test_a_radios_own_report_is_the_one_thing_that_needs_no_signature(door: SigningDoor, v1: bool):
    door.admit(Signer(KEY, NOW).frame())
    assert door.admit(radio_status(v1=v1)) is OK
    assert door.admit(radio_status(system=1, component=1, v1=v1)) is UNSIGNED
    text = mavlink.MAVLink_statustext_message(6, b"hello")
    assert door.admit(unsigned(text, system=51, component=68, v1=v1)) is UNSIGNED


@pytest.mark.parametrize("speaking", [False, True])
def test_an_unknown_message_is_never_let_in(door: SigningDoor, speaking: bool):
    if speaking:
        door.admit(Signer(KEY, NOW).frame())
    assert door.admit(unsigned(modes_monitor())) is Admission.UNKNOWN
    assert door.admit(Signer(KEY, NOW + 50).frame(modes_monitor())) is Admission.UNKNOWN


def test_every_drone_of_the_brigade_speaks_with_its_own_key(door: SigningDoor):
    first, second = Signer(KEY, NOW), Signer(OTHER_KEY, NOW, system=2)
    assert door.admit(first.frame()) is OK
    assert door.admit(second.frame()) is OK
    assert is_from(KEY, door.seal(from_station()))
    door.identified(SECOND.uid)
    assert is_from(OTHER_KEY, door.seal(from_station()))
    door.identified(UID)
    assert is_from(KEY, door.seal(from_station()))


@pytest.mark.hazard("H22")
def test_a_drone_that_has_a_key_and_does_not_sign_is_missed(door: SigningDoor):
    door.admit(unsigned())
    door.identified(UID)
    assert door.signing is Signing.MISSING
    door.admit(Signer(KEY, NOW).frame())
    assert door.signing is Signing.ON


def test_a_drone_that_claims_to_be_another_of_ours_is_missed(door: SigningDoor):
    door.admit(Signer(OTHER_KEY, NOW).frame())
    door.identified(UID)
    assert door.signing is Signing.MISSING


def test_a_drone_without_a_key_is_unsigned_and_not_missed(door: SigningDoor):
    door.admit(unsigned())
    door.identified("ff" * 8)
    assert door.signing is Signing.OFF


def test_on_a_cable_everybody_is_let_in_and_who_signs_is_answered_signed(clock: VirtualClock, tmp_path: Path):
    door = radio_door(clock, tmp_path, OURS, cable=True)
    assert door.admit(unsigned()) is OK
    assert door.seal(from_station()) == from_station()
    assert (
        door.admit(Signer(bytes(32), NOW).frame()) is OK
    )  # paired by another brigade: it can be paired anew
    assert door.admit(Signer(KEY, NOW).frame()) is OK
    assert is_from(KEY, door.seal(from_station()))
    assert door.admit(unsigned()) is OK
    assert door.signing is Signing.CABLE


def test_a_key_counts_from_the_moment_it_is_known_and_until_it_is_forgotten(
    clock: VirtualClock, tmp_path: Path
):
    keys = DroneKeys()
    door = SigningDoor(keys, SigningFile(tmp_path), clock, link_id=7, cable=False)
    vehicle = Signer(KEY, NOW)
    assert door.admit(vehicle.frame()) is OK
    assert door.signing is Signing.OFF
    keys.known = (OURS,)
    assert door.admit(vehicle.frame()) is OK
    assert door.signing is Signing.ON
    keys.known = (OURS, SECOND)
    assert door.admit(unsigned()) is UNSIGNED  # a second key does not open the door again
    keys.known = (SECOND,)
    assert door.admit(unsigned()) is OK
    assert door.signing is Signing.OFF
    assert door.seal(from_station()) == from_station()


def test_links_have_ids_of_their_own_that_stay_the_same():
    addresses = [f"udp:127.0.0.1:{port}" for port in (14550, 14551)] + ["serial:/dev/ttyUSB0:57600"]
    ids = [link_id_of(address, "laptop") for address in addresses]
    assert len(set(ids)) == 3
    assert ids == [link_id_of(address, "laptop") for address in addresses]
    assert ids != [link_id_of(address, "tablet") for address in addresses]
    assert link_id_of(addresses[0]) in range(256)


# --- time ----------------------------------------------------------------------------------------


@pytest.mark.hazard("H23")
def test_after_ten_idle_minutes_a_vehicle_that_rebooted_still_takes_us_for_new(
    door: SigningDoor, clock: VirtualClock
):
    door.admit(Signer(KEY, NOW).frame())
    door.seal(from_station())
    clock.advance(600.0)
    rebooted = Signer(KEY, signing_time(clock.utc()))  # its clock from its satellites, its streams forgotten
    assert rebooted.hears(door.seal(from_station()))
    assert door.admit(rebooted.frame()) is OK


@pytest.mark.hazard("H23")
def test_a_vehicle_that_rebooted_without_satellites_is_heard_again(door: SigningDoor, clock: VirtualClock):
    """ArduPilot keeps its clock every 30 s and begins 60 s later than it kept."""
    vehicle = Signer(KEY, NOW)
    for _ in range(100):
        assert door.admit(vehicle.frame()) is OK
    kept = vehicle.mav.signing.timestamp
    clock.advance(29.0)
    for _ in range(100):
        assert door.admit(vehicle.frame()) is OK
    clock.advance(600.0)
    assert door.admit(Signer(KEY, kept + 60 * 100_000).frame()) is OK


@pytest.mark.hazard("H23")
def test_a_vehicle_whose_clock_went_back_catches_up_with_our_first_frame(door: SigningDoor):
    """As a PX4 after its battery was pulled: back at the time of its pairing."""
    assert door.admit(Signer(KEY, NOW + 100).frame()) is OK
    rebooted = Signer(KEY, NOW - 240 * HOUR)
    assert door.admit(rebooted.frame()) is REPLAYED
    assert rebooted.hears(door.seal(from_station()))
    assert door.admit(rebooted.frame()) is OK


@pytest.mark.hazard("H23")
def test_a_vehicle_that_was_on_before_us_is_answered_and_then_let_in(door: SigningDoor):
    """ArduPilot's clock stands still from its first position until it hears somebody."""
    vehicle = Signer(KEY, NOW - HOUR)
    assert door.admit(vehicle.frame()) is TOO_OLD
    assert door.signing is Signing.OFF
    assert vehicle.hears(door.seal(from_station()))
    assert door.admit(vehicle.frame()) is OK
    assert door.signing is Signing.ON


@pytest.mark.hazard("H23")
def test_a_second_drone_that_was_on_before_us_is_woken_with_a_heartbeat_now_and_then(
    door: SigningDoor, clock: VirtualClock
):
    first, second = Signer(KEY, NOW), Signer(OTHER_KEY, NOW - HOUR, system=2)
    assert door.admit(first.frame()) is OK
    sealed: list[bytes] = []
    for _ in range(20):
        assert door.admit(second.frame()) is TOO_OLD  # it does not listen yet
        assert is_from(KEY, door.seal(from_station(mavlink.MAVLink_system_time_message(0, 0))))
        sealed.append(door.seal(from_station()))
        clock.advance(1.0)
    assert [is_from(OTHER_KEY, frame) for frame in sealed] == [n % 5 == 0 for n in range(20)]
    assert second.hears(sealed[-5])
    assert door.admit(second.frame()) is OK


def test_a_drone_that_speaks_goes_before_one_that_is_late(door: SigningDoor):
    assert door.admit(Signer(OTHER_KEY, NOW - HOUR, system=2).frame()) is TOO_OLD
    assert door.admit(Signer(KEY, NOW).frame()) is OK
    assert is_from(KEY, door.seal(from_station()))


def test_a_recording_of_our_drone_gets_nowhere(door: SigningDoor):
    vehicle = Signer(KEY, NOW - 24 * HOUR)
    recording = [vehicle.frame() for _ in range(50)]
    assert {door.admit(frame) for frame in recording} == {TOO_OLD}
    assert door.signing is Signing.OFF
    assert door.admit(unsigned()) is OK  # and does not lock out a drone that does not sign


def test_our_clock_follows_a_vehicle_that_is_ahead_of_it(door: SigningDoor):
    vehicle = Signer(KEY, NOW + HOUR)  # our laptop is an hour late
    assert door.admit(vehicle.frame()) is OK
    assert time_of(door.seal(from_station())) > NOW + HOUR


def test_a_drone_led_into_the_future_does_not_take_the_others_along(door: SigningDoor):
    door.admit(Signer(KEY, NOW + 24 * 365 * HOUR).frame())
    door.admit(Signer(OTHER_KEY, NOW, system=2).frame())
    door.identified(SECOND.uid)
    assert time_of(door.seal(from_station())) < NOW + HOUR


def test_every_frame_of_ours_is_later_than_the_one_before_whatever_the_clock_does(tmp_path: Path):
    clock = SteppedClock()
    door = SigningDoor(DroneKeys((OURS,)), SigningFile(tmp_path), clock, link_id=7, cable=False)
    vehicle = Signer(KEY, NOW)
    door.admit(vehicle.frame())
    times: list[int] = []
    for step_s in (0.0, 1.0, -3600.0, 0.5, -86_400.0, 7200.0):
        clock.wall += timedelta(seconds=step_s)
        for _ in range(3):
            frame = door.seal(from_station())
            assert vehicle.hears(frame)
            times.append(time_of(frame))
    assert times == sorted(set(times))


class SteppedClock:
    """A laptop whose wall clock is set by hand."""

    def __init__(self) -> None:
        self.wall = NOW_UTC

    def utc(self) -> datetime:
        return self.wall

    def monotonic_s(self) -> float:
        return 0.0


def test_the_next_start_begins_a_minute_after_the_last_time_that_was_kept(
    clock: VirtualClock, tmp_path: Path
):
    first = radio_door(clock, tmp_path, OURS)
    first.admit(Signer(KEY, NOW).frame())
    last = time_of(first.seal(from_station()))
    first.close()
    again = radio_door(clock, tmp_path, OURS)
    again.admit(Signer(KEY, NOW + 10).frame())
    assert time_of(again.seal(from_station())) == last + 60 * 100_000


def test_after_many_quick_starts_a_vehicle_on_time_is_still_let_in(clock: VirtualClock, tmp_path: Path):
    for n in range(20):
        door = radio_door(clock, tmp_path, OURS)
        assert door.admit(Signer(KEY, NOW + n).frame()) is OK
        door.seal(from_station())
        door.close()


class WatchedFile(SigningFile):
    """Remembers which thread wrote."""

    def __init__(self, data: Path) -> None:
        super().__init__(data)
        self.writers: list[threading.Thread] = []

    def keep(self, times: dict[str, Times]) -> None:
        super().keep(times)
        self.writers.append(threading.current_thread())


def test_the_clock_is_kept_each_minute_and_not_by_the_links_own_thread(clock: VirtualClock, tmp_path: Path):
    file = WatchedFile(tmp_path)
    door = SigningDoor(DroneKeys((OURS,)), file, clock, link_id=7, cable=False)
    door.admit(Signer(KEY, NOW).frame())
    for _ in range(125):
        clock.advance(1.0)
        sealed = door.seal(from_station())
        if file._writer is not None:
            file._writer.join()
    assert len(file.writers) == 2
    assert threading.current_thread() not in file.writers
    assert 0 < time_of(sealed) - file.read()[UID].said <= 6 * 100_000
    door.close()
    assert file.read()[UID].said == time_of(sealed)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"a": 1}', b'{"a": {"said": "x"}}', b"\xff\xfe"])
def test_a_damaged_file_of_times_stops_nothing(clock: VirtualClock, tmp_path: Path, content: bytes):
    (tmp_path / "signing.json").write_bytes(content)
    door = radio_door(clock, tmp_path, OURS)
    assert door.admit(Signer(KEY, NOW).frame()) is OK
    assert time_of(door.seal(from_station())) >= NOW
    door.close()
    assert SigningFile(tmp_path).read()[UID].said >= NOW


def test_a_folder_that_cannot_be_written_stops_nothing(clock: VirtualClock, tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    door = radio_door(clock, blocked, OURS)
    assert door.admit(Signer(KEY, NOW).frame()) is OK
    door.seal(from_station())
    door.close()
    assert door.signing is Signing.ON
