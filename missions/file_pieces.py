"""A file that arrives in pieces, in any order: where it ends, what is missing, and all of it."""

from __future__ import annotations

from itertools import chain, islice

MOST_BYTES = 4_000_000  # no file that we read from a vehicle is as large


class FilePieces:
    """Filled with `add` until `whole`."""

    def __init__(self) -> None:
        self.end: int | None = None  # known once the vehicle said that the file ends here
        self.reach = 0  # the highest byte heard, and one
        self._pieces: dict[int, bytes] = {}

    @property
    def whole(self) -> bool:
        """Every byte up to the end is here."""
        return self.end is not None and not self.gaps(1, 1)

    def add(self, offset: int, data: bytes) -> bool:
        """Whether it is new. ValueError for a file that does not end."""
        if offset + len(data) > MOST_BYTES:
            raise ValueError(f"more than {MOST_BYTES} bytes")
        if len(data) <= len(self._pieces.get(offset, b"")):
            return False
        self._pieces[offset] = data
        self.reach = max(self.reach, offset + len(data))
        return True

    def ends_at(self, offset: int) -> bool:
        """Reading here gave "end of file". Whether that can be: not before what we have."""
        if offset < self.reach or (self.end is not None and offset >= self.end):
            return False
        self.end = offset
        return True

    def gaps(self, step: int, most: int) -> list[int]:
        """Where to read next for what is missing so far, in steps of a block; the first `most` of them."""
        spans: list[range] = []
        at = 0
        for offset in sorted(self._pieces):
            spans.append(range(at, offset, step))
            at = max(at, offset + len(self._pieces[offset]))
        spans.append(range(at, self.reach if self.end is None else self.end, step))
        return list(islice(chain.from_iterable(spans), most))

    def data(self) -> bytes:
        """All of it, once it is whole."""
        whole = bytearray(self.end or 0)
        for offset, piece in self._pieces.items():
            whole[offset : offset + len(piece)] = piece
        return bytes(whole)
