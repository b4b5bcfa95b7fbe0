"""The protocols that run: each is handed what it asked for, or the news that its time is over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from telemetry.messages import mavlink
from telemetry.protocol import Ask

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from telemetry.clock import Clock
    from telemetry.messages import Message, Outgoing
    from telemetry.protocol import Conversation, Peer, Said, Start

HURRY_S = 1.0  # so long after a question its answer is awaited
_NUMBERS: dict[str, int] = {kind.msgname: number for number, kind in mavlink.mavlink_map.items()}


@dataclass(slots=True)
class _Running:
    conversation: Conversation[Any]
    future: Future[Any]
    ask: Ask
    until_s: float
    of_ours: bool


class Conversations:
    """Lives on the session's thread. `send` and `say` are the session's."""

    def __init__(self, clock: Clock, send: Callable[[Outgoing], None], say: Callable[[Said], None]) -> None:
        self.wants: frozenset[int] = frozenset()  # ids of the messages that somebody waits for
        self._clock = clock
        self._send = send
        self._say = say
        self._running: list[_Running] = []
        self._asked_s: float | None = None

    def begin(self, start: Start[Any], future: Future[Any], peer: Peer, *, of_ours: bool = False) -> None:
        """Start a protocol. `of_ours`: the session's own question, that no lock ends."""
        try:
            conversation = start(peer)
        except Exception as error:  # noqa: BLE001 the protocol's own answer, handed to who started it
            if future.set_running_or_notify_cancel():
                future.set_exception(error)
            return
        running = _Running(conversation, future, Ask(), self._clock.monotonic_s(), of_ours)
        self._running.append(running)
        self._resume(running, None)

    def hand_out(self, message: Message) -> None:
        """Give a message to all who want it."""
        name = message.get_type()
        for running in tuple(self._running):
            if name in running.ask.wants and running in self._running:
                self._resume(running, message)

    def serve(self, now_s: float) -> None:
        """End what was cancelled; tell who waited long enough."""
        for running in tuple(self._running):
            if running.future.cancelled():
                running.conversation.close()
                self._forget(running)
            elif now_s >= running.until_s:
                self._resume(running, None)

    def in_a_hurry(self, now_s: float) -> bool:
        """Whether a person asked just now and waits for the answer."""
        return bool(self.wants) and self._asked_s is not None and now_s - self._asked_s < HURRY_S

    def refuse(self, error: Exception) -> None:
        """End everything that people started, with this error."""
        for running in tuple(self._running):
            if not running.of_ours:
                running.conversation.close()
                if self._is_over(running):
                    running.future.set_exception(error)

    def close(self) -> None:
        """End everything."""
        for running in tuple(self._running):
            running.future.cancel()
            running.conversation.close()
            self._forget(running)

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
        now_s = self._clock.monotonic_s()
        running.ask = ask
        if not ask.goes_on:
            running.until_s = now_s + ask.wait_s
        if ask.send and not running.of_ours:
            self._asked_s = now_s
        self._note_wants()
        for said in ask.say:
            self._say(said)
        for outgoing in ask.send:
            self._send(outgoing)

    def _is_over(self, running: _Running) -> bool:
        """Forget the protocol; True if somebody still waits for its result."""
        self._forget(running)
        return running.future.set_running_or_notify_cancel()

    def _forget(self, running: _Running) -> None:
        if running in self._running:
            self._running.remove(running)
            self._note_wants()

    def _note_wants(self) -> None:
        names = {name for running in self._running for name in running.ask.wants}
        self.wants = frozenset(_NUMBERS[name] for name in names if name in _NUMBERS)
