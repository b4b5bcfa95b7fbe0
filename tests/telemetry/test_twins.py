"""Two vehicles under one id give themselves away; one vehicle on a bad link does not."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from telemetry.messages import Codec
from telemetry.tally import Tally
from telemetry.twins import SIGN_S, WINDOW_S, Sign, TwinWatch
from tests.telemetry.tlogs import position


class Craft:
    """A vehicle that says where it is, with a sequence and a boot clock of its own."""

    def __init__(self, boot_s: float = 0.0, *, lat: float = 56.2, skip: int = 0) -> None:
        self._codec = Codec(1, 1)
        self._boot_s = boot_s
        self._lat = lat
        for _ in range(skip):
            self._codec.pack(position())

    def says(self, now_s: float, lat: float | None = None) -> bytes:
        boot_ms = round((self._boot_s + now_s) * 1000)
        return self._codec.pack(position(self._lat if lat is None else lat, time_boot_ms=boot_ms))


class Ear:
    """A twin watch behind the tally, as in a session."""

    def __init__(self) -> None:
        self.watch = TwinWatch()
        self._tally = Tally()

    def hear(self, frame: bytes, now_s: float) -> None:
        for last, number in self._tally.count((frame,), now_s):
            self.watch.jump(last, number, now_s)
        self.watch.position(frame, now_s)


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.mark.hazard("H10")
@pytest.mark.parametrize(
    ("second", "sign"),
    [
        (Craft(100.0, skip=90), Sign.CLOCKS),
        (Craft(0.5, lat=56.21, skip=90), Sign.PLACES),
        (Craft(0.5, lat=56.21), Sign.PLACES),  # even in step with the first
    ],
)
def test_two_that_speak_in_turns_are_noticed_within_a_second(ear: Ear, second: Craft, sign: Sign):
    first = Craft()
    for tick in range(10):
        now_s = tick / 10
        ear.hear(first.says(now_s), now_s)
        ear.hear(second.says(now_s), now_s + 0.05)
    assert ear.watch.sign(1.0) is sign


@pytest.mark.hazard("H10")
def test_two_uids_show_two_vehicles_as_long_as_both_answer(ear: Ear):
    for now_s in range(4):
        ear.watch.uid("a", now_s)
        ear.watch.uid("b", now_s + 0.1)
    assert ear.watch.sign(4.0) is Sign.UIDS
    for now_s in range(4, 20):
        ear.watch.uid("a", now_s)
        still = ear.watch.sign(now_s) is not None
        assert still == (now_s <= 3.1 + SIGN_S)


@pytest.mark.hazard("H10")
def test_a_second_one_that_sends_only_heartbeats_is_suspected_at_its_second(ear: Ear):
    first, second = Craft(), Craft(skip=100)
    for tick in range(15):
        ear.hear(first.says(tick / 10), tick / 10)
        if tick in (2, 12):
            ear.hear(second.says(tick / 10), tick / 10)
    assert ear.watch.suspects(1.5)


def test_one_vehicle_is_one(ear: Ear):
    craft = Craft()
    for tick in range(600):
        ear.hear(craft.says(tick / 10, lat=56.2 + tick * 1.5e-5), tick / 10)  # 17 m/s
    assert ear.watch.sign(60.0) is None
    assert not ear.watch.suspects(60.0)


@pytest.mark.parametrize("seed", range(10))
def test_loss_delay_doubles_and_disorder_are_not_two_vehicles(ear: Ear, seed: int):
    chance, craft = random.Random(seed), Craft()
    arrivals: list[tuple[float, bytes]] = []
    for tick in range(1200):
        frame = craft.says(tick / 10, lat=56.2 + tick * 1e-5)
        copies = 0 if chance.random() < 0.3 else 1 + (chance.random() < 0.05)
        arrivals += [(tick / 10 + chance.uniform(0.0, 2.0), frame) for _ in range(copies)]
    for now_s, frame in sorted(arrivals):
        ear.hear(frame, now_s)
        assert ear.watch.sign(now_s) is None


def test_a_vehicle_that_restarts_is_still_one(ear: Ear):
    before, after = Craft(1000.0, skip=77), Craft(-30.0)
    for tick in range(600):
        now_s = tick / 10
        ear.hear((before if now_s < 30 else after).says(now_s), now_s)
        assert ear.watch.sign(now_s) is None
        assert not ear.watch.suspects(now_s)


def test_a_receiver_that_jumps_once_and_back_is_still_one(ear: Ear):
    craft = Craft()
    for tick in range(100):
        lat = 56.3 if 40 <= tick < 60 else 56.2
        ear.hear(craft.says(tick / 10, lat), tick / 10)
    assert ear.watch.sign(10.0) is None


def test_a_backlog_that_comes_at_once_is_still_one_vehicle(ear: Ear):
    craft = Craft()
    for tick in range(600):
        ear.hear(craft.says(tick / 10), 60.0)
    assert ear.watch.sign(60.0) is None


def test_a_sign_is_forgotten(ear: Ear):
    ear.watch.stranger(10.0)
    assert ear.watch.sign(10.0 + SIGN_S) is Sign.SENDERS
    assert ear.watch.sign(10.1 + SIGN_S) is None


def test_before_its_first_position_it_is_nowhere(ear: Ear):
    codec = Codec(1, 1)
    frames = [codec.pack(position(lat, lat)) for lat in (0.0, 56.0, 0.0, 56.0, 0.0, 56.0, 0.0)]
    for (frame, _), now_s in zip(pairwise(frames), range(9), strict=False):
        ear.watch.position(frame, now_s * WINDOW_S / 10)
    assert ear.watch.sign(3.0) is None
