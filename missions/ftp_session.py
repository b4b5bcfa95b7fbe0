"""One conversation with the files of a vehicle: numbers, repetitions and patience.

What is read and written is said in `missions/ftp_read.py` and `missions/ftp_write.py`. Behaviour as in
ArduPilot's source: requests wait in a queue of five, what comes on top is dropped; a session's number is ours
to choose; and one that was left open is closed 20 s later, *with effect*. So each begins with a reset.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from missions.ftp_payload import FtpError, Op, Reply, Request, reason, reply_of
from missions.in_flight import InFlight
from missions.patience import Patience, SilenceError
from telemetry.messages import GCS_SYSTEM, Outgoing, mavlink
from telemetry.protocol import Ask, Conversation, Peer, Said

if TYPE_CHECKING:
    from collections.abc import Sequence

QUEUE = 5  # AP_MAVLINK_FTP_MAX_SESSIONS
SESSION = 1  # 0 would let the vehicle choose one; a fixed one is found again after we were cut off
FIRST_WAIT_S = 0.15
LONGEST_WAIT_S = 0.5
SILENCE_S = 3.0
WHOLE_SILENCE_S = 30.0
BURST_REPLIES = 2048  # ArduPilot sends 2000 at most, then it wants to be asked again
FRUITLESS = 300  # answers in a row that lead nowhere

_WANTS = frozenset({"FILE_TRANSFER_PROTOCOL"})


class Answered(NamedTuple):
    """A request that has its reply."""

    request: Request
    repeated: bool  # the reply may be to the second time
    lost: list[Request]  # those before it that now go out again


class FtpSession:
    """Begins with `reset`; then one file at a time."""

    def __init__(self, peer: Peer) -> None:
        self.retries = 0  # messages sent again
        self.patience = Patience(FIRST_WAIT_S, LONGEST_WAIT_S, SILENCE_S, WHOLE_SILENCE_S)
        self._peer = peer
        self._seq = peer.turns.numbers.randrange(
            1 << 16
        )  # answers to an earlier conversation are not taken for ours
        self._fruitless = 0
        self._repeated: set[Request] = set()
        self._said: list[Said] = []

    def request(self, op: Op, offset: int = 0, data: bytes = b"", size: int = 0) -> Request:
        """The next request, with its number."""
        self._seq = (self._seq + 1) % (1 << 16)
        return Request(self._seq, SESSION, op, offset, data, size)

    def say(self, said: Said) -> None:
        """For the record, with the next turn."""
        self._said.append(said)

    def reset(self) -> Conversation[None]:
        """Close what we may have left open."""
        yield from self._alone(self.request(Op.RESET))

    def close(self) -> Conversation[None]:
        """What was written takes effect. FtpError with a code: the vehicle looked at it and refused."""
        reply = yield from self._alone(self.request(Op.TERMINATE))
        if reply.refusal is not None:
            raise refused("the file", reply)

    def leave(self) -> Conversation[None]:
        """Close a file that was read; nobody waits for the answer."""
        yield Ask((self._message(self.request(Op.TERMINATE)),), wait_s=0.0)

    def turn(self, send: Sequence[Request]) -> Conversation[Reply | None]:
        """Send, and the next reply in this session; None: silence. FtpError when it leads nowhere."""
        outgoing = tuple(self._message(request) for request in send)
        goes_on = False
        while True:
            said, self._said = tuple(self._said), []
            message = yield Ask(outgoing, _WANTS, self.patience.wait_s, said, goes_on=goes_on)
            outgoing, goes_on = (), True
            if message is None:
                return None
            if message.target_system in {0, GCS_SYSTEM}:
                reply = reply_of(bytes(message.payload))
                if reply is not None and reply.session == SESSION:
                    return self._counted(reply)

    def silent(self, flight: InFlight[Request]) -> list[Request]:
        """What to send again after a silence. FtpError when it lasted long enough."""
        try:
            ask_again = self.patience.silence()
        except SilenceError:
            raise FtpError("the drone does not answer to questions about its files") from None
        return self.again(flight, flight.all()) if ask_again else []

    def answered(self, flight: InFlight[Request], reply: Reply) -> Answered | None:
        """Which request this answers, and those that were lost before it. None: no one's, or late."""
        for request in flight.all():
            if request.is_answered_by(reply):
                self.progress()
                return Answered(
                    request, request in self._repeated, self.again(flight, flight.answered(request))
                )
        if any(request.is_answered_by(reply) for request in self._repeated):
            self.patience.heard_twice()
        return None

    def again(self, flight: InFlight[Request], lost: Sequence[Request]) -> list[Request]:
        """Under the same number: the vehicle knows them again."""
        for request in lost:
            flight.ask(request)
        self._repeated.update(lost)
        self.retries += len(lost)
        return list(lost)

    def burst(self, offset: int, size: int) -> Request:
        """Ask for the rest of the file at once.

        Its replies count on from its number. They are left out for what follows: an ArduPilot takes a request
        that would get the number of its last reply for one that is sent again, and repeats that reply.
        """
        request = self.request(Op.BURST, offset, size=size)
        self._seq = (self._seq + BURST_REPLIES) % (1 << 16)
        return request

    def progress(self) -> None:
        """Something new came."""
        self.patience.heard()
        self._fruitless = 0

    def _alone(self, request: Request) -> Conversation[Reply]:
        flight: InFlight[Request] = InFlight(1)
        flight.ask(request)
        send = [request]
        while True:
            reply = yield from self.turn(send)
            send = self.silent(flight) if reply is None else []
            if reply is not None and self.answered(flight, reply) is not None:
                return reply

    def _counted(self, reply: Reply) -> Reply:
        self._fruitless += 1
        if self._fruitless > FRUITLESS:
            raise FtpError("the drone's answers about its files lead nowhere")
        return reply

    def _message(self, request: Request) -> Outgoing:
        return mavlink.MAVLink_file_transfer_protocol_message(
            0, self._peer.system, self._peer.component, request.payload()
        )


def refused(path: str, reply: Reply) -> FtpError:
    """The vehicle's own reason."""
    return FtpError(f"the drone refused {path}: {reason(reply)}", reply.refusal)
