"""The SDK's frames survive the way there and back, and nothing damaged is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.thermal import siyi_sdk
from telemetry.thermal.errors import ThermalError
from telemetry.thermal.frame import TruthLevel
from telemetry.thermal.saturation import Gain
from telemetry.thermal.siyi_sdk import Command, Corrections, SdkFrame, packed, unpacked

FRAMES = st.builds(
    SdkFrame, st.integers(0, 255), st.integers(0, 65_535), st.binary(max_size=60), st.booleans()
)


def test_a_request_is_byte_for_byte_as_the_protocol_says():
    """Checksum by hand, bit by bit: polynomial 0x1021 from 0."""
    body = bytes.fromhex("5566010100070014") + b"\x02"
    crc = 0
    for byte in body:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    assert packed(SdkFrame(Command.RANGE, 7, b"\x02")) == body + crc.to_bytes(2, "little")


@given(FRAMES)
def test_what_is_packed_is_unpacked(frame: SdkFrame):
    assert unpacked(packed(frame)) == frame


@given(FRAMES, st.data())
def test_one_flipped_bit_is_noticed(frame: SdkFrame, data: st.DataObject):
    datagram = bytearray(packed(frame))
    at = data.draw(st.integers(0, len(datagram) * 8 - 1))
    datagram[at // 8] ^= 1 << at % 8
    with pytest.raises(ThermalError):
        unpacked(bytes(datagram))


@given(st.binary(max_size=80) | st.binary(max_size=60).map(lambda tail: b"\x55\x66\x02" + tail))
def test_strange_bytes_are_refused_in_one_line(datagram: bytes):
    with pytest.raises(ThermalError) as refused:
        unpacked(datagram)
    assert str(refused.value).isprintable()


@given(st.floats(-99.0, 550.0), st.floats(-99.0, 550.0))
def test_temperatures_on_both_sides_of_zero_come_through(one: float, other: float):
    hot, cold = max(one, other), min(one, other)
    found = siyi_sdk.range_of(siyi_sdk.range_payload(hot, cold, (639, 0), (0, 511)), 5.0)
    assert found.hottest_c == pytest.approx(hot, abs=0.006)
    assert found.coldest_c == pytest.approx(cold, abs=0.006)
    assert (found.received_s, found.level) == (5.0, TruthLevel.SDK)


@pytest.mark.parametrize(("wire", "celsius"), [(65_535, -0.01), (63_536, -20.0), (40_000, 400.0), (0, 0.0)])
def test_a_frost_night_is_not_655_degrees_and_400_degrees_are_no_frost(wire: int, celsius: float):
    assert siyi_sdk.signed_hundredths(wire) == celsius


def test_places_are_shares_of_the_picture():
    found = siyi_sdk.range_of(siyi_sdk.range_payload(60.0, 5.0, (320, 256), (700, 3)), 0.0)
    assert found.hottest_at == pytest.approx((0.5, 0.5), abs=0.001)
    assert found.coldest_at is None


def test_a_hottest_colder_than_the_coldest_is_refused():
    with pytest.raises(ThermalError, match=r"hottest is 5\.0"):
        siyi_sdk.range_of(siyi_sdk.range_payload(5.0, 60.0, (0, 0), (0, 0)), 0.0)


@given(
    st.builds(
        Corrections,
        st.floats(0.0, 500.0),
        st.floats(0.01, 1.0),
        st.floats(0.0, 100.0),
        st.floats(-40.0, 60.0),
        st.floats(-40.0, 60.0),
    )
)
def test_corrections_come_back_as_they_were_set(wanted: Corrections):
    found = siyi_sdk.corrections_of(siyi_sdk.corrections_payload(wanted))
    assert found.emissivity == pytest.approx(wanted.emissivity, abs=0.006)
    assert found.air_c == pytest.approx(wanted.air_c, abs=0.006)
    assert found.reflected_c == pytest.approx(wanted.reflected_c, abs=0.006)


@pytest.mark.parametrize("emissivity", [0.0, -1.0, 1.2, 900.0])
def test_an_emissivity_that_no_surface_has_is_a_wrong_call(emissivity: float):
    with pytest.raises(ValueError, match="cannot be set"):
        siyi_sdk.corrections_payload(Corrections(1.0, emissivity, 50.0, 20.0, 20.0))


def test_gain_is_one_byte():
    assert siyi_sdk.gain_of(siyi_sdk.gain_payload(Gain.LOW)) is Gain.LOW
    assert siyi_sdk.gain_of(siyi_sdk.gain_payload(Gain.HIGH)) is Gain.HIGH
    with pytest.raises(ThermalError, match="0 bytes instead of 1"):
        siyi_sdk.gain_of(b"")
