"""The keys of the brigade's drones, as every door of the program sees them."""

from __future__ import annotations

import base64
import logging
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from telemetry.key_store import KeyStoreError
from telemetry.signing import KEY_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.key_store import KeyStore

log = logging.getLogger(__name__)
_PREFIX = "drone/"


@dataclass(frozen=True, slots=True)
class DroneKey:
    """What one drone signs with. The key itself is in no text that Python makes of it."""

    uid: str
    name: str  # what the brigade calls it
    key: bytes = field(repr=False)


class DroneKeys:
    """Starts without any; what is loaded or paired later counts from then on, in every door.

    Reading `known` costs nothing. `keep` and `forget` may wait for the user (an operating system may ask
    before it opens its key store): they belong on a thread that nobody waits for.
    """

    def __init__(self, known: tuple[DroneKey, ...] = ()) -> None:
        self.known = known
        self._store: KeyStore | None = None
        self._changing = threading.Lock()

    @property
    def can_keep(self) -> bool:
        """Whether a key store is open: without one nothing is paired."""
        return self._store is not None

    def load(self, open_store: Callable[[], KeyStore | None]) -> threading.Thread:
        """Ask the key store on a thread of its own; returns at once. Without a store nothing is known."""
        thread = threading.Thread(
            target=self._load, args=(open_store,), name="firedrone-key-store", daemon=True
        )
        thread.start()
        return thread

    def open(self, store: KeyStore) -> None:
        """Take what is in the store, now. KeyStoreError where it cannot be read."""
        with self._changing:
            self._store = store
            found = tuple(drone for name in store.names() if (drone := _read(store, name)) is not None)
            ours = {drone.uid for drone in found}
            self.known = (*found, *(drone for drone in self.known if drone.uid not in ours))

    def keep(self, drone: DroneKey) -> None:
        """From now on this is the drone's key, in this program and in the store."""
        with self._changing:
            store = self._needed()
            store.set(_PREFIX + drone.uid, _written(drone))
            self.known = (*(other for other in self.known if other.uid != drone.uid), drone)

    def forget(self, uid: str) -> bool:
        """Take the drone's key out of the program and of the store. False: there was none."""
        with self._changing:
            there = any(drone.uid == uid for drone in self.known)
            self._needed().delete(_PREFIX + uid)
            self.known = tuple(drone for drone in self.known if drone.uid != uid)
            return there

    def _needed(self) -> KeyStore:
        if self._store is None:
            raise KeyStoreError("there is no open key store, so no key was kept")
        return self._store

    def _load(self, open_store: Callable[[], KeyStore | None]) -> None:
        try:
            store = open_store()
            if store is not None:
                self.open(store)
        except KeyStoreError as error:
            log.warning("the keys of the drones were not read: %s", error)


class _Kept(msgspec.Struct, frozen=True):
    name: str
    key: str  # base64


def _written(drone: DroneKey) -> bytes:
    return msgspec.json.encode(_Kept(drone.name, base64.b64encode(drone.key).decode()))


def _read(store: KeyStore, name: str) -> DroneKey | None:
    if not name.startswith(_PREFIX):
        return None
    secret = store.get(name)
    if secret is None:
        return None
    try:
        kept = msgspec.json.decode(secret, type=_Kept)
        key = base64.b64decode(kept.key, validate=True)
    except (msgspec.MsgspecError, UnicodeError, ValueError):
        key = b""
    else:
        if len(key) == KEY_BYTES:
            return DroneKey(name.removeprefix(_PREFIX), kept.name, key)
    log.warning("the key of drone %s cannot be read: pair it again", name.removeprefix(_PREFIX))
    return None
