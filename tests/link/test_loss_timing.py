"""Silence is noticed in time, on the clock of the flight and on the wall, and told once."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from queue import Empty
from threading import Event as Flag
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from telemetry.alarms import LOST_S, STALE_S, AlarmCode
from telemetry.events import EventCode
from telemetry.link.address import SerialAddress
from telemetry.link.kept import kept
from telemetry.link.serial import SerialOpener
from telemetry.session import Session
from telemetry.session_thread import SessionThread
from tests.figures import say
from tests.link.on_air import Air, Craft, order

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from telemetry.events import Event

WITHIN_S = 0.2
UNPLUG_S = 1.0


def said(air: Air, code: EventCode) -> float | None:
    return next((event.received_s for event in air.events if event.code is code), None)


@pytest.mark.hazard("H13")
@pytest.mark.parametrize("offset_s", [0.0, 0.31, 0.77])
def test_silence_is_stale_at_two_seconds_and_lost_at_three_and_a_half(offset_s: float):
    craft = Craft()
    air = Air(craft)
    air.after(5.0 + offset_s)
    heard_s = air.session.state.get().link.heard_s
    assert heard_s is not None
    craft.speaks = False
    air.after(6.0)
    stale_s, lost_s = said(air, EventCode.LINK_STALE), said(air, EventCode.LINK_LOST)
    assert stale_s is not None
    assert lost_s is not None
    assert STALE_S <= stale_s - heard_s <= STALE_S + WITHIN_S
    assert LOST_S <= lost_s - heard_s <= LOST_S + WITHIN_S
    assert AlarmCode.LINK_LOST in {alarm.code for alarm in air.session.alarms.get()}


@pytest.mark.hazard("H13")
def test_the_first_word_after_silence_ends_it_and_every_value_kept_its_age():
    craft = Craft()
    air = Air(craft)
    air.after(5.0)
    craft.speaks = False
    air.after(10.0)
    fix = air.session.state.get().fix
    assert fix is not None
    assert air.now_s - fix.received_s == pytest.approx(10.0, abs=0.3)
    craft.speaks = True
    back_s = air.until(lambda: EventCode.LINK_REGAINED in air.codes, 2.0)
    assert back_s <= 2.0
    link_events = [code for code in air.codes if code in (EventCode.LINK_STALE, EventCode.LINK_LOST)]
    assert link_events == [EventCode.LINK_STALE, EventCode.LINK_LOST]


@pytest.mark.hazard("H13")
def test_what_others_on_the_link_say_does_not_hide_that_ours_is_silent():
    ours = Craft(1)
    air = Air(ours, Craft(2, uid=2))
    air.after(3.0)
    ours.speaks = False
    air.until(lambda: EventCode.LINK_LOST in air.codes, LOST_S + WITHIN_S + 0.2)


@pytest.mark.hazard("H13")
def test_a_port_that_is_gone_is_an_alarm_at_once_and_orders_are_refused_in_words():
    air = Air(Craft())
    air.after(3.0)
    air.link.down, air.craft = "the cable is out", []
    air.after(0.1)
    (alarm,) = [one for one in air.session.alarms.get() if one.code is AlarmCode.LINK_LOST]
    assert alarm.facts["down"] is True
    assert air.session.state.get().link.down
    written = len(air.link.written)
    future = air.session.run(order())
    air.after(3.0)
    assert "is being opened again" in str(future.exception(timeout=0))
    assert len(air.link.written) == written


# --- on the wall clock, with a cable that is pulled ----------------------------------------------


class Cable:
    """A drone behind a pseudo-terminal with a name of its own, that can be pulled and plugged in."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._ends: tuple[int, int] | None = None
        self._stop = Flag()
        self._thread = Thread(target=self._speak)
        self.plug()
        self._thread.start()

    def plug(self) -> None:
        drone, ours = os.openpty()
        os.set_blocking(drone, False)
        self.path.symlink_to(os.ttyname(ours))
        self._ends = (drone, ours)

    def pull(self) -> None:
        ends, self._ends = self._ends, None
        self.path.unlink(missing_ok=True)
        for end in ends or ():
            os.close(end)

    def end(self) -> None:
        self._stop.set()
        self._thread.join()
        self.pull()

    def _speak(self) -> None:
        craft, began_s = Craft(), time.monotonic()
        while not self._stop.wait(0.01):
            ends = self._ends
            try:
                if ends is not None:
                    os.write(ends[0], b"".join(craft.live(20 * (time.monotonic() - began_s), b"")))
            except OSError:  # pulled just now, or nobody reads
                continue


@contextmanager
def cable(path: Path) -> Generator[tuple[Cable, SessionThread]]:
    drone = Cable(path)
    opener = SerialOpener(SerialAddress(str(path), 57_600), "serial:drone", tuple)
    running = SessionThread(Session(kept(opener, "serial:drone")))
    try:
        yield drone, running
    finally:
        running.stop()
        drone.end()


def wait_for(reached: Callable[[], bool], within_s: float = 5.0) -> float:
    began_s = time.monotonic()
    while not reached():
        assert time.monotonic() - began_s < within_s
        time.sleep(0.002)
    return time.monotonic() - began_s


def events(running: SessionThread) -> list[Event]:
    found: list[Event] = []
    while True:
        try:
            found.append(running.session.events.get_nowait())
        except Empty:
            return found


@pytest.mark.hazard("H14")
@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")
def test_a_cable_that_is_pulled_again_and_again_is_noticed_within_a_second_and_comes_back(
    tmp_path: Path, sized: Callable[[int, int], int], capsys: pytest.CaptureFixture[str]
):
    times = sized(3, 100)
    noticed: list[float] = []
    with cable(tmp_path / "ttyUSB0") as (drone, running):
        state = running.session.state
        for _ in range(times):
            before = state.get().link.messages
            wait_for(lambda: state.get().link.messages > before + 2)  # noqa: B023 waits at once
            drone.pull()
            noticed.append(wait_for(lambda: state.get().link.down))
            drone.plug()
            wait_for(lambda: not state.get().link.down)
        codes = [event.code for event in events(running)]
        assert running.alive
    say(capsys, f"a cable pulled {times} times was noticed within {max(noticed) * 1000:.0f} ms")
    assert max(noticed) < UNPLUG_S
    assert codes.count(EventCode.LINK_FAILED) == codes.count(EventCode.LINK_REOPENED) == times


@pytest.mark.hazard("H13")
@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")
def test_on_the_wall_clock_silence_is_told_as_punctually(tmp_path: Path):
    with cable(tmp_path / "ttyUSB0") as (drone, running):
        wait_for(lambda: running.session.state.get().link.heard_s is not None)
        drone._stop.set()  # pyright: ignore[reportPrivateUsage] it stands there and is silent
        told: dict[EventCode, float] = {}

        def lost() -> bool:
            told.update({event.code: event.received_s for event in events(running)})
            return EventCode.LINK_LOST in told

        wait_for(lost)
        heard_s = running.session.state.get().link.heard_s
    assert heard_s is not None
    assert told[EventCode.LINK_STALE] - heard_s == pytest.approx(STALE_S, abs=WITHIN_S)
    assert told[EventCode.LINK_LOST] - heard_s == pytest.approx(LOST_S, abs=WITHIN_S)
