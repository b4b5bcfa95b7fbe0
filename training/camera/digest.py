"""Whether a client knows the password, which it never says (RFC 7616 with MD5, as cameras have it)."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass

REALM = "FireDrone test camera"
_PAIR = re.compile(r'(\w+)\s*=\s*(?:"([^"]*)"|([^\s,]+))')


@dataclass(frozen=True, slots=True)
class Credentials:
    user: str
    password: str

    def __repr__(self) -> str:  # a password is in no log
        return f"Credentials({self.user!r}, ...)"


def challenge(nonce: str) -> str:
    """The value of WWW-Authenticate."""
    return f'Digest realm="{REALM}", nonce="{nonce}", algorithm=MD5'


def allowed(known: Credentials, nonce: str, method: str, authorization: str) -> bool:
    """Whether the answer to our challenge is right."""
    scheme, _, rest = authorization.partition(" ")
    if scheme.lower() != "digest":
        return False
    said = {name: quoted or plain for name, quoted, plain in _PAIR.findall(rest)}
    if said.get("username") != known.user or said.get("nonce") != nonce or said.get("realm") != REALM:
        return False
    secret = _md5(f"{known.user}:{REALM}:{known.password}")
    asked = _md5(f"{method}:{said.get('uri', '')}")
    between = (
        f"{nonce}:{said.get('nc', '')}:{said.get('cnonce', '')}:auth" if said.get("qop") == "auth" else nonce
    )
    return hmac.compare_digest(_md5(f"{secret}:{between}:{asked}"), said.get("response", "").lower())


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
