"""Write a file aboard: several blocks under way, and only what got lost is sent again."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from missions.ftp_payload import ALREADY_OPEN, NO_FILE_OPEN, Op, Reply, Request
from missions.ftp_session import QUEUE, FtpSession, refused
from missions.in_flight import InFlight

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from telemetry.protocol import Conversation


def write(
    session: FtpSession, path: str, blocks: Sequence[bytes], written: Callable[[int], None] = lambda _: None
) -> Conversation[None]:
    """Until every block is acknowledged; `written` hears how many are. FtpError: refused, or no answer.

    The file takes effect when it is closed, not before.
    """
    writing = _Writing(session, path, blocks)
    send = writing.go_on()
    while send is not None:
        reply = yield from session.turn(send)
        before = writing.acknowledged
        lost = session.silent(writing.flight) if reply is None else writing.take(reply)
        if writing.acknowledged != before:
            written(writing.acknowledged)
        more = writing.go_on()
        send = None if more is None else [*lost, *more]


class _Writing:
    """The first blocks travel with the request that creates their file, so that this costs no time."""

    def __init__(self, session: FtpSession, path: str, blocks: Sequence[bytes]) -> None:
        self.flight: InFlight[Request] = InFlight(QUEUE)
        self.acknowledged = 0  # blocks
        self._session = session
        self._path = path
        self._create = session.request(Op.CREATE, data=path.encode())
        self._waiting: deque[Request] = deque([self._create])
        offset = 0
        for block in blocks:
            self._waiting.append(session.request(Op.WRITE, offset, block))
            offset += len(block)
        self._open = False
        self._held = False  # blocks came before the file was there: first it has to be
        self._early: set[int] = set()  # numbers of the blocks that this can have happened to

    def go_on(self) -> list[Request] | None:
        """What may be sent now; None: all is acknowledged."""
        if not self._waiting and not self.flight:
            return None
        send: list[Request] = []
        while self._waiting and self.flight.room and not self._held:
            request = self._waiting.popleft()
            self.flight.ask(request)
            send.append(request)
            if not self._open:
                self._early.add(request.seq)
        return send

    def take(self, reply: Reply) -> list[Request]:
        """Returns what turned out to be lost."""
        found = self._session.answered(self.flight, reply)
        if found is None:
            return []
        request, repeated, lost = found
        if request.op is Op.CREATE:
            # "Failed" to what was sent twice: the first one got through and its answer did not.
            if reply.refusal is not None and not (reply.refusal == ALREADY_OPEN and repeated):
                raise refused(self._path, reply)
            self._open, self._held = True, False
        elif reply.refusal == NO_FILE_OPEN and request.seq in self._early:
            self._held = not self._open
            self._session.retries += 1
            anew = self._session.request(Op.WRITE, request.offset, request.data)
            self._waiting = deque(sorted((anew, *self._waiting), key=lambda waiting: waiting.offset))
        elif reply.refusal is not None:
            raise refused(self._path, reply)
        else:
            self.acknowledged += 1
        return lost
