"""Names and passwords of cameras in the key store, by host and port; in no file of ours."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol

import msgspec

from telemetry.video.credentials import Credentials
from telemetry.video.errors import StreamError

if TYPE_CHECKING:
    from telemetry.video.address import StreamAddress

log = logging.getLogger(__name__)
_PREFIX = "stream/"


class SecretStore(Protocol):
    """What is needed of a `KeyStore`; not imported, which would go round: the state knows of cameras."""

    def get(self, name: str, /) -> bytes | None: ...

    def set(self, name: str, secret: bytes, /) -> None: ...

    def delete(self, name: str, /) -> None: ...


class _Kept(msgspec.Struct, frozen=True):
    user: str
    password: str


def keep_credentials(store: SecretStore, address: StreamAddress, credentials: Credentials) -> None:
    """For this host and port, instead of any before. May wait for the user; KeyStoreError."""
    store.set(_name(address), msgspec.json.encode(_Kept(credentials.user, credentials.password)))


def kept_credentials(store: SecretStore, address: StreamAddress) -> Credentials | None:
    """What was kept for this host and port. May wait for the user; KeyStoreError."""
    secret = store.get(_name(address))
    if secret is None:
        return None
    try:
        kept = msgspec.json.decode(secret, type=_Kept)
        return Credentials(kept.user, kept.password)
    except (msgspec.MsgspecError, UnicodeError, StreamError):
        # Without its cause: nobody else's error may carry a secret into a log.
        log.warning("the password of %s cannot be read: type it again", _name(address))
        return None


def forget_credentials(store: SecretStore, address: StreamAddress) -> None:
    """Nothing happens if there are none. May wait for the user; KeyStoreError."""
    store.delete(_name(address))


def _name(address: StreamAddress) -> str:
    return f"{_PREFIX}{address.host}:{address.port}"
