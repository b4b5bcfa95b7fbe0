"""JSON that others wrote, strictly: finite numbers, no key said twice, bounded depth and size."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any, NoReturn, cast

from maps.foreign.file import FormatError, read_text
from maps.foreign.limits import MAX_JSON_DEPTH, MAX_JSON_PARTS, MAX_JSON_TEXT_CHARS

if TYPE_CHECKING:
    from pathlib import Path

# An escape for the one half of a character without the other, which no file could be written with again
_HIGH, _LOW = r"\\u[dD][89abAB][0-9a-fA-F]{2}", r"\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_HALF = re.compile(rf"(?<!\\)((?:\\\\)*)(?:{_HIGH}(?!{_LOW})|(?<!{_HIGH}){_LOW})")
_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*+"|[^\s\[\]{},:"]+')


def read_json(path: Path, most_parts: int = MAX_JSON_PARTS) -> Any:
    """The document, with "?" for half characters. FormatError says what is wrong and, if known, where."""
    return json_of(path, read_text(path), most_parts)


def json_of(path: Path, text: str, most_parts: int = MAX_JSON_PARTS) -> Any:
    """The same for a text that stands inside the file."""
    if not text or text.isspace():
        raise FormatError(path, "", "the file is empty")
    if sum(text.count(sign) for sign in ",:[{") > most_parts or text.count(":") > MAX_JSON_PARTS // 2:
        raise FormatError(path, "", f"more than {most_parts:,} values: keep only the part that is needed")
    document = _Strict(path, _HALF.sub(r"\1?", text)).parsed()
    if _is_deep(document):
        raise _too_deep(path)
    return document


class _Strict:
    """What Python's own parser would let pass is refused, with its place."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._text = text

    def parsed(self) -> Any:
        try:
            return json.loads(
                self._text,
                parse_constant=self._no_constant,
                parse_float=self._number,
                object_pairs_hook=self._pairs_once,
            )
        except json.JSONDecodeError as e:
            place = f"line {e.lineno}, column {e.colno}"
            raise FormatError(self._path, place, f"not JSON: {e.msg}") from e
        except RecursionError as e:
            raise _too_deep(self._path) from e
        except ValueError as e:  # Python refuses whole numbers of more than 4300 digits
            raise FormatError(self._path, "", "a number in it is too long") from e

    def _no_constant(self, name: str) -> NoReturn:
        what = f"{name} is not a number in JSON: write the value or leave it out"
        raise FormatError(self._path, self._line_of(name), what)

    def _number(self, digits: str) -> float:
        value = float(digits)
        if math.isinf(value):
            what = f"the number {digits[:20]} is too large"
            raise FormatError(self._path, self._line_of(digits), what)
        return value

    def _pairs_once(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        once = dict(pairs)
        if len(once) != len(pairs):
            what = f'the key "{_doubled(pairs)[:40]}" stands twice in one object: keep one'
            raise FormatError(self._path, "", what)
        for key, value in pairs:
            if len(key) > MAX_JSON_TEXT_CHARS or (type(value) is str and len(value) > MAX_JSON_TEXT_CHARS):
                what = f'the text of "{key[:40]}" is longer than {MAX_JSON_TEXT_CHARS:,} characters'
                raise FormatError(self._path, "", what)
        return once

    def _line_of(self, wanted: str) -> str:
        """Where a token stands for the first time outside a text in quotes."""
        for token in _TOKENS.finditer(self._text):
            if token.group() == wanted:
                return f"line {self._text.count(chr(10), 0, token.start()) + 1}"
        return ""


def _too_deep(path: Path) -> FormatError:
    return FormatError(path, "", f"nested deeper than {MAX_JSON_DEPTH} levels")


def _doubled(pairs: list[tuple[str, Any]]) -> str:
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            return key
        seen.add(key)
    raise ValueError("no key stands twice")


def _is_deep(document: Any) -> bool:
    """Level by level, so that no depth is too much for the one who looks."""
    level: list[Any] = [document]
    for _ in range(MAX_JSON_DEPTH):
        level = [inner for value in level for inner in _inside(value)]
        if not level:
            return False
    return True


def _inside(value: Any) -> list[Any]:
    """What may hold something in turn."""
    if isinstance(value, dict):
        inner: Any = cast("dict[str, Any]", value).values()
    elif isinstance(value, list):
        inner = cast("list[Any]", value)
    else:
        return []
    return [one for one in inner if isinstance(one, dict | list)]
