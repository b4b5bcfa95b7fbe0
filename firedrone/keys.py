"""The secrets of this installation: what the drones sign with, and what the journals are signed with.

Both live in the computer's key store, which may ask the user first: they are loaded on threads of their own,
and everything works without them, unsigned and said so.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from incidents.signatures import LaptopKey
from telemetry.key_store import open_key_store
from telemetry.signing_door import signing_door
from telemetry.signing_keys import DroneKeys

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from telemetry.door import Door
    from telemetry.key_store import KeyStore
    from telemetry.link.link import Link

KEY_WITHIN_S = (
    3.0  # for verbs: a key store that is locked asks the user, and the record does not wait for long
)


@dataclass(frozen=True, slots=True)
class Keys:
    """Made once a program; `door` is for every live link."""

    data: Path
    drones: DroneKeys
    laptop: LaptopKey
    store: Callable[[], KeyStore | None]  # opens it once; may wait for the user

    def door(self, link: Link) -> Door:
        """Who is let in on this link."""
        return signing_door(link, self.drones, self.data)


def open_keys(data: Path, *, wait_s: float = 0.0) -> Keys:
    """Begin to load them. `wait_s`: how long the journals' key is waited for; a verb would end too soon."""
    drones, laptop = DroneKeys(), LaptopKey()
    store = _OneStore(data)
    drones.load(store)
    laptop.load(store, wait_s)
    return Keys(data, drones, laptop, store)


class _OneStore:
    """Opened once for both: two copies of a file of secrets would each overwrite what the other keeps."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._opening = Lock()
        self._opened: list[KeyStore | None] = []

    def __call__(self) -> KeyStore | None:
        with self._opening:
            if not self._opened:
                self._opened.append(open_key_store(self._data))
            return self._opened[0]
