"""The text of a page that others wrote: tags, scripts and styles are gone, a row of a table is one line."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from maps.foreign.file import FormatError, size
from maps.foreign.limits import MAX_ALARM_BYTES

if TYPE_CHECKING:
    from pathlib import Path

_LINES = frozenset(
    [
        *("address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "footer", "form", "hr"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "li", "ol", "p", "pre", "section", "table", "tr"),
    ]
)
_CELLS = frozenset({"td", "th"})
_DECLARATION = re.compile(r"<[!?][^<>]*>?")
_NO_TAG = re.compile(r"<(?![^<>]*>)")
_SILENT = frozenset({"script", "style", "title", "template"})


def text_of(path: Path, page: str) -> str:
    """What a person would read, line by line; nothing is fetched and nothing runs."""
    if len(page) > MAX_ALARM_BYTES:
        raise FormatError(path, "", f"larger than {size(MAX_ALARM_BYTES)}: keep only the part that is needed")
    reader = _Reader()
    reader.feed(_with_whole_tags(_without_comments(page)))
    reader.close()
    return reader.text


def _with_whole_tags(page: str) -> str:
    """Declarations go, and a tag that does not end is a mere sign: at each of those Python's parser would
    look through all the rest.
    """
    return _NO_TAG.sub("&lt;", _DECLARATION.sub("", page))


def _without_comments(page: str) -> str:
    """Python's parser takes the square of their number in time; without an end, all the rest is one."""
    pieces: list[str] = []
    at = 0
    while (begin := page.find("<!--", at)) >= 0:
        pieces.append(page[at:begin])
        end = page.find("-->", begin)
        at = end + 3 if end >= 0 else len(page)
    return "".join((*pieces, page[at:]))


class _Reader(HTMLParser):
    """Collects the texts between the tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._silent = 0

    @property
    def text(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self._pieces).split("\n"))
        return "\n".join(line for line in lines if line)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._silent += tag in _SILENT
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        self._part(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._pieces.append(data.replace("\r", " ").replace("\n", " "))

    def _part(self, tag: str) -> None:
        if tag in _LINES:
            self._pieces.append("\n")
        elif tag in _CELLS:
            self._pieces.append(" ")
