"""All gazetteers of a laptop: opened, opened again where a file changed, and asked together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.addresses.find import Found, find
from maps.addresses.gazetteer import Gazetteer
from maps.foreign.file import FormatError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from maps.geo import LatLon


class Gazetteers:
    """Used by one thread at a time."""

    def __init__(self) -> None:
        self._open: dict[tuple[Path, int, int], Gazetteer] = {}  # by path, size and time of the last change

    def use(self, paths: Iterable[Path]) -> tuple[str, ...]:
        """These and no others from now on; the lines of those that cannot be opened."""
        before, self._open = self._open, {}
        problems: list[str] = []
        for path in paths:
            try:
                state = path.stat()
                key = path, state.st_size, state.st_mtime_ns
                self._open[key] = before.pop(key, None) or Gazetteer(path)
            except FormatError as error:
                problems.append(str(error))
            except OSError as error:
                problems.append(f"{path.name}: {error.strerror}")
        for gone in before.values():
            gone.close()
        return tuple(problems)

    def find(self, text: str, near: LatLon | None = None) -> Found:
        """What a text may mean, in all of them."""
        return find(text, self._open.values(), near)

    def close(self) -> None:
        """Let go of all files."""
        self.use(())
