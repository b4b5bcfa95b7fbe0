"""The one flow: bytes from a link become a record, a state and events; protocols answer the other way.

One thread calls `step` in a loop. Everyone else meets the session at `state`, `alarms` (newest wins),
`events` (nothing lost) and `run` (the only door through which anything is commanded).
"""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Protocol

from telemetry.alarms import LOST_S, STALE_S, Alarm, AlarmWatch, link_age_s
from telemetry.events import SAFETY_EVENTS, Event, EventCode
from telemetry.framing import Framer
from telemetry.link.link import LinkError
from telemetry.mailbox import Latest
from telemetry.messages import Codec, Message, mavlink
from telemetry.protocol import Ask, Conversation, Peer, Start, T
from telemetry.rates import request_rates
from telemetry.reduce import reduce
from telemetry.state import Identity, VehicleState
from telemetry.watch import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from telemetry.clock import Clock
    from telemetry.events import Fact
    from telemetry.link.link import Link

HEARTBEAT_S = 1.0
RATES_AGAIN_S = 5.0  # heartbeats but no position for so long: ask for the rates again (the vehicle rebooted)


class NoVehicleError(Exception):
    """A command before any vehicle was heard, or on a link that cannot command (a replay)."""


class Record(Protocol):
    """Where raw frames go before anybody looks into them."""

    def frame(self, at: datetime, frame: bytes) -> None: ...
    def sync(self) -> None:
        """Something important happened: to the disk now."""
        ...

    def identify(self, vehicle: Identity) -> None:
        """Which vehicle is being recorded."""
        ...

    def news(self) -> list[tuple[EventCode, Mapping[str, Fact]]]:
        """What the recorder has to say of itself since the last call (started, failed, resumed)."""
        ...

    def close(self) -> None: ...


@dataclass(slots=True)
class _Running:
    conversation: Conversation[Any]
    future: Future[Any]
    ask: Ask
    until_s: float


class Session:
    """The conversation with one vehicle over one link."""

    def __init__(self, link: Link, record: Record | None = None) -> None:
        self.state: Latest[VehicleState] = Latest(VehicleState())
        self.alarms: Latest[tuple[Alarm, ...]] = Latest(())
        self.events: SimpleQueue[Event] = SimpleQueue()
        self._link = link
        self._record = record
        self._codec = Codec()
        self._framer = Framer()
        self._peer: Peer | None = None
        self._last_seq: int | None = None
        self._alarm_watch = AlarmWatch()
        self._silence: EventCode | None = None  # the last word on a link that fell silent
        self._starts: SimpleQueue[tuple[Start[Any], Future[Any]]] = SimpleQueue()
        self._running: list[_Running] = []
        self._next_records: SimpleQueue[tuple[Record, Future[None]]] = SimpleQueue()
        self._listeners: list[Callable[[Message], None]] = []
        self._heartbeat_due_s = link.clock.monotonic_s()
        self._rates_due_s: float | None = None
        self._say(EventCode.LINK_OPENED, {"address": link.address, "live": link.live})

    @property
    def clock(self) -> Clock:
        """The time that `received_s` is counted on."""
        return self._link.clock

    @property
    def live(self) -> bool:
        """False for a replay: nothing can be commanded."""
        return self._link.live

    @property
    def peer(self) -> Peer | None:
        """The vehicle that commands go to, once its heartbeat was heard."""
        return self._peer

    def run(self, start: Start[T]) -> Future[T]:
        """Begin a protocol at the next step, from any thread. `cancel()` on the future stops it."""
        future: Future[T] = Future()
        self._starts.put((start, future))
        return future

    def listen(self, hear: Callable[[Message], None]) -> Callable[[], None]:
        """Call `hear`, on the session's thread, with every message of the vehicle. Returns what ends it.

        `hear` hands the message on and returns at once: the link waits for it.
        """
        self._listeners.append(hear)
        return lambda: self._listeners.remove(hear)

    def change_record(self, record: Record) -> Future[None]:
        """From the next step on record into `record`; done when the one before is closed. From any thread."""
        closed: Future[None] = Future()
        self._next_records.put((record, closed))
        return closed

    def step(self, timeout_s: float = 0.05) -> None:
        """Take in what arrived within `timeout_s`, then do what is due. LinkError when the link is gone."""
        self._change_records()
        for data in self._read(timeout_s):
            for frame in self._framer.feed(data):
                if self._record is not None:
                    self._record.frame(self.clock.utc(), frame)
                for message in self._codec.decode(frame):
                    self._take(message, len(frame))
        now_s = self.clock.monotonic_s()
        self._update(replace(self.state.get(), link=self._counts()))
        self._begin_started(now_s)
        self._serve_silence(now_s)
        self._keep_alive(now_s)
        self._say_news()

    def close(self) -> None:
        """End the conversation: protocols are cancelled, the record is closed, the port is free."""
        for running in self._running:
            running.future.cancel()
            running.conversation.close()
        self._running.clear()
        self._change_records()  # a record that was to begin is closed as well
        self._link.close()
        if self._record is not None:
            self._record.close()
            self._say_news()

    def _change_records(self) -> None:
        while not self._next_records.empty():
            record, closed = self._next_records.get_nowait()
            if self._record is not None:
                self._record.close()
                self._say_news()
            self._record = record
            identity = self.state.get().identity
            if identity is not None:
                record.identify(identity)
            closed.set_result(None)

    # --- what comes in ---------------------------------------------------------------------------

    def _read(self, timeout_s: float) -> list[bytes]:
        try:
            return self._link.read(timeout_s)
        except LinkError as error:
            self._say(EventCode.LINK_FAILED, {"reason": str(error)})
            raise

    def _take(self, message: Message, size_bytes: int) -> None:
        if self._peer is None:
            self._meet(message)
        peer = self._peer
        if peer is None or message.get_srcSystem() != peer.system:
            return
        if message.get_srcComponent() == peer.component:
            self._count(message, size_bytes)
        self._update(reduce(self.state.get(), message, self.clock.monotonic_s()))
        for code, facts in _spoken(message):
            self._say(code, facts)
        self._hand_out(message)
        for hear in tuple(self._listeners):
            hear(message)

    def _meet(self, message: Message) -> None:
        """Pin the first autopilot that says it is one. Ground stations and cameras do not count."""
        if message.get_type() != "HEARTBEAT" or message.autopilot == mavlink.MAV_AUTOPILOT_INVALID:
            return
        if message.type == mavlink.MAV_TYPE_GCS:
            return
        self._link.accept_peer()
        autopilot = mavlink.enums["MAV_AUTOPILOT"].get(message.autopilot)
        name = autopilot.name.removeprefix("MAV_AUTOPILOT_").lower() if autopilot else str(message.autopilot)
        self._peer = Peer(message.get_srcSystem(), message.get_srcComponent(), name)
        self._say(EventCode.VEHICLE_SEEN, {"system": self._peer.system, "autopilot": name})
        self._rates_due_s = self.clock.monotonic_s()

    def _count(self, message: Message, size_bytes: int) -> None:
        seq = message.get_seq()
        lost = 0 if self._last_seq is None else (seq - self._last_seq - 1) % 256
        self._last_seq = seq
        state = self.state.get()
        counts = replace(
            state.link,
            messages=state.link.messages + 1,
            bytes=state.link.bytes + size_bytes,
            lost=state.link.lost + (lost if lost < 128 else 0),  # a step back is a reordered packet
            heard_s=self.clock.monotonic_s(),
        )
        self.state.put(replace(state, link=counts))

    def _counts(self) -> Any:
        strangers = self._link.strangers
        counts = self.state.get().link
        if strangers > counts.strangers:
            self._say(EventCode.STRANGER, {"count": strangers})
        return replace(counts, strangers=strangers, bad_bytes=self._framer.bad_bytes)

    def _update(self, state: VehicleState) -> None:
        old = self.state.get()
        self.state.put(state)
        if self._record is not None and state.identity is not None and state.identity is not old.identity:
            self._record.identify(state.identity)
        for said in watch(old, state):
            self._say(said.code, said.facts)

    # --- what goes out ---------------------------------------------------------------------------

    def _begin_started(self, now_s: float) -> None:
        while True:
            try:
                start, future = self._starts.get_nowait()
            except Empty:
                return
            if future.cancelled():
                continue
            if self._peer is None or not self._link.live:
                reason = "no drone was heard yet" if self._link.live else "this is a recording"
                future.set_exception(NoVehicleError(f"nothing was sent: {reason}"))
                continue
            running = _Running(start(self._peer), future, Ask(), now_s)
            self._running.append(running)
            self._resume(running, None)

    def _hand_out(self, message: Message) -> None:
        name = message.get_type()
        for running in tuple(self._running):
            if name in running.ask.wants:
                self._resume(running, message)

    def _serve_silence(self, now_s: float) -> None:
        for running in tuple(self._running):
            if running.future.cancelled():
                running.conversation.close()
                self._running.remove(running)
            elif now_s >= running.until_s:
                self._resume(running, None)

    def _resume(self, running: _Running, message: Message | None) -> None:
        try:
            ask = running.conversation.send(message)
        except StopIteration as done:
            if self._is_over(running):
                running.future.set_result(done.value)
            return
        except Exception as error:  # noqa: BLE001 the protocol's own answer, handed to who started it
            if self._is_over(running):
                running.future.set_exception(error)
            return
        running.ask = ask
        if not ask.goes_on:
            running.until_s = self.clock.monotonic_s() + ask.wait_s
        for said in ask.say:
            self._say(said.code, said.facts)
        for outgoing in ask.send:
            self._send(outgoing)

    def _is_over(self, running: _Running) -> bool:
        """Forget the protocol; True if somebody still waits for its result."""
        self._running.remove(running)
        return running.future.set_running_or_notify_cancel()

    def _send(self, outgoing: Any) -> None:
        frame = self._codec.pack(outgoing)
        if self._record is not None:
            self._record.frame(self.clock.utc(), frame)
        self._link.write(frame)

    def _keep_alive(self, now_s: float) -> None:
        if not self._link.live or now_s < self._heartbeat_due_s:
            return
        self._heartbeat_due_s = max(self._heartbeat_due_s + HEARTBEAT_S, now_s)
        self._send(
            mavlink.MAVLink_heartbeat_message(
                mavlink.MAV_TYPE_GCS, mavlink.MAV_AUTOPILOT_INVALID, 0, 0, mavlink.MAV_STATE_ACTIVE, 3
            )
        )
        if self._rates_due_s is not None and now_s >= self._rates_due_s:
            fix = self.state.get().fix
            if fix is None or now_s - fix.received_s > RATES_AGAIN_S:
                self.run(request_rates)
            self._rates_due_s = now_s + RATES_AGAIN_S

    # --- what is told ----------------------------------------------------------------------------

    def _say_link(self, now_s: float) -> None:
        """Silence and its end, once each."""
        age_s = link_age_s(self.state.get(), now_s)
        if age_s is None:
            return
        if age_s < STALE_S:
            if self._silence is not None:
                self._say(EventCode.LINK_REGAINED)
            self._silence = None
            return
        silence = EventCode.LINK_LOST if age_s >= LOST_S else EventCode.LINK_STALE
        if silence is not self._silence:
            self._silence = silence
            self._say(silence, {"age_s": round(age_s, 1)})

    def _say_news(self) -> None:
        now_s = self.clock.monotonic_s()
        self._say_link(now_s)
        for said in self._alarm_watch.update(self.state.get(), now_s):
            self._say(said.code, said.facts)
        self.alarms.put(self._alarm_watch.active)
        if self._record is not None:
            for code, facts in self._record.news():
                self._alarm_watch.recording(failed=code is EventCode.RECORDING_FAILED)
                self._say(code, facts)

    def _say(self, code: EventCode, facts: Mapping[str, Fact] | None = None) -> None:
        self.events.put(Event(code, self.clock.utc(), self.clock.monotonic_s(), facts or {}))
        if code in SAFETY_EVENTS and self._record is not None:
            self._record.sync()


def _spoken(message: Message) -> list[tuple[EventCode, Mapping[str, Fact]]]:
    """Messages that are events by themselves."""
    if message.get_type() == "STATUSTEXT":
        return [(EventCode.STATUS_TEXT, {"severity": int(message.severity), "text": str(message.text)})]
    return []
