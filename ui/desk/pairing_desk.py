"""Giving the brigade's drone a key: the talk with the drone, then the key store, which may take its time."""

from __future__ import annotations

import threading
from concurrent.futures import CancelledError
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from telemetry.door import Signing
from telemetry.key_store import KeyStoreError
from telemetry.pairing import PairingError, pair, unpair
from telemetry.refusals import NoVehicleError
from ui.widgets.answer import Answer

if TYPE_CHECKING:
    from concurrent.futures import Future

    from telemetry.signing_keys import DroneKey, DroneKeys
    from telemetry.state import VehicleState
    from ui.desk.flight_desk import FlightDesk


class PairingDesk(QObject):
    """One pairing at a time. `keys` is None where the program was opened without a key store."""

    answered = Signal(str, str)  # Answer, words
    _not_kept = Signal(str, str)  # uid, why; from the thread of the key store

    def __init__(self, flight: FlightDesk, keys: DroneKeys | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._flight = flight
        self._keys = keys
        self._keeping: threading.Thread | None = None
        self._not_kept.connect(self._on_not_kept)

    def why_not(self, state: VehicleState) -> str | None:
        """Why no key can be given now; None: it can."""
        if state.heartbeat is None:
            return self.tr("no drone is heard")
        if self._flight.training:
            return self.tr("not in a training")
        if state.link.signing is not Signing.CABLE:
            return self.tr("plug it in by USB")
        if state.armed:
            return self.tr("land first")
        if self._keys is None or not self._keys.can_keep:
            return self.tr("no key store here")
        return None

    def pair(self, name: str) -> None:
        """Make a key, give it to the drone, see it used, keep it. `answered` says how that went."""
        start = partial(pair, cable=True, name=name, utc=self._flight.utc)
        if self._flight.converse(start, self._on_paired):
            self.answered.emit(Answer.SENT, "")

    def close(self) -> None:
        """A key on its way into the store gets there."""
        if self._keeping is not None:
            self._keeping.join()

    def _on_paired(self, future: Future[Any]) -> None:
        try:
            key: DroneKey = future.result(timeout=0)
        except CancelledError:
            self.answered.emit(Answer.REFUSED, self.tr("the link is gone"))
        except (PairingError, NoVehicleError) as error:
            self.answered.emit(Answer.REFUSED, str(error))
        else:
            self._keeping = threading.Thread(target=self._keep, args=(key,), name="firedrone-pairing")
            self._keeping.start()

    def _keep(self, key: DroneKey) -> None:
        """On a thread of its own: an operating system may ask before it opens its key store."""
        try:
            if self._keys is not None:
                self._keys.keep(key)
        except KeyStoreError as error:
            self._not_kept.emit(key.uid, str(error))
        else:
            self.answered.emit(Answer.ANSWERED, "")

    def _on_not_kept(self, uid: str, why: str) -> None:
        """A key that nobody has would lock everybody out: the drone is to forget it."""
        self.answered.emit(Answer.REFUSED, why)
        self._flight.converse(partial(unpair, cable=True, uid=uid), lambda _: None)
