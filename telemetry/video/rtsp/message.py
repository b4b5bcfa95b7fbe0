"""RTSP requests and replies as bytes, and back (RFC 2326)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telemetry.video.errors import StreamError, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterable

HEAD_BYTES = 16 * 1024
HEADERS = 100
BODY_BYTES = 64 * 1024  # a session description is some hundred bytes
_STATUS = re.compile(r"RTSP/1\.\d (\d{3})(?: .*)?")


@dataclass(frozen=True, slots=True)
class Message:
    """A reply has a status; a server's own request has a method instead."""

    status: int | None
    method: str
    headers: tuple[tuple[str, str], ...]  # names in small letters
    body: bytes = b""

    def header(self, name: str) -> str:
        """The first of this name; empty without."""
        return next((value for key, value in self.headers if key == name), "")

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(value for key, value in self.headers if key == name)

    @property
    def sequence(self) -> int | None:
        number = self.header("cseq")
        return int(number) if number.isascii() and number.isdecimal() and len(number) < 10 else None


def written_request(method: str, url: str, headers: Iterable[tuple[str, str]]) -> bytes:
    lines = (f"{method} {url} RTSP/1.0", *(f"{name}: {value}" for name, value in headers))
    return "\r\n".join((*lines, "", "")).encode("latin-1")


def written_reply(status: str, sequence: int | None) -> bytes:
    """To a server's own request; `status` such as "200 OK"."""
    number = "" if sequence is None else f"CSeq: {sequence}\r\n"
    return f"RTSP/1.0 {status}\r\n{number}\r\n".encode("latin-1")


def parse_head(head: bytes) -> Message:
    """All before the empty line. StreamError where it is no RTSP, or too much."""
    first, *rest = re.split(r"\r?\n", head.decode("latin-1"))
    if len(rest) > HEADERS:
        raise StreamError(Trouble.REFUSED, f"sends more than {HEADERS} headers at once")
    headers: list[tuple[str, str]] = []
    for line in rest:
        name, colon, value = line.partition(":")
        if colon:
            headers.append((name.strip().lower(), value.strip()))
    if first.startswith("RTSP/"):
        status = _STATUS.fullmatch(first)
        if status is None:
            raise StreamError(Trouble.NOT_VIDEO, "answers, but not in RTSP 1.0")
        return Message(int(status[1]), "", tuple(headers))
    return Message(None, first.partition(" ")[0], tuple(headers))


def body_length(message: Message) -> int:
    """In bytes. StreamError where it is no length, or above the limit."""
    text = message.header("content-length") or "0"
    if not (text.isascii() and text.isdecimal()) or len(text) > 9:
        raise StreamError(Trouble.REFUSED, "sends an answer whose length is no number")
    if int(text) > BODY_BYTES:
        raise StreamError(Trouble.REFUSED, f"sends an answer of more than {BODY_BYTES // 1024} kB")
    return int(text)
