"""A session on a virtual clock and the vehicles around it, each with its own sequence, clock and answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from queue import Empty
from typing import TYPE_CHECKING

from telemetry.messages import Codec, mavlink
from telemetry.protocol import Ask
from telemetry.session import Session
from tests.telemetry.links import MemoryLink
from tests.telemetry.tlogs import position
from tests.telemetry.wire import heartbeat

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.door import Door
    from telemetry.events import Event, EventCode
    from telemetry.messages import Message, Outgoing
    from telemetry.protocol import Conversation, Peer
    from telemetry.record import Record

STEP_S = 0.05


@dataclass(slots=True)
class Craft:
    """Sends a heartbeat a second and positions five times a second, and says who it is when it is asked."""

    system: int = 1
    uid: int = 0xA1
    boot_s: float = 100.0
    lat: float = 56.2
    positions: bool = True
    speaks: bool = True
    orders: list[Message] = field(default_factory=list["Message"])  # what it was told to do
    _out: Codec = field(init=False)
    _in: Codec = field(init=False)
    _due: dict[str, float] = field(default_factory=dict[str, float])

    def __post_init__(self) -> None:
        self._out, self._in = Codec(self.system, 1), Codec()

    def frame(self, message: Outgoing) -> bytes:
        return self._out.pack(message)

    def live(self, now_s: float, heard: bytes) -> list[bytes]:
        """What it says now."""
        said: list[bytes] = []
        for message in self._in.decode(heard):
            said += self._obey(message)
        if self._is_due("heartbeat", now_s, 1.0):
            said.append(self.frame(heartbeat()))
        if self.positions and self._is_due("position", now_s, 0.2):
            said.append(self.frame(position(self.lat, time_boot_ms=round((self.boot_s + now_s) * 1000))))
        return said if self.speaks else []

    def version(self) -> bytes:
        uid = list(self.uid.to_bytes(18, "big"))
        zeros = [0] * 8
        return self.frame(
            mavlink.MAVLink_autopilot_version_message(
                64, 0x04060000, 0, 0, 0, zeros, zeros, zeros, 0, 0, 0, uid
            )
        )

    def _obey(self, message: Message) -> list[bytes]:
        if message.get_type() != "COMMAND_LONG" or message.target_system != self.system:
            return []
        self.orders.append(message)
        said = [self.frame(mavlink.MAVLink_command_ack_message(message.command, 0))]
        if message.command == mavlink.MAV_CMD_REQUEST_MESSAGE and message.param1 == 148:
            said.append(self.version())
        return said

    def _is_due(self, what: str, now_s: float, every_s: float) -> bool:
        if now_s < self._due.get(what, 0.0) - 1e-6:
            return False
        self._due[what] = now_s + every_s
        return True


class Air:
    """Everybody hears everybody on one link; `afar` are heard from senders of their own."""

    def __init__(
        self,
        *craft: Craft,
        record: Record | None = None,
        door: Door | None = None,
        link: MemoryLink | None = None,
    ) -> None:
        self.link = link or MemoryLink()
        self.craft = list(craft)
        self.afar: dict[str, Craft] = {}
        self.session = Session(self.link, record, door)
        self.events: list[Event] = []

    @property
    def now_s(self) -> float:
        return self.link.clock.monotonic_s()

    @property
    def codes(self) -> list[EventCode]:
        return [event.code for event in self.events]

    def step(self) -> None:
        heard = b"".join(self.link.written)
        self.link.written = []
        for one in self.craft:
            self.link.incoming += one.live(self.now_s, heard)
        for sender, one in self.afar.items():
            self.link.around += [(sender, frame) for frame in one.live(self.now_s, b"")]
        self.session.step(STEP_S)
        while True:
            try:
                self.events.append(self.session.events.get_nowait())
            except Empty:
                return

    def after(self, seconds: float) -> None:
        for _ in range(round(seconds / STEP_S)):
            self.step()

    def until(self, reached: Callable[[], bool], within_s: float) -> float:
        """How long it took; AssertionError when it took longer."""
        began_s = self.now_s
        while not reached():
            assert self.now_s - began_s < within_s, f"not within {within_s} s: {self.codes[-8:]}"
            self.step()
        return self.now_s - began_s


def order(command: int = mavlink.MAV_CMD_NAV_RETURN_TO_LAUNCH) -> Callable[[Peer], Conversation[int]]:
    """A command that ends with the vehicle's answer."""

    def conversation(peer: Peer) -> Conversation[int]:
        message = mavlink.MAVLink_command_long_message(
            peer.system, peer.component, command, 0, 0, 0, 0, 0, 0, 0, 0
        )
        answer = yield Ask((message,), frozenset({"COMMAND_ACK"}), 5.0)
        while answer is not None and answer.command != command:
            answer = yield Ask((), frozenset({"COMMAND_ACK"}), goes_on=True)
        return -1 if answer is None else int(answer.result)

    return conversation
