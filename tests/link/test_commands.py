"""A thousand orders over a radio that loses every fifth frame: each answered, none obeyed twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from maps.geo import AboveHome, Amsl
from missions import commands
from missions.order import CommandError, CommandOvertaken, CommandRefused, CommandTimeout
from missions.parameter import FLOAT, set_parameter
from telemetry.events import EventCode
from telemetry.link.loopback import LoopbackLink
from telemetry.messages import Codec
from telemetry.session import Session
from tests.missions import shapes
from tests.missions.practice import drone
from training.chaos.air import Air
from training.chaos.through_air import ThroughAir

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.protocol import Conversation, Peer
    from training.vehicle import EmbeddedDrone

LOSS = 0.2
ENDS_S = 5.0
ROUND = (  # one after the other; what cannot be done then is refused, which is an answer too
    "guided", "arm", "take off", "climb", "go there", "pause", "guided", "move home", "parameter",
    "loiter", "fence", "land", "ground", "disarm", "reboot", "boot",
)  # fmt: skip


@dataclass
class Counted:
    """The embedded drone, and how often it really did something: what it obeyed, not what it heard."""

    vehicle: EmbeddedDrone
    done: Counter[str] = field(default_factory=Counter[str])
    heard: Counter[int] = field(default_factory=Counter[int])
    to_others: int = 0
    _ear: Codec = field(default_factory=Codec)

    def step(self, now_s: float, received: bytes) -> bytes:
        said = b""
        for message in self._ear.decode(received):
            if getattr(message, "target_system", 1) != 1:
                self.to_others += 1
            before = self._state()
            said += self.vehicle.step(now_s, bytes(message.get_msgbuf()))
            self._count(message, before, self._state())
        return said + self.vehicle.step(now_s, b"")

    def _state(self) -> dict[str, Any]:
        ap = self.vehicle.autopilot
        return {
            "armed": ap.armed,
            "mode": ap.mode,
            "home": ap.home,
            "target": ap.target,
            "ceiling": ap.parameters["FENCE_ALT_MAX"],
            "fence": ap.fence.on,
        }

    def _count(self, message: Any, before: dict[str, Any], after: dict[str, Any]) -> None:
        self.done.update(what for what, value in before.items() if value != after[what])
        if message.get_type() in {"COMMAND_LONG", "COMMAND_INT"}:
            self.heard[int(message.command)] += 1


@dataclass
class Pilot:
    """Gives one order after the other and writes down how each ended, and what the drone did about it."""

    session: Session
    counted: Counted
    ended: Counter[str] = field(default_factory=Counter[str])
    longest_s: float = 0.0
    twice: list[str] = field(default_factory=list[str])
    lies: list[str] = field(default_factory=list[str])

    def give(self, name: str, start: Callable[[Peer], Conversation[None]]) -> None:
        self._let_the_last_one_arrive()
        began_s = self.session.clock.monotonic_s()
        did, heard = self.counted.done.copy(), self.counted.heard.copy()
        answer = _answer(self.session, start)
        self.longest_s = max(self.longest_s, self.session.clock.monotonic_s() - began_s)
        self.ended[answer] += 1
        self._let_the_last_one_arrive()
        self.twice += [f"{name}: {what}" for what, n in (self.counted.done - did).items() if n > _MOST[name]]
        for number in ONCE:
            if self.counted.heard[number] - heard[number] > 1:
                self.twice.append(f"{name}: command {number} reached the drone again")
        if answer == "accepted" and not _TRUE[name](self.counted.vehicle):
            self.lies.append(name)

    def wait(self, until: Callable[[EmbeddedDrone], bool]) -> None:
        until_s = self.session.clock.monotonic_s() + 90.0
        while not until(self.counted.vehicle) and self.session.clock.monotonic_s() < until_s:
            self.session.step()

    def _let_the_last_one_arrive(self) -> None:
        for _ in range(3):
            self.session.step()


ONCE = {commands.TAKE_OFF, commands.GO_TO, commands.SET_HOME, commands.REBOOT}
_ORDERS: dict[str, Callable[[Random], Callable[[Peer], Conversation[None]]]] = {
    "guided": lambda _: partial(commands.set_mode, mode="GUIDED"),
    "loiter": lambda _: partial(commands.set_mode, mode="LOITER"),
    "pause": lambda _: commands.pause,
    "land": lambda _: commands.land,
    "arm": lambda _: commands.arm,
    "disarm": lambda _: commands.disarm,
    "take off": lambda _: partial(commands.take_off, height=AboveHome(6.0)),
    "go there": lambda r: partial(commands.go_to, at=_near(r), height=AboveHome(6.0)),
    "move home": lambda r: partial(commands.set_home, at=_near(r), amsl=Amsl(80.0)),
    "parameter": lambda r: partial(
        set_parameter, name="FENCE_ALT_MAX", value=float(r.randrange(80, 120)), kind=FLOAT
    ),
    "fence": lambda _: commands.enable_fence,
    "reboot": lambda _: commands.reboot,
}
# How often what changes may change for one order: a mode is left once, a take-off sets a target as well.
_MOST = dict.fromkeys(_ORDERS, 1)
_TRUE: dict[str, Callable[[EmbeddedDrone], bool]] = dict.fromkeys(_ORDERS, lambda _: True) | {
    "guided": lambda d: d.autopilot.mode.name == "GUIDED",
    "loiter": lambda d: d.autopilot.mode.name == "LOITER",
    "pause": lambda d: d.autopilot.mode.name == "BRAKE",
    "land": lambda d: d.autopilot.mode.name == "LAND",
    "arm": lambda d: d.autopilot.armed,
    "disarm": lambda d: not d.autopilot.armed,
    "fence": lambda d: d.autopilot.fence.on,
}
_WAITS: dict[str, Callable[[EmbeddedDrone], bool]] = {
    "climb": lambda d: d.autopilot.copter.up_m > 5.0 or not d.autopilot.armed,
    "ground": lambda d: not d.autopilot.flying_now,
    "boot": lambda d: d.autopilot.sensors.position_ok,
}


@pytest.mark.hazard("H11")
@pytest.mark.timeout(1200)
def test_of_a_thousand_orders_none_is_lost_and_none_obeyed_twice(sized: Callable[[int, int], int]):
    wanted = sized(120, 1000)
    chance = Random(7)
    counted = Counted(drone())
    session = Session(LoopbackLink(ThroughAir(counted, Air(loss=LOSS), seed=11), speed=None))
    while session.peer is None:
        session.step()
    pilot = Pilot(session, counted)
    while pilot.ended.total() < wanted:
        for name in ROUND:
            if name in _WAITS:
                pilot.wait(_WAITS[name])
            else:
                pilot.give(name, _ORDERS[name](chance))
    said = Counter(e.code for e in _events(session))
    print(f"\n{pilot.ended.total()} orders: {dict(pilot.ended)}, the longest {pilot.longest_s:.2f} s")  # noqa: T201
    assert pilot.ended.keys() <= {"accepted", "refused", "timed out"}
    assert pilot.twice == []
    assert pilot.lies == []
    assert pilot.longest_s <= ENDS_S
    assert said[EventCode.COMMAND_SENT] == said[EventCode.COMMAND_ANSWERED] == pilot.ended.total()
    assert counted.to_others == 0
    assert pilot.ended["accepted"] > 0.7 * wanted


@pytest.mark.hazard("H11")
@pytest.mark.parametrize("seed", range(3))
def test_of_orders_given_over_each_other_the_last_one_counts(seed: int):
    """A thumb that is faster than the radio: the drone does what was ordered last."""
    session = Session(
        LoopbackLink(ThroughAir(vehicle := drone(), Air(loss=LOSS, delay_s=0.3), seed), speed=None)
    )
    while session.peer is None:
        session.step()
    chance = Random(seed)
    for _ in range(15):
        orders = [chance.choice(["GUIDED", "LOITER", "BRAKE", "LAND", "RTL"]) for _ in range(3)]
        futures = [session.run(partial(commands.set_mode, mode=mode)) for mode in orders]
        while not all(future.done() for future in futures):
            session.step()
        for overtaken in futures[:-1]:
            with pytest.raises(CommandOvertaken):
                overtaken.result()
        futures[-1].result()
        for _ in range(20):
            session.step()
        assert vehicle.autopilot.mode.name == orders[-1]


def _answer(session: Session, start: Callable[[Peer], Conversation[None]]) -> str:
    future = session.run(start)
    while not future.done():
        session.step()
    try:
        future.result()
    except CommandRefused:
        return "refused"
    except CommandTimeout:
        return "timed out"
    except CommandError as error:
        return type(error).__name__
    return "accepted"


def _near(chance: Random):
    return shapes.at(chance.uniform(-60.0, -40.0), chance.uniform(-60.0, -40.0))


def _events(session: Session):
    while not session.events.empty():
        yield session.events.get()
