"""TOML that people wrote by hand: settings and mappings, small and never nested deep."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from maps.foreign.file import FormatError, read_text
from maps.foreign.limits import MAX_TOML_BYTES, MAX_TOML_DOTS

if TYPE_CHECKING:
    from pathlib import Path

# Nothing is looked at twice: a long word is no work for the search, either
_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_DOTTED = re.compile(rf"(?<![\w-])(?:{_PART}[ \t]*+\.[ \t]*+){{{MAX_TOML_DOTS + 1}}}")


def read_toml(path: Path) -> dict[str, Any]:
    """The tables. FormatError says what is wrong and where."""
    text = read_text(path, MAX_TOML_BYTES)
    if dotted := _DOTTED.search(text):
        line = text.count("\n", 0, dotted.start()) + 1
        raise FormatError(path, f"line {line}", f"a key with more than {MAX_TOML_DOTS} dots")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as e:
        raise FormatError(path, "", f"not TOML: {e}") from e
    except RecursionError as e:
        raise FormatError(path, "", "nested too deep") from e
    except ValueError as e:  # Python refuses whole numbers of more than 4300 digits
        raise FormatError(path, "", "a number or a date in it is impossible") from e
