"""Requests to an RTSP server and its answers, told apart from the pictures that may already come between."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from telemetry.video.errors import StreamError, Trouble
from telemetry.video.rtsp.authentication import Authenticator
from telemetry.video.rtsp.interleaved import Splitter
from telemetry.video.rtsp.message import Message, written_reply, written_request

if TYPE_CHECKING:
    from collections.abc import Iterable

    from telemetry.video.credentials import Credentials
    from telemetry.video.rtsp.interleaved import Frame
    from telemetry.video.rtsp.wire import Wire

AGENT = "FireDrone"
EARLY_BYTES = 8 << 20  # some servers send before they say that they will
_TRIES = 3  # unasked, asked for a password, and with a fresh nonce
_OURS_TO_ANSWER = ("OPTIONS", "GET_PARAMETER", "SET_PARAMETER")


class _Told(NamedTuple):
    method: str
    url: str
    identified: bool  # we had said who we are
    again: bool  # after a 401


class Dialogue:
    """One connection's requests."""

    def __init__(self, wire: Wire, credentials: Credentials | None, reply_s: float) -> None:
        self._wire = wire
        self._splitter = Splitter()
        self._authenticator = Authenticator(credentials)
        self._reply_s = reply_s
        self._sequence = 0
        self._waiting: list[Message] = []
        self._unanswered: dict[int, _Told] = {}
        self._early: list[Frame] = []
        self._early_bytes = 0
        self.session = ""

    @property
    def password_in_clear(self) -> bool:
        return self._authenticator.in_clear

    def ask(self, method: str, url: str, headers: Iterable[tuple[str, str]] = ()) -> Message:
        """The answer, whatever its status; 401 is answered here.

        StreamError: none in time, credentials missing or wrong. ClosedError.
        """
        headers = tuple(headers)
        for _ in range(_TRIES):
            sequence = self.tell(method, url, headers)
            reply = self._reply_to(sequence)
            told = self._unanswered.pop(sequence)
            if reply.status != 401:
                self._authenticator.let_in(told.method, identified=told.identified)
                return reply
            self._authenticator.challenged(reply.all("www-authenticate"), identified=told.identified)
        raise StreamError(Trouble.CREDENTIALS, "asks for the password again and again")

    def tell(
        self, method: str, url: str, headers: Iterable[tuple[str, str]] = (), *, again: bool = False
    ) -> int:
        """Ask without waiting: `replies` gets the answer. Its sequence number."""
        self._sequence += 1
        all_headers = [("CSeq", str(self._sequence)), ("User-Agent", AGENT), *headers]
        if self.session:
            all_headers.append(("Session", self.session))
        who = self._authenticator.header(method, url)
        if who is not None:
            all_headers.append(("Authorization", who))
        if len(self._unanswered) > 16:
            self._unanswered.clear()  # it never answers, and sends pictures all the same
        self._unanswered[self._sequence] = _Told(method, url, who is not None, again)
        self._wire.send(written_request(method, url, all_headers))
        return self._sequence

    def receive(self) -> list[Frame]:
        """The packets of what came over TCP; messages among them are dealt with."""
        data = self._wire.receive()
        if not data:
            return []
        found = self._splitter.feed(data)
        if any(isinstance(part, Message) for part in found):
            for part in found:
                if isinstance(part, Message):
                    self._hear(part)
            return [part for part in found if not isinstance(part, Message)]
        return found  # pyright: ignore[reportReturnType]  there is no message in it

    def replies(self) -> list[Message]:
        """Answers to what was told; after 401 with a fresh nonce it is told once more by itself."""
        replies, self._waiting = self._waiting, []
        for reply in replies:
            told = self._unanswered.pop(reply.sequence or 0, None)
            if told is None:
                continue
            if reply.status != 401:
                self._authenticator.let_in(told.method, identified=told.identified)
                continue
            self._authenticator.challenged(reply.all("www-authenticate"), identified=told.identified)
            if not told.again:
                self.tell(told.method, told.url, again=True)
        return replies

    def take_early(self) -> list[Frame]:
        """The packets that came while an answer was waited for."""
        early, self._early = self._early, []
        return early

    def _reply_to(self, sequence: int) -> Message:
        deadline_s = time.monotonic() + self._reply_s
        while True:
            replies, self._waiting = self._waiting, []
            for reply in replies:
                # A server that does not count still answers in order.
                if reply.sequence in {sequence, None}:
                    return reply
            left_s = deadline_s - time.monotonic()
            if left_s <= 0:
                raise StreamError(Trouble.SILENT, "is connected, and does not answer")
            if any(self._wire.is_control(sock) for sock in self._wire.wait(left_s)):
                frames = self.receive()
                self._early += frames
                self._early_bytes += sum(len(packet) + 64 for _, packet in frames)
                if self._early_bytes > EARLY_BYTES:
                    raise StreamError(Trouble.REFUSED, "sends pictures instead of an answer")

    def _hear(self, message: Message) -> None:
        if message.status is not None:
            if message.status >= 200:  # 1xx: the real answer follows
                self._waiting.append(message)
        elif message.method == "TEARDOWN":
            raise StreamError(Trouble.ENDED, "ended the stream")
        else:
            known = message.method in _OURS_TO_ANSWER
            self._wire.send(written_reply("200 OK" if known else "501 Not Implemented", message.sequence))
