"""What people want to be done: given from any thread, begun on the session's, or refused in words."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from telemetry.mailbox import taken
from telemetry.refusals import LockedError, NotRecordedError, NoVehicleError

if TYPE_CHECKING:
    from telemetry.bond import Bond
    from telemetry.conversations import Conversations
    from telemetry.link.link import Link
    from telemetry.protocol import Start, T
    from telemetry.record import Record


@dataclass(frozen=True, slots=True)
class _Order:
    start: Start[Any]
    future: Future[Any]
    needs_record: bool


class Orders:
    """The only door through which anything is commanded."""

    def __init__(self, link: Link, bond: Bond, conversations: Conversations) -> None:
        self._link = link
        self._bond = bond
        self._conversations = conversations
        self._waiting: SimpleQueue[_Order] = SimpleQueue()
        self._closed = False

    @property
    def are_waiting(self) -> bool:
        """Whether somebody wants something that has not begun."""
        return not self._waiting.empty()

    def give(self, start: Start[T], *, needs_record: bool) -> Future[T]:
        """From any thread."""
        future: Future[T] = Future()
        self._waiting.put(_Order(start, future, needs_record))
        if self._closed:
            self._cancel()
        return future

    def begin(self, record: Record | None) -> None:
        """All that wait."""
        for order in taken(self._waiting):
            reason = self._refusal(order, record)
            if reason is None and self._bond.peer is not None:
                self._conversations.begin(order.start, order.future, self._bond.peer)
            elif order.future.set_running_or_notify_cancel():
                order.future.set_exception(reason)

    def close(self) -> None:
        """What has not begun never will, nor what comes later."""
        self._closed = True
        self._cancel()

    def _refusal(self, order: _Order, record: Record | None) -> NoVehicleError | None:
        if not self._link.live:
            return NoVehicleError("nothing was sent: this is a recording")
        if self._bond.peer is None:
            return NoVehicleError("nothing was sent: no drone was heard yet")
        if self._link.down is not None:
            return NoVehicleError("nothing was sent: the link is gone and is being opened again")
        lock = self._bond.lock.lock.get()
        if lock is not None:
            return LockedError(lock)
        if order.needs_record and (record is None or not record.writing):
            return NotRecordedError()
        return None

    def _cancel(self) -> None:
        for order in taken(self._waiting):
            order.future.cancel()
