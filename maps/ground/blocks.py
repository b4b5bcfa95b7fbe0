"""The pieces of height files that were looked at last."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Block = NDArray[Any]

KEPT_BYTES = (
    32 * 2**20
)  # eight blocks of GLO-30, a whole fine HGT tile; a search looks at four blocks at most


class BlockCache:
    """Decoded blocks, those used last. Asked from several threads."""

    def __init__(self, most_bytes: int = KEPT_BYTES) -> None:
        self._most_bytes = most_bytes
        self._kept: OrderedDict[tuple[Path, int], Block] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key: tuple[Path, int]) -> Block | None:
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key]

    def put(self, key: tuple[Path, int], block: Block) -> None:
        with self._lock:
            before = self._kept.pop(key, None)
            self._kept[key] = block
            self._bytes += block.nbytes - (0 if before is None else before.nbytes)
            while self._bytes > self._most_bytes and len(self._kept) > 1:
                self._bytes -= self._kept.popitem(last=False)[1].nbytes
