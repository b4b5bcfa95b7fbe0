"""The test camera as a Siyi camera: its raw frames parse back to counts, and its SDK answers."""

from __future__ import annotations

import socket
import struct
import time
import zlib
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.training.camera.served import PATIENCE_S, served
from training.camera.siyi_frames import Command, hundredths, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.training.camera.served import Served


@pytest.fixture(scope="module")
def running() -> Iterator[Served]:
    with served() as camera:
        raw(camera)  # from here on the thread that compresses is there
        yield camera


def raw(running: Served) -> bytes:
    with socket.create_connection(running.at.raw, timeout=PATIENCE_S) as sock:
        data = bytearray()
        while more := sock.recv(65_536):
            data += more
        return bytes(data)


def ask(running: Served, command: int, payload: bytes = b"") -> bytes:
    with socket.socket(type=socket.SOCK_DGRAM) as sock:
        sock.settimeout(PATIENCE_S)
        sock.sendto(packed(command, payload, 7, control=1), running.at.sdk)
        answer = unpacked(sock.recv(2048))
    assert answer is not None
    assert (answer.command, answer.sequence) == (command, 7)
    return answer.payload


def test_a_raw_frame_parses_back_to_the_counts_of_the_picture(running: Served):
    data = raw(running)
    name = data[:128].rstrip(b"\0").decode()
    size, unix_s = struct.unpack_from("<Id", data, 128)
    unzip = zlib.decompressobj()
    body = unzip.decompress(data[140:], 655_360)
    counts = np.frombuffer(body, ">u2").reshape(512, 640)
    assert name.startswith("SIMULATED")
    assert len(data) == 140 + size
    assert unzip.eof
    assert unix_s > 1_700_000_000
    assert 15.0 < float(np.median(counts)) / 64.0 - 273.15 < 60.0
    number = int(name.removesuffix(".raw").rpartition("_")[2])
    told = next(seen for seen in running.ranges if seen.picture == number)
    row, column = np.unravel_index(int(counts.argmax()), counts.shape)
    assert told.hottest_c == pytest.approx(float(counts.max()) / 64.0 - 273.15, abs=1e-6)
    assert told.hottest_at == pytest.approx(((column + 0.5) / 640, (row + 0.5) / 512))


def test_the_older_form_is_not_compressed(running: Served):
    running.camera.siyi.zipped = False
    try:
        assert len(raw(running)) == 140 + 655_360
    finally:
        running.camera.siyi.zipped = True


def test_raw_frames_come_in_raw_mode_only(running: Served):
    assert ask(running, Command.SET_THERMAL_MODE, b"\0") == b"\0"
    assert raw(running) == b""
    assert ask(running, Command.SET_THERMAL_MODE, b"\1") == b"\1"
    assert len(raw(running)) > 10_000


def test_the_sdk_tells_the_hottest_and_the_coldest(running: Served):
    hottest, coldest, x, y, _, _ = struct.unpack("<6H", ask(running, Command.FRAME_TEMPERATURE, b"\2"))
    assert 1500 < coldest < hottest <= 15_001
    assert x < 640
    assert y < 512


@pytest.mark.parametrize(
    ("get", "put", "value"),
    [(Command.GET_PALETTE, Command.SET_PALETTE, b"\x03"), (Command.GET_GAIN, Command.SET_GAIN, b"\x00")],
)
def test_what_is_set_is_told_and_set_back(running: Served, get: int, put: int, value: bytes):
    before = ask(running, get)
    assert ask(running, put, value) == value
    assert ask(running, get) == value
    assert ask(running, put, before) == before


def test_low_gain_starts_at_50_degrees(running: Served):
    ask(running, Command.SET_GAIN, b"\0")
    try:
        coldest = 0
        until_s = time.monotonic() + PATIENCE_S
        # a picture may have been under way when the gain was set: one that comes after it is not
        while coldest < 20_681 and time.monotonic() < until_s:
            body = zlib.decompress(raw(running)[140:])
            coldest = int(np.frombuffer(body, ">u2").min())
        assert coldest >= 20_681
    finally:
        ask(running, Command.SET_GAIN, b"\1")


def test_surroundings_come_in_hundredths(running: Served):
    _, emissivity, *_ = struct.unpack("<5H", ask(running, Command.GET_SURROUNDINGS))
    assert emissivity == 95


@given(st.integers(0, 255), st.binary(max_size=64), st.integers(0, 65_535))
def test_datagrams_come_back_as_they_were(command: int, payload: bytes, sequence: int):
    found = unpacked(packed(command, payload, sequence))
    assert found is not None
    assert (found.command, found.payload, found.sequence) == (command, payload, sequence)


@given(st.binary(max_size=40), st.integers(0, 10_000))
def test_a_spoiled_datagram_is_no_datagram(payload: bytes, at: int):
    data = bytearray(packed(0x14, payload, 1))
    data[at % len(data)] ^= 0x41
    assert unpacked(bytes(data)) is None


def test_below_zero_is_sent_as_a_signed_number():
    assert hundredths(-12.5) == 65_536 - 1250
    assert hundredths(900.0) == 65_535
