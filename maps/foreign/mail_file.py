"""A mail that was kept as a file (.eml): the text in it, plain where there is a plain one, else the page."""

from __future__ import annotations

from email import policy
from email.errors import MessageError
from email.parser import BytesParser
from typing import TYPE_CHECKING

from maps.foreign.file import FormatError
from maps.foreign.html_file import text_of

if TYPE_CHECKING:
    from email.message import Message
    from pathlib import Path

MOST_PARTS = 50
# What the library stumbles over in a mail that is none
_STUMBLES = (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError)


def mail_text(path: Path, content: bytes) -> str:
    """The text; attachments are left alone. FormatError when there is none."""
    try:
        mail = BytesParser(policy=policy.compat32).parsebytes(content)
        parts = [part for part in mail.walk() if not part.is_multipart()][:MOST_PARTS]
        texts = {part.get_content_type(): _decoded(part) for part in reversed(parts) if _is_text(part)}
    except _STUMBLES as e:
        raise FormatError(path, "", "not a mail that can be read: save its text as .txt") from e
    plain = texts.get("text/plain", "")
    if plain.strip():
        return plain
    page = texts.get("text/html", "")
    if page.strip():
        return text_of(path, page)
    raise FormatError(path, "", "the mail holds no text: save the text as .txt")


def _is_text(part: Message) -> bool:
    shown = part.get_content_disposition() != "attachment"
    return shown and part.get_content_type() in ("text/plain", "text/html")


def _decoded(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    charset = part.get_content_charset() or "utf-8"
    try:
        return content.decode(charset)
    except (LookupError, UnicodeError):
        return content.decode("utf-8", "replace")
