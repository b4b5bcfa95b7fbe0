"""Read a file from aboard: at one request the vehicle sends all of it; what got lost is asked for singly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from missions.file_pieces import FilePieces
from missions.ftp_payload import (
    ALREADY_OPEN,
    DATA_BYTES,
    END_OF_FILE,
    NO_FILE_OPEN,
    FtpError,
    Op,
    Reply,
    Request,
)
from missions.ftp_session import BURST_REPLIES, QUEUE, FtpSession, refused
from missions.in_flight import InFlight

if TYPE_CHECKING:
    from telemetry.protocol import Conversation


def read(session: FtpSession, path: str, block_bytes: int = DATA_BYTES) -> Conversation[bytes]:
    """Open, read to the end, leave. All blocks are of one size: ArduPilot's param.pck allows no other.

    FtpError: refused, or no answer.
    """
    reading = _Reading(session, path, block_bytes)
    send = reading.begin()
    while not reading.pieces.whole:
        reply = yield from session.turn(send)
        send = reading.silence() if reply is None else reading.take(reply)
    yield from session.leave()
    return reading.pieces.data()


class _Reading:
    """The burst is asked for together with the file; its length tells nothing, ArduPilot makes it up."""

    def __init__(self, session: FtpSession, path: str, block_bytes: int) -> None:
        self.pieces = FilePieces()
        self._flight: InFlight[Request] = InFlight(QUEUE)
        self._session = session
        self._path = path
        self._block_bytes = block_bytes
        self._open = session.request(Op.OPEN, data=path.encode())
        self._burst = session.burst(0, block_bytes)

    def begin(self) -> list[Request]:
        self._flight.ask(self._open)
        return [self._open, self._burst]

    def silence(self) -> list[Request]:
        send = self._session.silent(self._flight)
        if not self.pieces.reach:
            return [*send, self._burst]
        if not self._flight:  # the end got lost, and perhaps the last pieces
            send += self._reads([self.pieces.reach])
        return send

    def take(self, reply: Reply) -> list[Request]:
        """Returns what to send now."""
        lost = self._take_burst(reply) if self._is_of_burst(reply) else self._take_answer(reply)
        asked = {request.offset for request in self._flight.all() if request.op is Op.READ}
        gaps = self.pieces.gaps(self._block_bytes, QUEUE + len(asked))
        new = [offset for offset in gaps if offset not in asked]
        return [*lost, *self._reads(new[: self._flight.room])]

    def _take_burst(self, reply: Reply) -> list[Request]:
        if reply.refusal == NO_FILE_OPEN:  # the request to open it got lost
            return [*self._session.again(self._flight, self._flight.all()), self._burst]
        if reply.refusal == END_OF_FILE:
            # Before 4.7 the answer to a burst that begins at the end has offset 0.
            if self.pieces.ends_at(max(reply.offset, self._burst.offset)):
                self._session.progress()
        elif reply.refusal is not None:
            raise refused(self._path, reply)
        elif self._add(reply.offset, reply.data):
            self._session.progress()
            if reply.burst_ends and len(reply.data) == self._block_bytes:  # else "end of file" is on its way
                self._burst = self._session.burst(self.pieces.reach, self._block_bytes)
                return [self._burst]
        return []

    def _take_answer(self, reply: Reply) -> list[Request]:
        found = self._session.answered(self._flight, reply)
        if found is None:
            return []
        request, repeated, lost = found
        if reply.refusal == END_OF_FILE and request.op is Op.READ:
            self.pieces.ends_at(request.offset)
        elif request.op is Op.OPEN and reply.refusal == ALREADY_OPEN and repeated:
            pass  # the first one got through and its answer did not
        elif reply.refusal is not None:
            raise refused(self._path, reply)
        elif request.op is Op.READ:
            self._add(request.offset, reply.data)
        return lost

    def _add(self, offset: int, data: bytes) -> bool:
        try:
            return self.pieces.add(offset, data)
        except ValueError as error:
            raise FtpError(f"{self._path} has no end: {error}") from error

    def _reads(self, offsets: list[int]) -> list[Request]:
        self._session.retries += len(offsets)  # each asks for a piece of the burst a second time
        reads = [self._session.request(Op.READ, offset, size=self._block_bytes) for offset in offsets]
        for request in reads:
            self._flight.ask(request)
        return reads

    def _is_of_burst(self, reply: Reply) -> bool:
        return reply.op == Op.BURST and 0 < (reply.seq - self._burst.seq) % (1 << 16) <= BURST_REPLIES
