"""An alarm as it came: pasted, typed on, or as a file of text, mail, page or JSON; its bytes and its text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from incidents.alarm.doubt import AlarmError
from maps.foreign.file import FormatError, plain, read_bytes
from maps.foreign.html_file import text_of
from maps.foreign.limits import MAX_ALARM_BYTES, MAX_ALARM_CHARS, MAX_ALARM_LINES
from maps.foreign.mail_file import mail_text

PASTED = "pasted.txt"
SUFFIXES = (".txt", ".eml", ".html", ".htm", ".json")
_PAGE_TAGS = ("<html", "<table", "<td", "<body", "<!doctype html")


@dataclass(frozen=True, slots=True)
class Received:
    """`text` is what a person reads; `raw` the bytes that are kept."""

    file: str
    raw: bytes
    text: str


def received_text(text: str) -> Received:
    """What was pasted. AlarmError when it is none or too long."""
    written = plain(text)
    if len(written) > MAX_ALARM_BYTES:
        raise _too_long(PASTED)
    return received_bytes(written.encode("utf-8"), PASTED)


def received_file(path: Path) -> Received:
    """A file that was dropped or lay in the watched folder. AlarmError says what is wrong with it."""
    if path.suffix.lower() not in SUFFIXES:
        raise AlarmError(f"{path.name}: is no alarm text; its name must end in {', '.join(SUFFIXES)}")
    try:
        return received_bytes(read_bytes(path, MAX_ALARM_BYTES), path.name)
    except FormatError as error:
        raise AlarmError(str(error)) from error


def received_bytes(raw: bytes, name: str) -> Received:
    """`name` ends in what they are."""
    path = Path(name)
    try:
        text = mail_text(path, raw) if path.suffix.lower() == ".eml" else _decoded(raw)
        is_page = path.suffix.lower() in (".html", ".htm") or _looks_like_page(text)
        text = text_of(path, text) if is_page else text
    except FormatError as error:
        raise AlarmError(str(error)) from error
    if not text.strip():
        raise AlarmError(f"{name}: holds no text; paste the alarm text itself")
    if len(text) > MAX_ALARM_CHARS or text.count("\n") > MAX_ALARM_LINES:
        raise _too_long(name)
    return Received(name, raw, text)


def clean_lines(text: str) -> list[str]:
    """The lines with single blanks, composed letters and nothing that steers a screen; empty ones stay."""
    composed = unicodedata.normalize("NFC", plain(text)).replace("\t", " ")
    return [
        " ".join("".join(letter if letter.isprintable() else " " for letter in line).split())
        for line in composed.splitlines()
    ]


def _decoded(raw: bytes) -> str:
    """UTF-8, else as Windows writes in the Baltic; that decodes almost anything, so it comes last."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1257", "replace")


def _looks_like_page(text: str) -> bool:
    begin = text[:4000].lower()
    return any(tag in begin for tag in _PAGE_TAGS)


def _too_long(name: str) -> AlarmError:
    return AlarmError(
        f"{name}: longer than {MAX_ALARM_CHARS:,} characters or {MAX_ALARM_LINES} lines: "
        "keep the text of the one alarm"
    )
