"""Who sealed a bag: one Ed25519 signature over its tag manifest, which stands for every file in it.

`signature.json` has the public key, its fingerprint and the signature; nothing else is needed to check. The
manifests cannot name it, so it is written in one way only, and any other byte in it is a change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from incidents.bundle.manifest import TAG_MANIFEST
from incidents.signatures import fingerprint
from telemetry.chained_line import body_of

if TYPE_CHECKING:
    from incidents.signatures import Signer

SIGNATURE = "signature.json"
_MEANT_FOR = b"firedrone bundle 1\n"  # a signature under anything else never counts here


class Signature(Struct, frozen=True, forbid_unknown_fields=True):
    """The file."""

    fingerprint: str
    key: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    signature: Annotated[str, Meta(pattern="^[0-9a-f]{128}$")]
    algorithm: Literal["Ed25519"] = "Ed25519"
    form: Literal[1] = 1
    over: Literal["tagmanifest-sha256.txt"] = TAG_MANIFEST


def signature_bytes(signer: Signer, tag_manifest: bytes) -> bytes:
    """The file's content. The signer has a key."""
    key = signer.public_key or ""
    return _content(Signature(fingerprint(key), key, signer.sign(_MEANT_FOR + tag_manifest)))


def read_signature(content: bytes) -> Signature:
    """ValueError: it was not written by us."""
    try:
        signature = msgspec.json.decode(content, type=Signature)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(str(error)) from error
    if content != _content(signature) or fingerprint(signature.key) != signature.fingerprint:
        raise ValueError("it is not as it was written")
    return signature


def signs(signature: Signature, tag_manifest: bytes) -> bool:
    """Whether that key signed these bytes."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 only where something is signed
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415

    try:
        key = ed25519.Ed25519PublicKey.from_public_bytes(bytes.fromhex(signature.key))
        key.verify(bytes.fromhex(signature.signature), _MEANT_FOR + tag_manifest)
    except (InvalidSignature, ValueError):
        return False
    return True


def _content(signature: Signature) -> bytes:
    return body_of(msgspec.to_builtins(signature)) + b"\n"
