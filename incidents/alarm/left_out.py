"""The caller's name and number are nobody's business at the scene: found, named, and not taken over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from incidents.alarm.pattern_set import PatternSet

MARK = "…"
PHONE = "phone number"
# A number with its country, or behind a word for telephone
_PHONES = (
    re.compile(r"(?<![\w+.])(?:\+|00)[1-9]\d{0,2}[ -]?\d(?:[ -]?\d){5,11}(?![\w.])"),
    re.compile(
        r"(?<!\w)(?:t[āa]lr(?:unis)?|tel(?:efon\w{0,4})?|mob|phone)\b[.: ]{0,3}+(?=\+?\d)[+\d][\d -]{4,16}",
        re.IGNORECASE,
    ),
)


def without_caller(
    lines: Sequence[str], found_by: PatternSet, spend: Callable[[str], None]
) -> tuple[list[str], list[tuple[int, str]]]:
    """The lines without it, and in which line what of it stood. `spend` is told before each pattern."""
    kept: list[str] = []
    left: list[tuple[int, str]] = []
    for row, written in enumerate(lines, 1):
        line, count = without_phones(written)
        left += [(row, PHONE)] * count
        for pattern in found_by.left_out:
            spend("left_out")
            match = pattern.search(line)
            if match is None:
                continue
            name = (match[1] if match.re.groups and match[1] else match[0].partition(":")[0]).strip()
            words = match[match.re.groups] if match.re.groups > 1 else match[0][len(name) :]
            if (words or "").strip(" :.-"):
                left.append((row, name))
            line = f"{line[: match.start()]}{name}: {MARK}{line[match.end() :]}"
        kept.append(line)
    return kept, left


def without_phones(line: str) -> tuple[str, int]:
    """The line without numbers of telephones, and how many there were."""
    count = 0
    for pattern in _PHONES:
        line, more = pattern.subn(MARK, line)
        count += more
    return line, count
