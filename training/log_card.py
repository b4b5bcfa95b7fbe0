"""The card that the drone keeps its logs on: some of the last flights, never more than it holds."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Final

CARD_BYTES: Final = 24 << 20
LONGEST_BYTES: Final = 8 << 20  # of one log: an hour in the air; then it ends
BLOCK_BYTES: Final = 16_384


@dataclass(slots=True)
class LogFile:
    """One log. It only grows, block by block, so that a copy of it costs nothing."""

    number: int
    written_at_s: int = 0  # UTC seconds of the last record, as the card's clock has it
    _blocks: list[bytes] = field(default_factory=list[bytes])
    _end: bytearray = field(default_factory=bytearray)

    @property
    def size_bytes(self) -> int:
        return len(self._blocks) * BLOCK_BYTES + len(self._end)

    @property
    def is_full(self) -> bool:
        return self.size_bytes >= LONGEST_BYTES

    @property
    def name(self) -> str:
        return f"{self.number:08d}.BIN"

    def write(self, data: bytes) -> None:
        self._end += data
        while len(self._end) >= BLOCK_BYTES:
            self._blocks.append(bytes(self._end[:BLOCK_BYTES]))
            del self._end[:BLOCK_BYTES]

    def read(self, offset: int, size: int) -> bytes:
        """Fewer bytes at its end, none behind it."""
        first, skipped = divmod(offset, BLOCK_BYTES)
        last = (offset + size - 1) // BLOCK_BYTES
        pieces = self._blocks[first : last + 1]
        if last >= len(self._blocks):
            skipped = skipped if first <= len(self._blocks) else BLOCK_BYTES
            pieces = [*pieces, bytes(self._end)]
        return b"".join(pieces)[skipped : skipped + size]

    def __deepcopy__(self, _memo: dict[int, object]) -> LogFile:
        return LogFile(self.number, self.written_at_s, list(self._blocks), bytearray(self._end))


class LogCard:
    """It outlives a reboot. Numbers go on; when the card is full the oldest logs leave."""

    def __init__(self) -> None:
        self._files: deque[LogFile] = deque()
        self._last = 0

    def __len__(self) -> int:
        return len(self._files)

    @property
    def last(self) -> int:
        """The number of the newest log; 0 when there is none."""
        return self._last if self._files else 0

    def begin(self) -> LogFile:
        """A new log."""
        while self._files and self.size_bytes > CARD_BYTES - LONGEST_BYTES:
            self._files.popleft()
        self._last += 1
        self._files.append(file := LogFile(self._last))
        return file

    @property
    def size_bytes(self) -> int:
        return sum(file.size_bytes for file in self._files)

    def files(self) -> tuple[LogFile, ...]:
        """Oldest first."""
        return tuple(self._files)

    def numbered(self, number: int) -> LogFile | None:
        return next((file for file in self._files if file.number == number), None)

    def named(self, name: str) -> LogFile | None:
        return next((file for file in self._files if file.name == name), None)

    def erase(self) -> None:
        """LOG_ERASE; the next log is number 1 again, as after a format."""
        self._files.clear()
        self._last = 0
