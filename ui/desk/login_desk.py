"""Names and passwords of cameras: asked of the key store beside the window, for it may ask the user first."""

from __future__ import annotations

import logging
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from telemetry.key_store import KeyStoreError
from telemetry.mailbox import taken
from telemetry.video.kept_credentials import keep_credentials, kept_credentials
from telemetry.video.sources import Login
from ui.pump import Bell

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.key_store import KeyStore
    from telemetry.video.address import StreamAddress
    from telemetry.video.credentials import Credentials

log = logging.getLogger(__name__)


class LoginDesk(QObject):
    """Without a key store every password is typed again; nothing else is missed."""

    def __init__(
        self, open_store: Callable[[], KeyStore | None] | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._open_store = open_store
        self._answers: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._bell = Bell(self)
        self._bell.rang.connect(self._answer)

    def fetch(self, address: StreamAddress, then: Callable[[Login | None], None]) -> None:
        """What was kept for this host and port; `then` on the GUI thread, at once where nothing can be."""
        if self._open_store is None or not address.host:
            then(None)
            return

        def look() -> None:
            found = self._kept(address)
            self._answers.put(partial(then, found))
            self._bell.ring()

        Thread(target=look, name="login", daemon=True).start()

    def keep(self, address: StreamAddress, credentials: Credentials) -> None:
        """For the next time."""

        def work() -> None:
            try:
                store = None if self._open_store is None else self._open_store()
                if store is not None:
                    keep_credentials(store, address, credentials)
            except KeyStoreError as error:
                log.warning("the password of %s was not kept: %s", address, error)

        Thread(target=work, name="login", daemon=True).start()

    def _kept(self, address: StreamAddress) -> Login | None:
        try:
            store = None if self._open_store is None else self._open_store()
            found = None if store is None else kept_credentials(store, address)
        except KeyStoreError as error:
            log.warning("no password for %s: %s", address, error)
            return None
        return None if found is None else Login(found.user, found.password)

    def _answer(self) -> None:
        for answer in taken(self._answers):
            answer()
