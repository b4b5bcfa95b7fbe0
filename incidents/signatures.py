"""Who vouches for a journal: Ed25519 signatures in entries of their own, each over all that stands before.

A `journal_key` entry names the public key that signs from there on; in a signed journal it is the first. A
`journal_signed` entry is signed as it stands, with the hash of the entry before it, but for the signature
itself. That hash stands for everything before, so the last signature of a key vouches for all its entries.
The key belongs to the installation and lives in its key store; nobody needs it to check.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING, Protocol

from incidents.codes import Clock, IncidentCode, Source
from incidents.facts import text_in
from incidents.lines import body
from incidents.model import Entry
from telemetry.key_store import KeyStoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from incidents.head import Head
    from telemetry.key_store import KeyStore

log = logging.getLogger(__name__)

KEY_NAME = "journal/ed25519"
_MEANT_FOR = b"firedrone journal 1\n"  # a signature under anything else never counts here
_FINGERPRINT_DIGITS = 32


class Signer(Protocol):
    """Signs for one installation. Asked in the journal's thread and in those that append."""

    @property
    def public_key(self) -> str | None:
        """64 hexadecimal digits; None: no key, or not yet."""
        ...

    def sign(self, message: bytes) -> str:
        """128 hexadecimal digits. Only asked when there is a public key."""
        ...


class LaptopKey:
    """The key of this installation. Empty until it is loaded; without a key store it stays so."""

    def __init__(self, secret: bytes | None = None) -> None:
        self._private: Ed25519PrivateKey | None = None
        self.public_key: str | None = None
        if secret is not None:
            self._take(secret)

    def load(self, open_store: Callable[[], KeyStore | None], wait_s: float = 0.0) -> None:
        """Get the key from the store, or make it there, in a thread: a key store may ask the user first.

        Waits at most `wait_s` for it; entries written before it comes are covered by its first signature.
        """
        thread = Thread(target=self._load, args=(open_store,), name="journal-key", daemon=True)
        thread.start()
        thread.join(wait_s)

    def sign(self, message: bytes) -> str:
        if self._private is None:
            raise ValueError("there is no key to sign with")
        return self._private.sign(message).hex()

    def _load(self, open_store: Callable[[], KeyStore | None]) -> None:
        try:
            store = open_store()
            if store is None:
                log.info("no key store: journals are chained and not signed")
                return
            secret = store.get(KEY_NAME)
            if secret is None:
                secret = _new_secret()
                store.set(KEY_NAME, secret)
            self._take(secret)
        except (KeyStoreError, ValueError) as error:
            log.warning("journals are not signed: %s", error)

    def _take(self, secret: bytes) -> None:
        from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 not for a look at a list
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat  # noqa: PLC0415

        self._private = ed25519.Ed25519PrivateKey.from_private_bytes(secret)
        self.public_key = self._private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def fingerprint(public_key: str) -> str:
    """A public key as people compare it: eight groups of four digits of its SHA-256."""
    digits = hashlib.sha256(bytes.fromhex(public_key)).hexdigest()[:_FINGERPRINT_DIGITS]
    return "-".join(digits[i : i + 4] for i in range(0, _FINGERPRINT_DIGITS, 4))


def plain_fingerprint(text: str) -> str | None:
    """A fingerprint as somebody typed it, with or without its groups; None when it is none."""
    digits = "".join(text.split()).replace("-", "").replace(":", "").casefold()
    if len(digits) != _FINGERPRINT_DIGITS or set(digits) - set("0123456789abcdef"):
        return None
    return "-".join(digits[i : i + 4] for i in range(0, _FINGERPRINT_DIGITS, 4))


def key_entry(public_key: str, at: datetime) -> Entry:
    """Names who signs from here on; still to be chained."""
    facts = {"key": public_key, "fingerprint": fingerprint(public_key)}
    return Entry(0, at, Clock.LAPTOP, Source.RECORD, IncidentCode.JOURNAL_KEY, facts)


def signature_entry(signer: Signer, at: datetime, after: Head) -> Entry:
    """The signature over everything up to `after`; still to be chained to it."""
    entry = Entry(after.n + 1, at, Clock.LAPTOP, Source.RECORD, IncidentCode.JOURNAL_SIGNED, prev=after.hash)
    return replace(entry, facts={"signature": signer.sign(_message(entry))})


def named_key(entry: Entry) -> str | None:
    """The public key that a `journal_key` entry names; None for any other, and for one that names none."""
    key = text_in(entry.facts, "key") if entry.code == IncidentCode.JOURNAL_KEY else None
    return key if key is not None and len(key) == 64 and not set(key) - set("0123456789abcdef") else None


def is_signed_by(public_key: str, entry: Entry) -> bool:
    """Whether this `journal_signed` entry has a signature of that key."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 only where something is signed
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415

    try:
        signature = bytes.fromhex(text_in(entry.facts, "signature") or "")
        message = _message(replace(entry, facts={}))
        ed25519.Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _message(entry: Entry) -> bytes:
    return _MEANT_FOR + body(entry)


def _new_secret() -> bytes:
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415

    return ed25519.Ed25519PrivateKey.generate().private_bytes_raw()
