"""MAVLink FTP from the vehicle's side, as ArduPilot's source has it, with one session.

Requests wait in a queue of five; what comes on top is dropped. The last request sent again gets the same
reply again. A session that nobody uses is closed after 20 s, and closing a written file makes it count.
"""

from __future__ import annotations

import struct
import zlib
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from telemetry.messages import mavlink
from training.files import PARAMETERS, File, FileError, entries_of, open_to_read, open_to_write
from training.heard import Sender, sender_of
from training.parameter_talk import BANNER
from training.voice import INFO

if TYPE_CHECKING:
    from telemetry.messages import Message
    from training.autopilot import Autopilot
    from training.log_card import LogCard

QUEUE = 5
BUSY_S = 3.0  # used so recently, the session is not given to another
KILL_S = 20.0
BURST_A_STEP = 8  # pieces each 20 ms: some 95 kB/s
DATA_BYTES = 239
TERMINATE, RESET, LIST, OPEN, READ, CREATE, WRITE, OPEN_TO_WRITE, CRC, BURST = 1, 2, 3, 4, 5, 6, 7, 11, 14, 15
_NONE, _REMOVE = 0, 8
_ACK, _NAK = 128, 129
_FAIL, _FAIL_NUMBER, _WRONG_SIZE, _NO_SESSION, _END, _UNKNOWN, _NOT_FOUND = 1, 2, 3, 5, 6, 7, 10
_HEADER = struct.Struct(
    "<HBBBBBBI"
)  # sequence, session, opcode, size, opcode asked, burst ends, padding, offset
_PAYLOAD_BYTES = 251


class Asked(NamedTuple):
    """One request."""

    sender: Sender
    seq: int
    session: int
    op: int
    size: int
    offset: int
    data: bytes

    @property
    def path(self) -> str:
        return self.data.split(b"\0", 1)[0].decode("latin-1")


class RefusedError(Exception):
    """What a NAK says."""

    def __init__(self, *codes: int) -> None:
        super().__init__(codes)
        self.codes = bytes(codes)


@dataclass(slots=True)
class _Burst:
    """Pieces that are still to be sent."""

    asked: Asked
    file: File
    offset: int
    replies: int = 0


@dataclass(slots=True)
class FtpDesk:
    """Answers FILE_TRANSFER_PROTOCOL."""

    ap: Autopilot
    card: LogCard
    before_4_7: bool = False  # closing never fails, nothing is closed by itself, bursts end otherwise
    _queue: deque[Asked] = field(default_factory=deque[Asked])
    _owner: tuple[Sender, int] | None = None
    _file: File | None = None
    _writes: bool = False
    _used_s: float = 0.0
    _burst: _Burst | None = None
    _last: tuple[Sender, int, int, bytes] | None = None  # to whom, session, number of the reply, the reply

    def hear(self, message: Message) -> bool:
        """Take a request; False when the message is of another protocol."""
        if message.get_type() != "FILE_TRANSFER_PROTOCOL":
            return False
        seq, session, op, size, _, _, _, offset = _HEADER.unpack_from(payload := bytes(message.payload))
        if len(self._queue) < QUEUE:
            data = payload[_HEADER.size :]
            self._queue.append(Asked(sender_of(message), seq, session, op, size, offset, data))
        return True

    def work(self) -> None:
        """Answer what waits. A burst is sent first, to its end."""
        while self._queue and self._burst is None:
            self._answer(self._queue.popleft())

    def step(self) -> None:
        """Send on, and close what nobody uses."""
        if self._burst is not None:
            self._send_burst(self._burst)
            self.work()
        if self._file is not None and not self.before_4_7 and self.ap.now_s - self._used_s > KILL_S:
            self._close_quietly()

    def _answer(self, asked: Asked) -> None:
        if self._last is not None and self._last[:3] == (
            asked.sender,
            asked.session,
            (asked.seq + 1) & 0xFFFF,
        ):
            self._send(asked.sender, self._last[3])
            return
        try:
            offset, data = self._do(asked)
        except RefusedError as refused:
            self._reply(asked, _NAK, data=refused.codes)
        except FileError as error:
            self._reply(asked, _NAK, data=bytes((_FAIL_NUMBER, error.number)))
        else:
            if self._burst is None:
                self._reply(asked, _ACK, offset, data)

    def _do(self, asked: Asked) -> tuple[int, bytes]:
        """The offset and the data of the ACK. RefusedError, FileError: a NAK instead."""
        if asked.size > DATA_BYTES:
            raise RefusedError(_WRONG_SIZE)
        if asked.op == RESET:
            if self._owner is not None and self._owner[0] == asked.sender:
                self._close_quietly()
            return 0, b""
        self._claim(asked)
        if asked.op in (READ, BURST):
            return asked.offset, self._read(asked)
        if asked.op == LIST:
            return asked.offset, self._entries(asked)
        if asked.op == WRITE:
            self._opened(writes=True).write(asked.offset, asked.data[: asked.size])
            return asked.offset, b""
        return 0, self._do_without_offset(asked)

    def _do_without_offset(self, asked: Asked) -> bytes:
        if asked.op in (OPEN, CREATE, OPEN_TO_WRITE):
            return self._open(asked)
        if asked.op == CRC:
            return self._checksum(asked.path)
        if asked.op == TERMINATE and self.before_4_7:
            self._close_quietly()
        elif asked.op == TERMINATE:
            self._close()
        elif asked.op != _NONE:
            raise RefusedError(_NOT_FOUND if asked.op == _REMOVE else _UNKNOWN)
        return b""

    def _claim(self, asked: Asked) -> None:
        """The one session is who used it last's, as long as that is not long ago."""
        owner = (asked.sender, asked.session)
        if self._owner != owner:
            if self._file is not None and self.ap.now_s - self._used_s < BUSY_S:
                raise RefusedError(_NO_SESSION)
            self._close_quietly()
            self._owner = owner
        self._used_s = self.ap.now_s

    def _open(self, asked: Asked) -> bytes:
        if self._file is not None:
            raise RefusedError(_FAIL)
        self._writes = asked.op != OPEN
        self._file = (
            open_to_write(self.ap, asked.path)
            if self._writes
            else open_to_read(self.ap, self.card, asked.path)
        )
        if self._file is None:
            raise RefusedError(_NOT_FOUND)
        if asked.path.startswith(PARAMETERS):
            for line in BANNER:
                self.ap.text(INFO, line)
        return b"" if self._writes else struct.pack("<I", self._file.told_bytes)

    def _opened(self, *, writes: bool) -> File:
        if self._file is None:
            raise RefusedError(_NOT_FOUND)
        if self._writes != writes:
            raise RefusedError(_FAIL)
        return self._file

    def _read(self, asked: Asked) -> bytes:
        file = self._opened(writes=False)
        if asked.op == BURST:
            self._burst = _Burst(asked, file, asked.offset)
            return b""
        data = file.read(asked.offset, asked.size)
        if not data:
            raise RefusedError(_END)
        return data

    def _send_burst(self, burst: _Burst) -> None:
        size = burst.asked.size or DATA_BYTES
        self._used_s = self.ap.now_s
        for _ in range(BURST_A_STEP):
            try:
                data = burst.file.read(burst.offset, size)
                refused = b"" if data else bytes((_END,))
            except FileError as error:
                data, refused = b"", bytes((_FAIL_NUMBER, error.number))
            if refused:
                ends_at = burst.offset if burst.replies or not self.before_4_7 else 0
                self._reply(burst.asked, _NAK, ends_at, refused, burst.replies, ends=True)
                self._burst = None
                return
            last = burst.replies == self._most - 1
            short = self.before_4_7 and len(data) < size
            self._reply(burst.asked, _ACK, burst.offset, data, burst.replies, ends=last or short)
            burst.offset += len(data)
            burst.replies += 1
            if last:
                self._burst = None
                return

    @property
    def _most(self) -> int:
        """Replies of one burst."""
        return 500 if self.before_4_7 else 2000

    def _entries(self, asked: Asked) -> bytes:
        """Of a folder, from that number on, as many as go into one reply."""
        entries = entries_of(self.card, asked.path)
        if entries is None:
            raise RefusedError(_NOT_FOUND)
        listed = bytearray()
        for entry in entries[asked.offset :]:
            if len(listed) + len(entry) + 1 > DATA_BYTES:
                break
            listed += entry + b"\0"
        if not listed:
            raise RefusedError(_END)
        return bytes(listed)

    def _checksum(self, path: str) -> bytes:
        file = open_to_read(self.ap, self.card, path)
        if file is None:
            raise RefusedError(_NOT_FOUND)
        content = bytearray()
        while piece := file.read(len(content), DATA_BYTES):
            content += piece
        # ArduPilot's crc_crc32 begins with 0 and inverts nothing
        return struct.pack("<I", zlib.crc32(bytes(content), 0xFFFFFFFF) ^ 0xFFFFFFFF)

    def _close(self) -> None:
        file, self._file, self._burst = self._file, None, None
        if file is not None:
            file.close()

    def _close_quietly(self) -> None:
        with suppress(FileError):  # nobody is told; it shows when the list is read
            self._close()

    def _reply(
        self, asked: Asked, op: int, offset: int = 0, data: bytes = b"", later: int = 0, *, ends: bool = False
    ) -> None:
        seq = (asked.seq + 1 + later) & 0xFFFF
        head = _HEADER.pack(seq, asked.session, op, len(data), asked.op, int(ends), 0, offset)
        payload = (head + data).ljust(_PAYLOAD_BYTES, b"\0")
        self._last = (asked.sender, asked.session, seq, payload)
        self._send(asked.sender, payload)

    def _send(self, to: Sender, payload: bytes) -> None:
        self.ap.voice.say(mavlink.MAVLink_file_transfer_protocol_message(0, *to, payload))
