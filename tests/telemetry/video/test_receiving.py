"""What is received is handed on, and asked for again when it breaks off."""

from __future__ import annotations

import time
from queue import SimpleQueue
from threading import Event
from typing import TYPE_CHECKING, Self

import pytest

from telemetry.video.access_unit import AccessUnit, Encoding
from telemetry.video.errors import StreamError, Trouble
from telemetry.video.receiving import Receiving, delay_s
from telemetry.video.sources import Login, SourceKind, SourceSpec
from telemetry.video.worker_messages import Opened, Troubled
from tests.telemetry.video.coded import PlayedUnits, coded

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.video.worker_messages import ToParent

PATIENCE_S = 10.0
LIVE = SourceSpec(SourceKind.ADDRESS, "rtsp://camera/")


class Run:
    def __init__(self, opens: Callable[[SourceSpec, Login | None], PlayedUnits]) -> None:
        self.told: SimpleQueue[ToParent] = SimpleQueue()
        self.receiving = Receiving(LIVE, opens, None, self.told.put, lambda _: None)

    def __enter__(self) -> Self:
        self.receiving.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.receiving.stop(PATIENCE_S)

    def next(self) -> ToParent:
        return self.told.get(timeout=PATIENCE_S)


def test_units_come_into_the_backlog():
    with Run(lambda _spec, _login: PlayedUnits(coded())) as run:
        assert run.next() == Opened("h264")
        unit, gap = run.receiving.backlog.take(PATIENCE_S)
    assert unit is not None
    assert (unit.data, gap) == (coded()[0].data, False)


def test_a_stream_that_breaks_off_is_opened_again():
    with Run(lambda _spec, _login: PlayedUnits(coded(), stops_after=1)) as run:
        said = [run.next() for _ in range(4)]
    assert [type(one) for one in said] == [Opened, Troubled, Opened, Troubled]
    assert said[1] == Troubled("silent", "nothing comes any more", waits=False)


@pytest.mark.parametrize("trouble", [Trouble.CREDENTIALS, Trouble.REFUSED])
def test_what_only_a_person_can_mend_waits_for_one(trouble: Trouble):
    logins: list[Login | None] = []

    def opens(_spec: SourceSpec, login: Login | None) -> PlayedUnits:
        logins.append(login)
        if login is None:
            raise StreamError(trouble, "ask somebody")
        return PlayedUnits(coded())

    with Run(opens) as run:
        assert run.next() == Troubled(trouble.value, "ask somebody", waits=True)
        run.receiving.try_again(Login("crew", "hose"))
        assert run.next() == Opened("h264")
    assert logins == [None, Login("crew", "hose")]


class SlowToOpen(PlayedUnits):
    """As RTSP is: it connects when it is asked for its encoding."""

    def __init__(self) -> None:
        self.asked, self.opens = Event(), Event()
        super().__init__(coded())

    @property
    def parameter_sets(self) -> bytes:
        self.asked.set()
        self.opens.wait(PATIENCE_S)
        return b""

    @parameter_sets.setter
    def parameter_sets(self, _value: bytes) -> None: ...


def test_whoever_wants_to_record_does_not_wait_for_a_camera_that_connects():
    source = SlowToOpen()
    with Run(lambda _spec, _login: source) as run:
        assert source.asked.wait(PATIENCE_S)
        began_s = time.monotonic()
        run.receiving.record(None)
        assert time.monotonic() - began_s < PATIENCE_S / 2
        source.opens.set()
        assert run.next() == Opened("h264")


class WithClock(PlayedUnits):
    """Its sender's clock is 0.4 s behind ours, so the pictures look so late."""

    def sender_utc_s(self, _stream_s: float) -> float:
        return time.time() - 0.4


def test_the_delay_since_the_sender_is_known():
    with Run(lambda _spec, _login: WithClock(coded())) as run:
        run.receiving.backlog.take(PATIENCE_S)
        for _ in range(3):
            run.receiving.backlog.take(PATIENCE_S)
        assert run.receiving.sender_delay_s == pytest.approx(0.4, abs=0.1)


@pytest.mark.parametrize(
    ("late_s", "known"), [(0.1, True), (-0.2, True), (1.9, True), (-0.5, False), (2.5, False), (1e9, False)]
)
def test_a_delay_that_no_link_has_is_a_clock_that_is_wrong(late_s: float, known: bool):
    unit = AccessUnit(b"", 0.0, time.monotonic(), key=True)
    found = delay_s(None, unit, time.time() - late_s)
    assert (found == pytest.approx(late_s, abs=0.05)) if known else found is None
    assert delay_s(0.3, unit, None) is None


def test_encodings_are_said_as_decoders_name_them():
    with Run(lambda _spec, _login: PlayedUnits(coded(Encoding.H265), encoding=Encoding.H265)) as run:
        assert run.next() == Opened("hevc")
