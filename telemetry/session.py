"""The one flow: bytes from a link become a record, a state and events; protocols answer the other way.

One thread calls `step` in a loop. Everyone else meets the session at `state`, `alarms`, `fleet` and `lock`
(newest wins), at `events` (nothing lost), and at `run`, the only door through which anything is commanded.
"""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from queue import SimpleQueue
from typing import TYPE_CHECKING

from telemetry.alarms import Alarm
from telemetry.bond import Bond
from telemetry.clock import WallClock
from telemetry.clock_watch import ClockWatch
from telemetry.conversations import Conversations
from telemetry.door import OpenDoor
from telemetry.events import Event, EventCode
from telemetry.hearing import Hearing
from telemetry.identity import ask_identity
from telemetry.intake import Intake
from telemetry.link.link import LinkError
from telemetry.mailbox import Latest, taken
from telemetry.orders import Orders
from telemetry.protocol import Peer, Said, Start, T
from telemetry.rates import request_rates
from telemetry.reduce import reduce
from telemetry.refusals import Lock, LockedError, NoVehicleError
from telemetry.sending import HEARTBEAT, Sending
from telemetry.state import Identity, LinkCounts, VehicleState
from telemetry.telling import Telling
from telemetry.terrain_answers import TerrainTally, answer_terrain
from telemetry.watch import watch

if TYPE_CHECKING:
    from collections.abc import Callable

    from maps.ground.heights import Heights
    from telemetry.clock import Clock
    from telemetry.door import Door
    from telemetry.fleet import Seen
    from telemetry.link.link import Link
    from telemetry.messages import Message
    from telemetry.record import Record

HEARTBEAT_S = 1.0
RATES_AGAIN_S = 5.0  # heartbeats but no position for so long: ask for the rates again (the vehicle rebooted)
ANSWER_S = 1.0
LOOK_S = 0.049  # just below the rhythm of a quiet link: when much comes it is enough to look around so often
BUSY = 8  # pieces in one step: then to count and to show can wait as well
# A SiK radio puts its own reports between the vehicle's frames: system '3', component 'D'.
_RADIO = (ord("3"), ord("D"))


class Session:
    """The conversation with one vehicle over one link. `door` judges who may come in; None: everybody."""

    def __init__(self, link: Link, record: Record | None = None, door: Door | None = None) -> None:
        self.state: Latest[VehicleState] = Latest(VehicleState())
        self.batch = 0  # pieces that the last step took in
        self._link = link
        self._door = door or OpenDoor(cable=link.trusted)
        self._record: Record | None = None
        self._next_records: SimpleQueue[tuple[Record, Future[None]]] = SimpleQueue()
        self._choices: SimpleQueue[Seen] = SimpleQueue()
        self._listeners: list[Callable[[Message], None]] = []
        self._telling = Telling(link.clock)
        self._sending = Sending(link, self._door)
        self._conversations = Conversations(link.clock, self._sending.send, self._telling.tell)
        self._bond = Bond(link, self._door, self._telling.tell, self._ask_identity)
        self._orders = Orders(link, self._bond, self._conversations)
        self._intake = Intake(self._door, self._bond.pass_over)
        self._hearing = Hearing(self._conversations, self._bond.count, self._show, self._take)
        self._clock_watch = ClockWatch()
        self.events: SimpleQueue[Event] = self._telling.events
        self.alarms: Latest[tuple[Alarm, ...]] = self._telling.alarms
        self.fleet: Latest[tuple[Seen, ...]] = self._bond.fleet.seen  # the commanded one first
        self.lock: Latest[Lock | None] = self._bond.lock.lock  # why no command goes out; None: they do
        self._before_twins: VehicleState | None = None  # what was told last: of two at once nothing is told
        self._down = False
        self._was_open = False
        self._heartbeat_due_s = link.clock.monotonic_s()
        self._answer_due_s = self._heartbeat_due_s
        self._look_due_s = self._heartbeat_due_s
        self._rates_due_s = self._heartbeat_due_s
        self._rates: Future[bool] | None = None
        self._ground: Heights | None = None
        self._terrain: Future[None] | None = None
        self.terrain: Latest[TerrainTally] = Latest(TerrainTally())  # what the vehicle was told of the ground
        self._use(record)
        self._mind_port(opening=True)

    @property
    def clock(self) -> Clock:
        """The time that `received_s` is counted on."""
        return self._link.clock

    @property
    def address(self) -> str:
        """Of the link, as it was typed."""
        return self._link.address

    @property
    def live(self) -> bool:
        """False for a replay: nothing can be commanded."""
        return self._link.live

    @property
    def peer(self) -> Peer | None:
        """The vehicle that commands go to, once its heartbeat was heard."""
        return self._bond.peer

    @property
    def in_a_hurry(self) -> bool:
        """Whether what comes next is awaited: an answer, or the beginning of an order."""
        return self._orders.are_waiting or self._conversations.in_a_hurry(self.clock.monotonic_s())

    def run(self, start: Start[T], *, needs_record: bool = False) -> Future[T]:
        """Begin a protocol at the next step, from any thread. `cancel()` on the future stops it.

        It ends in a NoVehicleError when nothing can be sent: LockedError while commands are locked,
        NotRecordedError when it `needs_record` and none is being written.
        """
        return self._orders.give(start, needs_record=needs_record)

    def choose(self, system: int, sender: str | None = None) -> bool:
        """From the next step on command this vehicle, from any thread. False: none such is heard."""
        vehicle = self._bond.fleet.find(system, sender)
        if vehicle is not None:
            self._choices.put(vehicle)
        return vehicle is not None

    def listen(self, hear: Callable[[Message], None]) -> Callable[[], None]:
        """Call `hear`, on the session's thread, with every message of the vehicle. Returns what ends it.

        `hear` hands the message on and returns at once: the link waits for it.
        """
        self._listeners.append(hear)
        self._hearing.everything = True

        def end() -> None:
            self._listeners.remove(hear)
            self._hearing.everything = bool(self._listeners)

        return end

    def set_ground(self, ground: Heights | None) -> None:
        """From the next step on answer the vehicle's questions for terrain, from any thread; None: do not."""
        self._ground = ground

    def change_record(self, record: Record) -> Future[None]:
        """From the next step on record into `record`; done when the one before is closed. From any thread."""
        closed: Future[None] = Future()
        self._next_records.put((record, closed))
        return closed

    def step(self, timeout_s: float = 0.05) -> None:
        """Take in what arrived within `timeout_s`, then do what is due. LinkError when the link is gone."""
        self._change_records()
        self._obey_choices()
        chunks = self._read(timeout_s)
        self.batch = len(chunks)
        self._mind_port()
        now_s = self.clock.monotonic_s()
        if chunks:
            self._take_in(chunks, now_s)
        if not chunks or now_s >= self._look_due_s:
            self._look_due_s = now_s + LOOK_S
            self._look_around(now_s)
        elif len(chunks) < BUSY:
            self._hearing.show_newest()
            self._count()
        self._orders.begin(self._record)
        self._conversations.serve(now_s)
        self._keep_alive(now_s)

    def close(self) -> None:
        """End the conversation: protocols are cancelled, the record is closed, the port is free."""
        self._orders.close()
        self._conversations.close()
        self._change_records()  # a record that was to begin is closed as well
        self._link.close()
        self._door.close()
        if self._record is not None:
            self._record.close()
            self._telling.record_news()

    # --- what is asked of us from other threads --------------------------------------------------

    def _change_records(self) -> None:
        for record, closed in taken(self._next_records):
            if self._record is not None:
                self._record.close()
                self._telling.record_news()
            self._use(record)
            identity = self.state.get().identity
            if identity is not None:
                record.identify(identity)
            closed.set_result(None)

    def _use(self, record: Record | None) -> None:
        self._record = self._intake.record = self._sending.record = record
        self._telling.use(record)

    def _obey_choices(self) -> None:
        for vehicle in taken(self._choices):
            self._conversations.refuse(NoVehicleError("not done: another drone was chosen"))
            self._conversations.close()
            self._hearing.follow(self._bond.choose(vehicle))
            identity = Identity(vehicle.system, vehicle.component, vehicle.type, vehicle.autopilot)
            self.state.put(VehicleState(identity, link=LinkCounts(signing=self.state.get().link.signing)))
            self._telling.begin_anew()
            self._before_twins = None
            if self._record is not None:
                self._record.identify(identity)

    # --- what comes in ---------------------------------------------------------------------------

    def _read(self, timeout_s: float) -> list[bytes]:
        try:
            return self._link.read(timeout_s)
        except LinkError as error:
            self._look_around(self.clock.monotonic_s())
            self._telling.say(EventCode.LINK_FAILED, {"reason": str(error)})
            raise

    def _take_in(self, chunks: list[bytes], now_s: float) -> None:
        self._hearing.hear(self._intake.take(chunks, self.clock.utc()), now_s)

    def _show(self, messages: list[tuple[Message, float]]) -> None:
        """How things are now, and nothing else."""
        state = self.state.get()
        for message, heard_s in messages:
            state = reduce(state, message, heard_s)
        self._update(state)

    def _take(self, message: Message, now_s: float) -> None:
        before = self._bond.peer
        is_ours = self._bond.hear(message)
        if self._bond.peer is not before:
            self._follow(before)
        is_radio = (message.get_srcSystem(), message.get_srcComponent()) == _RADIO
        is_shown = (
            self._bond.believes(message) if is_ours else is_radio and message.get_type() == "RADIO_STATUS"
        )
        if is_shown:
            self._update(reduce(self.state.get(), message, now_s))
        if not is_ours:
            return
        for said in _spoken(message):
            self._telling.tell(said)
        self._conversations.hand_out(message)
        for hear in tuple(self._listeners):
            hear(message)

    def _follow(self, before: Peer | None) -> None:
        """The vehicle was met, says more of itself, or goes by another system id now."""
        peer, identity = self._bond.peer, self.state.get().identity
        if peer is None:
            return
        self._hearing.follow(peer)
        if before is None or before.system == peer.system:
            return
        self._conversations.refuse(
            NoVehicleError("not done: the drone was restarted under another system id")
        )
        if identity is not None:
            identity = replace(identity, system=peer.system, component=peer.component)
            self._update(replace(self.state.get(), identity=identity))

    def _update(self, state: VehicleState) -> None:
        old = self.state.get()
        if state is old:
            return
        self.state.put(state)
        if self._record is not None and state.identity is not None and state.identity is not old.identity:
            self._record.identify(state.identity)
        if self._bond.lock.lock.get() is Lock.TWO_VEHICLES:
            self._before_twins = self._before_twins or old
            return
        before, self._before_twins = self._before_twins or old, None
        for said in watch(before, state):
            self._telling.tell(said)

    def _count(self) -> None:
        link, intake, tally = self._link, self._intake, self._bond.tally
        counts = LinkCounts(
            messages=tally.messages,
            bytes=tally.bytes,
            lost=tally.lost,
            bad_bytes=intake.bad_bytes,
            strangers=link.strangers,
            refused=intake.refused.total(),
            unknown=intake.unknown,
            signing=None if self._bond.peer is None else self._door.signing,
            down=link.down is not None,
            heard_s=tally.heard_s,
        )
        state = self.state.get()
        if counts != state.link:
            self.state.put(replace(state, link=counts))

    # --- what goes out ---------------------------------------------------------------------------

    def _keep_alive(self, now_s: float) -> None:
        if not self._link.live:
            return
        if now_s >= self._heartbeat_due_s:
            self._heartbeat_due_s = max(self._heartbeat_due_s + HEARTBEAT_S, now_s)
            self._sending.send(HEARTBEAT)
        if self._intake.answer_is_due and now_s >= self._answer_due_s:
            self._intake.answer_is_due = False
            self._answer_due_s = now_s + ANSWER_S
            if self._bond.peer is None:
                self._sending.answer(HEARTBEAT)
        self._ask_rates(now_s)
        self._answer_terrain()

    def _answer_terrain(self) -> None:
        """Begin when there is a ground and a vehicle; each vehicle that is chosen ends what was before."""
        peer = self._bond.peer
        if self._ground is None or peer is None or (self._terrain is not None and not self._terrain.done()):
            return
        self._terrain = Future()
        talk = answer_terrain(lambda: self._ground, self._may_send_terrain, self.terrain)
        self._conversations.begin(lambda _: talk, self._terrain, peer, of_ours=True)

    def _may_send_terrain(self) -> bool:
        """Never to a vehicle that may be another one, and not while somebody waits for an answer."""
        is_free = self._bond.lock.lock.get() is None and self._link.down is None
        return is_free and not self._conversations.in_a_hurry(self.clock.monotonic_s())

    def _ask_rates(self, now_s: float) -> None:
        peer, fix = self._bond.peer, self.state.get().fix
        if peer is None or self._link.down is not None:
            return
        if not self._bond.is_new:
            has_position = fix is not None and now_s - fix.received_s <= RATES_AGAIN_S
            if now_s < self._rates_due_s or has_position:
                return
        if self._rates is None or self._rates.done():
            self._bond.is_new = False
            self._rates_due_s = now_s + RATES_AGAIN_S
            self._rates = Future()
            self._conversations.begin(request_rates, self._rates, peer, of_ours=True)

    def _ask_identity(self, peer: Peer) -> None:
        self._conversations.begin(ask_identity, Future(), peer, of_ours=True)

    # --- what is watched -------------------------------------------------------------------------

    def _look_around(self, now_s: float) -> None:
        """All that need not be looked at with every batch of messages."""
        self._hearing.show_newest()
        self._mind_clocks(now_s)
        ours = self._bond.overhear(free=not self.state.get().armed)
        if ours is not None:
            self._choices.put(ours)
        self._bond.mind(now_s)
        self._count()
        self._judge(now_s)
        self._telling.news(self.state.get(), self._intake.refused, now_s)

    def _mind_port(self, *, opening: bool = False) -> None:
        """The port is there, is gone, is there again: once each."""
        reason = self._link.down
        if reason is not None and not self._down:
            self._down = True
            self._telling.say(EventCode.LINK_FAILED, {"reason": reason})
        elif reason is None and (self._down or opening):
            self._down = False
            if self._was_open:
                self._telling.say(EventCode.LINK_REOPENED, {"address": self._link.address})
                self._intake.restart()
                self._bond.reopened()
            else:
                self._was_open = True
                facts = {"address": self._link.address, "live": self._link.live}
                self._telling.say(EventCode.LINK_OPENED, facts)

    def _mind_clocks(self, now_s: float) -> None:
        jump = self._clock_watch.jump(now_s, self.clock.utc())
        if jump is None:
            return
        self._bond.new_time()
        if isinstance(self.clock, WallClock):
            self._telling.say(EventCode.CLOCK_JUMPED, jump)

    def _judge(self, now_s: float) -> None:
        """Lock the commands or unlock them; what runs is ended."""
        signing = self.state.get().link.signing
        for said in self._bond.lock.judge(signing, now_s):
            self._telling.tell(said)
            lock = self._bond.lock.lock.get()
            self._telling.lock(lock)
            if lock is not None:
                self._conversations.refuse(LockedError(lock))


def _spoken(message: Message) -> list[Said]:
    """Messages that are events by themselves."""
    if message.get_type() == "STATUSTEXT":
        return [Said(EventCode.STATUS_TEXT, {"severity": int(message.severity), "text": str(message.text)})]
    return []
