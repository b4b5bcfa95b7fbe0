"""Which vehicle is ours, and that it stays the one: met at its first heartbeat, kept through restarts.

It may come back under another system id or from another port of its host, and its uid shows that it is the
same one. Another vehicle never takes its place by itself: a person has to choose it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from telemetry.alarms import LOST_S
from telemetry.command_lock import CommandLock
from telemetry.door import Admission, Signing
from telemetry.events import EventCode
from telemetry.fleet import Fleet
from telemetry.framing import Framer, message_id
from telemetry.identity import ASK_AGAIN_S, enum_word, has_our_id, is_vehicle, uid_of
from telemetry.messages import Codec, mavlink
from telemetry.pace import Pace
from telemetry.protocol import Peer, Said
from telemetry.signing import is_signed
from telemetry.tally import Tally
from telemetry.twins import TwinWatch

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.door import Door
    from telemetry.fleet import Seen
    from telemetry.link.link import Link
    from telemetry.messages import Message

BOTH_S = 0.5  # ours was heard so long after a stranger began to speak under its id: there are two


class Bond:
    """Lives on the session's thread. `say` tells an event, `ask` asks a vehicle for its identity."""

    def __init__(
        self, link: Link, door: Door, say: Callable[[Said], None], ask: Callable[[Peer], None]
    ) -> None:
        self.peer: Peer | None = None
        self.fleet = Fleet()
        self.lock = CommandLock()
        self.tally = Tally()
        self.is_new = False  # met or met again: its rates have to be asked for
        self._link = link
        self._door = door
        self._say = say
        self._ask = ask
        self._codec = Codec()
        self._own_ids = 0
        self._own_id_pace = Pace()
        self._look_due_s = 0.0

    # --- what is heard ---------------------------------------------------------------------------

    def count(self, frames: list[bytes], positions: list[bytes], now_s: float) -> None:
        """Frames of our vehicle's autopilot, whatever is in them, and those that say where it is."""
        twins = self.lock.twins
        for last, number in self.tally.count(frames, now_s):
            twins.jump(last, number, now_s)
        for frame in positions[-2:]:  # of two vehicles the newest of each is among them sooner or later
            twins.position(frame, now_s)

    def pass_over(self, frame: bytes) -> None:
        """A frame with an id that we do not know."""
        if self.peer is not None and frame[5:7] == bytes((self.peer.system, self.peer.component)):
            self.tally.pass_over(frame)

    def hear(self, message: Message) -> bool:
        """Whether this is of our vehicle. The first heartbeat of a vehicle makes it ours."""
        name = message.get_type()
        if name == "HEARTBEAT":
            self._heartbeat(message)
        elif name == "AUTOPILOT_VERSION":
            self._version(message)
        return self.peer is not None and message.get_srcSystem() == self.peer.system

    def believes(self, message: Message) -> bool:
        """Not who it says it is, when another one than ours says so."""
        if message.get_type() != "AUTOPILOT_VERSION":
            return True
        return self._is_autopilot(message) and uid_of(message) in (None, self.lock.identity.uid)

    def overhear(self, *, free: bool) -> Seen | None:
        """Strangers on the network: only their heartbeats are looked at.

        A drone that proves one of the brigade's keys is no stranger: it is returned, to be commanded instead
        of one that proves nothing. Not unless we are `free`, with nothing in the air.
        """
        proven: Seen | None = None
        for sender, datagram in self._link.overheard():
            for frame in Framer().feed(datagram):
                if message_id(frame, 0) == mavlink.MAVLINK_MSG_ID_HEARTBEAT:
                    for message in self._codec.decode(frame):
                        self._stranger(message, frame, sender)
                        if free and self._proves(frame):
                            proven = self.fleet.find(message.get_srcSystem(), sender)
        return proven

    # --- what is decided -------------------------------------------------------------------------

    def reopened(self) -> None:
        """The port is there again: whoever speaks now has to say who it is."""
        self.tally.restart()
        if self.peer is not None:
            self._meet_again()

    def choose(self, vehicle: Seen) -> Peer:
        """A person says that this one is commanded from now on."""
        if vehicle.sender is not None:
            self._link.accept_peer(vehicle.sender)
        self.peer = Peer(vehicle.system, vehicle.component, vehicle.autopilot)
        self.tally = Tally()
        self.fleet.command(vehicle.system, vehicle.sender)
        self.lock.choose(self._link.clock.monotonic_s())
        self.is_new = True
        if vehicle.uid is not None:
            self._door.identified(vehicle.uid)
        facts = {"system": vehicle.system, "sender": vehicle.sender, "uid": vehicle.uid}
        self._say(Said(EventCode.VEHICLE_CHOSEN, facts))
        return self.peer

    def mind(self, now_s: float) -> None:
        """Ask who is there while that is in doubt; look for our vehicle under another id when it is lost."""
        self.fleet.forget_the_silent(now_s)
        if self.peer is None or not self._link.live or self._link.down is not None:
            return
        if self.lock.asks(now_s):
            self._ask(self.peer)
        if self.lock.identity.uid is None or not self._is_lost(now_s) or now_s < self._look_due_s:
            return
        self._look_due_s = now_s + ASK_AGAIN_S
        for one in self.fleet.newcomers(self.tally.heard_s or 0.0, self._link.sender):
            self._ask(Peer(one.system, one.component, one.autopilot))

    # --- one by one ------------------------------------------------------------------------------

    def _heartbeat(self, message: Message) -> None:
        if not is_vehicle(message):
            return
        now_s = self._link.clock.monotonic_s()
        if has_our_id(message):
            self._own_ids += 1
            if self._own_id_pace.is_time(now_s):
                self._say(Said(EventCode.LINK_REFUSED, {"reason": "own_id", "count": self._own_ids}))
            return
        if self.peer is None:
            self._meet(message, now_s)
        self.fleet.heartbeat(message, self._link.sender, now_s)

    def _meet(self, message: Message, now_s: float) -> None:
        self._link.accept_peer()
        autopilot = enum_word("MAV_AUTOPILOT", message.autopilot)
        self.peer = Peer(message.get_srcSystem(), message.get_srcComponent(), autopilot)
        self.fleet.command(self.peer.system, self._link.sender)
        self.lock.choose(now_s)
        self.is_new = True
        self.tally.count((bytes(message.get_msgbuf()),), now_s)
        self._say(Said(EventCode.VEHICLE_SEEN, {"system": self.peer.system, "autopilot": autopilot}))

    def _version(self, message: Message) -> None:
        uid = uid_of(message)
        self.fleet.identified(message.get_srcSystem(), self._link.sender, uid)
        now_s = self._link.clock.monotonic_s()
        if self.peer is None:
            return
        if self._is_autopilot(message):
            if self.lock.version(uid, now_s):
                self.peer = replace(self.peer, capabilities=message.capabilities)
                if uid is not None:
                    self._door.identified(uid)
        elif uid is not None and uid == self.lock.identity.uid and self._is_lost(now_s):
            self._rebind(message, uid)

    def _rebind(self, message: Message, uid: str) -> None:
        """Our vehicle, lost under its old system id, is there under another one."""
        if self.peer is None:
            return
        before, system = self.peer.system, message.get_srcSystem()
        self.fleet.drop(before, self._link.sender)
        self.peer = replace(self.peer, system=system, component=message.get_srcComponent())
        self.fleet.command(system, self._link.sender)
        self.tally.restart()
        self._meet_again()
        self._say(Said(EventCode.VEHICLE_REBOUND, {"from": before, "to": system, "uid": uid}))

    def _stranger(self, message: Message, frame: bytes, sender: str) -> None:
        if not is_vehicle(message) or has_our_id(message):
            return
        now_s = self._link.clock.monotonic_s()
        self.fleet.heartbeat(message, sender, now_s)
        if not self._is_autopilot(message):
            return
        if self._is_lost(now_s):
            if _host(sender) == _host(self._link.sender) and self._door.admit(frame) is Admission.OK:
                self._move_to(sender)
            return
        began_s = self.fleet.began_s(message.get_srcSystem(), sender)
        if (
            self._door.signing is not Signing.ON  # a signed vehicle cannot be played by a stranger
            and began_s is not None
            and (self.tally.heard_s or 0.0) > began_s + BOTH_S
        ):
            self.lock.twins.stranger(now_s)

    def _proves(self, frame: bytes) -> bool:
        """Whether a stranger signs with one of our keys while nobody did so far."""
        nobody_did = self.peer is not None and self._door.signing is Signing.OFF
        if not nobody_did or not is_signed(frame):
            return False
        admitted = self._door.admit(frame) is Admission.OK
        return admitted and self._door.signing is Signing.ON

    def _move_to(self, sender: str) -> None:
        """Our vehicle was restarted and speaks from another port of its host."""
        if self.peer is None:
            return
        self.fleet.drop(self.peer.system, self._link.sender)
        self._link.accept_peer(sender)
        self.fleet.command(self.peer.system, sender)
        self.tally.restart()
        self._meet_again()
        self._say(Said(EventCode.LINK_REOPENED, {"peer": sender}))

    def _meet_again(self) -> None:
        self.lock.meet_again(self._link.clock.monotonic_s())
        self.is_new = True

    def _is_lost(self, now_s: float) -> bool:
        return self.tally.heard_s is not None and now_s - self.tally.heard_s >= LOST_S

    def _is_autopilot(self, message: Message) -> bool:
        source = (message.get_srcSystem(), message.get_srcComponent())
        return self.peer is not None and source == (self.peer.system, self.peer.component)

    def new_time(self) -> None:
        """The clock jumped (somebody moved in a recording, the program slept): nothing can be compared."""
        self.lock.twins = TwinWatch()


def _host(sender: str | None) -> str | None:
    return None if sender is None else sender.rpartition(":")[0]
