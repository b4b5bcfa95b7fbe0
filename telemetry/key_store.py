"""Where secrets live: the key store of the operating system, or a file that a passphrase opens.

Everything here may take long (a key store may ask the user first): call it from a thread nobody waits for.
"""

from __future__ import annotations

import base64
import binascii
import os
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from maps.plain_error import PlainError
from telemetry.safe_files import replace_file
from telemetry.sealed_box import SealedBox, SealError

if TYPE_CHECKING:
    from pathlib import Path

SERVICE = "firedrone"
PASSPHRASE = "FIREDRONE_PASSPHRASE"  # noqa: S105 the name of the variable
FILE = "keys.sealed"
_INDEX = "names"  # the entry that lists the others: no key store of an operating system tells them all


class KeyStoreError(PlainError):
    """A key store that does not open or does not keep. One line: what, where, what to do."""


class KeyStore(Protocol):
    """A few small secrets by name."""

    def get(self, name: str, /) -> bytes | None:
        """The secret; None if there is none of this name."""
        ...

    def set(self, name: str, secret: bytes, /) -> None:
        """Keep it, instead of any before."""
        ...

    def delete(self, name: str, /) -> None:
        """Forget it; nothing happens if there is none."""
        ...

    def names(self) -> tuple[str, ...]:
        """Of all that is kept."""
        ...


def open_key_store(data: Path, passphrase: str | None = None) -> KeyStore | None:
    """The store of this computer; with a passphrase (or FIREDRONE_PASSPHRASE) the file below `data`.

    None: the system has no key store and nobody gave a passphrase. Everything works without, unsigned.
    KeyStoreError: the passphrase is wrong, or the store refuses.
    """
    phrase = passphrase or os.environ.get(PASSPHRASE)
    if phrase:
        return FileKeyStore(data / FILE, phrase)
    backend = system_backend()
    return None if backend is None else SystemKeyStore(backend)


def is_there() -> bool:
    """Whether this computer can keep secrets as it is now. Opens nothing, asks nobody."""
    return bool(os.environ.get(PASSPHRASE)) or system_backend() is not None


def is_sealed(data: Path) -> bool:
    """Whether the secrets are in a file below `data` and nobody gave its passphrase."""
    return not os.environ.get(PASSPHRASE) and (data / FILE).is_file()


def system_backend() -> Any | None:  # keyring's own class has no types
    """The operating system's key store; None if it has none that keeps secrets secret. Opens nothing."""
    try:
        import keyring  # noqa: PLC0415 takes a tenth of a second, and reads the system's settings
        from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415

        backend: Any = keyring.get_keyring()
        if isinstance(backend, ChainerBackend):  # its last links may write plain text
            backend = next(iter(backend.backends), None)
    except Exception:  # noqa: BLE001 whatever a backend of the system throws: there is none that works
        return None
    # keyring's own measure: what is below 1 is not recommended (plain files, and none at all).
    return backend if backend is not None and backend.priority >= 1 else None


class SystemKeyStore:
    """The user's key store: Secret Service, KWallet, Windows Credential Manager, macOS Keychain."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend

    def get(self, name: str, /) -> bytes | None:
        kept = self._ask(lambda: self._backend.get_password(SERVICE, name))
        if kept is None:
            return None
        try:
            return base64.b64decode(str(kept), validate=True)
        except (binascii.Error, ValueError):
            raise KeyStoreError(f'"{name}" in the system\'s key store is not what FireDrone wrote') from None

    def set(self, name: str, secret: bytes, /) -> None:
        text = base64.b64encode(secret).decode()
        names = self.names()
        if name not in names:  # listed first: a listed name without a secret is harmless, the reverse is lost
            self._list((*names, name))
        self._ask(lambda: self._backend.set_password(SERVICE, name, text))

    def delete(self, name: str, /) -> None:
        if self.get(name) is not None:
            self._ask(lambda: self._backend.delete_password(SERVICE, name))
        names = self.names()
        if name in names:
            self._list(tuple(other for other in names if other != name))

    def names(self) -> tuple[str, ...]:
        listed = self._ask(lambda: self._backend.get_password(SERVICE, _INDEX))
        return tuple(str(listed).split("\n")) if listed else ()

    def _list(self, names: tuple[str, ...]) -> None:
        if names:
            self._ask(lambda: self._backend.set_password(SERVICE, _INDEX, "\n".join(names)))
        else:
            self._ask(lambda: self._backend.delete_password(SERVICE, _INDEX))

    def _ask(self, question: Any) -> Any:
        try:
            return question()
        except Exception as error:  # noqa: BLE001 each backend of keyring has errors of its own
            # Without its cause: nobody else's error may carry a secret into a log.
            why = type(error).__name__
            raise KeyStoreError(f"the system's key store refused ({why}); unlock it and try again") from None


class FileKeyStore:
    """A file that the brigade's passphrase opens; it begins with the first secret that is kept.

    It is read each time: another program, or another part of this one, may have kept something meanwhile.
    """

    def __init__(self, path: Path, passphrase: str) -> None:
        """KeyStoreError: the file is there and does not open."""
        self._path = path
        raw = self._raw()
        try:
            self._box = SealedBox(passphrase) if raw is None else SealedBox.of(raw, passphrase)
        except SealError as error:
            raise KeyStoreError(f"{path} {error}") from None

    def get(self, name: str, /) -> bytes | None:
        return self._read().get(name)

    def set(self, name: str, secret: bytes, /) -> None:
        self._write({**self._read(), name: secret})

    def delete(self, name: str, /) -> None:
        kept = self._read()
        if kept.pop(name, None) is not None:
            self._write(kept)

    def names(self) -> tuple[str, ...]:
        return tuple(self._read())

    def _raw(self) -> bytes | None:
        try:
            return self._path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise KeyStoreError(f"{self._path} cannot be read: {error.strerror}") from error

    def _read(self) -> dict[str, bytes]:
        raw = self._raw()
        if raw is None:
            return {}
        try:
            return msgspec.json.decode(self._box.unseal(raw), type=dict[str, bytes])
        except SealError as error:
            raise KeyStoreError(f"{self._path} {error}") from None
        except (msgspec.MsgspecError, UnicodeError, RecursionError):
            raise KeyStoreError(f"{self._path} holds what FireDrone did not write") from None

    def _write(self, secrets: dict[str, bytes]) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._path, self._box.seal(msgspec.json.encode(secrets)))
            self._path.chmod(0o600)
        except OSError as error:
            reason = error.strerror or error
            raise KeyStoreError(f"{self._path} cannot be written ({reason}): nothing was kept") from error
