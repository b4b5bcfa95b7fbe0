"""Name and password of a camera, in no text that Python makes of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from telemetry.video.errors import StreamError, Trouble

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Credentials:
    """StreamError: too long, or with control characters, which could write lines into a request."""

    user: str
    password: str = field(repr=False)

    def __post_init__(self) -> None:
        if max(len(self.user), len(self.password)) > _LONGEST:
            raise StreamError(Trouble.REFUSED, f"a name or password has more than {_LONGEST} characters")
        if not (self.user + self.password).isprintable():
            raise StreamError(Trouble.REFUSED, "a name or password has characters that cannot be typed")
