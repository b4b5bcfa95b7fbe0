"""The laptop's clock is set by an hour while a flight is recorded: nothing lasts less than nothing."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from telemetry.clock import VirtualClock
from telemetry.flight_summary import summarise
from telemetry.link.loopback import LoopbackLink
from telemetry.link.replay import ReplayLink
from telemetry.recorder import Recorder
from telemetry.session import Session
from telemetry.unfinished import recovered
from tests.telemetry.tlogs import heartbeat, position, sender

START = datetime(2026, 7, 4, 6, 0, tzinfo=UTC)
ARMED_S, SET_S, DISARMED_S, END_S = 20, 60, 100, 120
HOUR = timedelta(hours=1)


class SetClock(VirtualClock):
    """The laptop's: monotonic as ever, but its UTC is set at one moment."""

    def __init__(self, by: timedelta) -> None:
        super().__init__(START)
        self._by = by

    def utc(self) -> datetime:
        return super().utc() + (self._by if self.monotonic_s() >= SET_S else timedelta())


class Flier:
    """One heartbeat and one position a second."""

    def __init__(self) -> None:
        self._mav = sender()
        self._next_s = 0

    def step(self, now_s: float, _received: bytes) -> bytes:
        said = b""
        while self._next_s <= now_s:
            armed = ARMED_S <= self._next_s < DISARMED_S
            for message in (heartbeat(3, armed=armed), position(56.2 + self._next_s * 1e-5)):
                said += bytes(message.pack(self._mav))
                self._mav.seq = (self._mav.seq + 1) % 256
            self._next_s += 1
        return said


@pytest.mark.hazard("H21")
@pytest.mark.parametrize("by", [-HOUR, HOUR])
def test_an_hour_set_in_mid_flight_harms_nothing(tmp_path: Path, by: timedelta):
    link = LoopbackLink(Flier(), speed=None)
    link.clock = SetClock(by)
    record = Recorder(tmp_path, START, address="sim", training=True)
    session = Session(link, record)
    while link.clock.monotonic_s() < END_S:
        session.step()
    session.close()

    flight = summarise(record.folder)
    ((armed, disarmed),) = flight.armed
    assert disarmed is not None
    set_back = by < timedelta()
    assert flight.start <= armed < disarmed <= flight.end
    assert flight.armed_s == pytest.approx(80 if set_back else 3680, abs=2)
    assert flight.duration_s == pytest.approx(120 if set_back else 3720, abs=2)
    assert [round(gap.duration_s / 60) for gap in flight.gaps] == ([] if set_back else [60])

    replay = Session(ReplayLink(record.folder, speed=None))
    ages: list[float] = []
    while not ages or replay.state.get().link.messages < 2 * END_S:
        replay.step()
        fix = replay.state.get().fix
        if fix is not None:
            ages.append(replay.clock.monotonic_s() - fix.received_s)
    replay.close()
    assert min(ages) >= 0
    assert recovered(tmp_path) == []
