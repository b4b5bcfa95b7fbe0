"""Log list and download from the vehicle's side, as ArduPilot's AP_Logger does it: one download at a time,
and nothing is sent while the motors run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from telemetry.messages import mavlink
from training.heard import Sender, sender_of
from training.voice import NOTICE

if TYPE_CHECKING:
    from telemetry.messages import Message
    from training.autopilot import Autopilot
    from training.log_card import LogCard, LogFile

DATA_BYTES: Final = 90
PER_TICK: Final = 555  # recorded over TCP: 300 kB in 0.12 s


@dataclass(slots=True)
class _Download:
    """What of a log is still to be sent, and to whom."""

    file: LogFile
    to: Sender
    offset: int
    until: int


class LogTalk:
    """Answers LOG_REQUEST_... and LOG_ERASE."""

    def __init__(self, ap: Autopilot, card: LogCard) -> None:
        self._ap = ap
        self._card = card
        self._list: list[int] = []
        self._download: _Download | None = None

    def hear(self, message: Message) -> bool:
        """Take a message of this protocol; False when it is of another."""
        kind = message.get_type()
        if kind == "LOG_REQUEST_LIST":
            self._tell_list(int(message.start), int(message.end))
        elif kind == "LOG_REQUEST_DATA":
            self._begin(message)
        elif kind == "LOG_REQUEST_END":
            self._download, self._list = None, []
        elif kind == "LOG_ERASE":
            self._download, self._list = None, []
            if not self._ap.armed:
                self._card.erase()
        else:
            return False
        return True

    def step(self) -> None:
        """Send on, as long as it stands with its motors off."""
        if self._ap.armed:
            return
        while self._list:
            self._tell(self._list.pop(0))
        download = self._download
        if download is None:
            return
        for _ in range(PER_TICK):
            self._send(download)
            if self._download is None:
                return

    def _tell_list(self, first: int, last: int) -> None:
        """Who asks an empty card is told at once, and need not wait."""
        numbers = [file.number for file in self._card.files()]
        if not numbers:
            self._ap.voice.say(mavlink.MAVLink_log_entry_message(0, 0, 0, 0, 0))
            return
        self._list = [number for number in numbers if first <= number <= last]

    def _tell(self, number: int) -> None:
        file = self._card.numbered(number)
        if file is not None:
            self._ap.voice.say(
                mavlink.MAVLink_log_entry_message(
                    number, len(self._card), self._card.last, file.written_at_s, file.size_bytes
                )
            )

    def _begin(self, message: Message) -> None:
        """A number that is no log is not answered. Another's download goes on."""
        sender, file = sender_of(message), self._card.numbered(int(message.id))
        if self._download is not None and self._download.to != sender:
            self._ap.text(NOTICE, "Log download in progress")
        elif file is not None:
            offset, count = int(message.ofs), int(message.count)
            self._download = _Download(file, sender, offset, min(file.size_bytes, offset + count))

    def _send(self, download: _Download) -> None:
        """One piece; the last one is shorter, or empty when the log ended with the one before."""
        size = max(0, min(DATA_BYTES, download.until - download.offset))
        data = download.file.read(download.offset, size) if size else b""
        self._ap.voice.say(
            mavlink.MAVLink_log_data_message(
                download.file.number, download.offset, len(data), data.ljust(DATA_BYTES, b"\0")
            )
        )
        download.offset += len(data)
        if len(data) < DATA_BYTES or download.offset >= download.until:
            self._download = None
