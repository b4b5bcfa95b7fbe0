"""Saying who we are to a camera: Digest with MD5 or SHA-256, and Basic (RFC 7616, 7617, 2617)."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telemetry.video.errors import StreamError, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterable

    from telemetry.video.credentials import Credentials

_SCHEMES = re.compile(r"(?:^|,)\s*(Digest|Basic)(?=[\s,]|$)", re.IGNORECASE)
_PARAMETER = re.compile(r'([A-Za-z-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))')
_STRENGTH = ("SHA-256", "MD5", "BASIC")


@dataclass(frozen=True, slots=True)
class Challenge:
    """What the server wants to see. Texts are as they stood between their quotes."""

    method: str  # of _STRENGTH
    realm: str
    nonce: str = ""
    opaque: str | None = None
    qop: bool = False  # "auth", which counts its requests; without it is the older form
    named: bool = True  # it said which method; one that did not may know no such word
    stale: bool = False  # the password was right, only the nonce is too old


class Authenticator:
    """Nothing is said before the server asks; then in the strongest way it offers."""

    def __init__(self, credentials: Credentials | None) -> None:
        self._credentials = credentials
        self._challenge: Challenge | None = None
        self._count = 0
        self._proven = False

    @property
    def in_clear(self) -> bool:
        """The server wanted Basic: the password went over the network as clear text."""
        return self._challenge is not None and self._challenge.method == "BASIC"

    def let_in(self, method: str, *, identified: bool) -> None:
        """The server did as it was asked; `identified`: by a request in which we had said who we are."""
        self._proven |= identified and method != "OPTIONS"  # which many answer whoever asks

    def challenged(self, headers: Iterable[str], *, identified: bool) -> None:
        """The server said 401; `identified`: to a request in which we had said who we are.

        StreamError (CREDENTIALS): we have no name and password, they are wrong, or no way in is known to us.
        """
        if self._credentials is None:
            raise StreamError(Trouble.CREDENTIALS, "wants a user name and a password")
        challenge = strongest([found for header in headers for found in parse_challenges(header)])
        if challenge is None:
            raise StreamError(Trouble.CREDENTIALS, "wants a kind of password that is not known here")
        # WORKAROUND: some cameras let a nonce grow old and do not say that it is stale.
        if identified and not challenge.stale and not self._proven:
            raise StreamError(Trouble.CREDENTIALS, "does not take this user name and password")
        self._challenge, self._count, self._proven = challenge, 0, False

    def header(self, method: str, url: str) -> str | None:
        """The value of Authorization for this request; None as long as nobody asked."""
        challenge, credentials = self._challenge, self._credentials
        if challenge is None or credentials is None:
            return None
        if challenge.method == "BASIC":
            both = f"{credentials.user}:{credentials.password}".encode()
            return f"Basic {base64.b64encode(both).decode()}"
        self._count += 1
        nonce = secrets.token_hex(8)
        return digest(challenge, credentials, method, url, count=self._count, client_nonce=nonce)


def digest(
    challenge: Challenge, credentials: Credentials, method: str, url: str, *, count: int, client_nonce: str
) -> str:
    """The value of Authorization; RFC 7616 section 3.4.1, without qop RFC 2617 section 3.2.2.1."""
    named = hashlib.sha256 if challenge.method == "SHA-256" else hashlib.md5

    def hashed(*parts: str) -> str:
        return named(":".join(parts).encode("latin-1"), usedforsecurity=False).hexdigest()

    # The server's texts are its bytes as they came; ours are UTF-8 (RFC 7616 section 4).
    user, password = (text.encode().decode("latin-1") for text in (credentials.user, credentials.password))
    who = hashed(user, _unquoted(challenge.realm), password)
    what = hashed(method, url)
    user = re.sub(r'(["\\])', r"\\\1", user)
    parts = [
        f'username="{user}"', f'realm="{challenge.realm}"', f'nonce="{challenge.nonce}"', f'uri="{url}"',
    ]  # fmt: skip
    if challenge.named:
        parts.append(f"algorithm={challenge.method}")
    if challenge.qop:
        counted = f"{count:08x}"
        response = hashed(who, _unquoted(challenge.nonce), counted, client_nonce, "auth", what)
        parts += ["qop=auth", f"nc={counted}", f'cnonce="{client_nonce}"']
    else:
        response = hashed(who, _unquoted(challenge.nonce), what)
    if challenge.opaque is not None:
        parts.append(f'opaque="{challenge.opaque}"')
    return f'Digest {", ".join(parts)}, response="{response}"'


def strongest(challenges: list[Challenge]) -> Challenge | None:
    return min(challenges, key=lambda challenge: _STRENGTH.index(challenge.method), default=None)


def parse_challenges(header: str) -> list[Challenge]:
    """Those in one WWW-Authenticate that we can meet; others are left out."""
    starts = list(_SCHEMES.finditer(header))
    bounds = [*(start.start() for start in starts), len(header)]
    found = (
        _challenge(start[1], header[start.end() : end]) for start, end in zip(starts, bounds[1:], strict=True)
    )
    return [challenge for challenge in found if challenge is not None]


def _challenge(scheme: str, text: str) -> Challenge | None:
    has = {part[1].lower(): part[2] if part[2] is not None else part[3] for part in _PARAMETER.finditer(text)}
    if scheme.lower() == "basic":
        return Challenge("BASIC", has.get("realm", ""))
    algorithm = has.get("algorithm", "MD5").upper()
    ways = {way.strip().lower() for way in has["qop"].split(",")} if has.get("qop") else set[str]()
    if algorithm not in {"MD5", "SHA-256"} or "nonce" not in has or (ways and "auth" not in ways):
        return None
    return Challenge(
        algorithm, has.get("realm", ""), has["nonce"], has.get("opaque"),
        qop=bool(ways), named="algorithm" in has, stale=has.get("stale", "").lower() == "true",
    )  # fmt: skip


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
