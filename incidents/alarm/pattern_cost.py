"""How long a pattern may take on one line, worked out before it is ever used: `re` cannot be stopped."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from maps.foreign.limits import MAX_ALARM_LINE_CHARS

MOST_STEPS = 10_000_000  # a quarter of a second
MOST_CHARS = 500  # of a pattern
_PARSER = import_module("re._parser")  # the one that `re` compiles with; it has no public name since 3.11
_ONE = frozenset({"LITERAL", "NOT_LITERAL", "IN", "ANY", "CATEGORY", "AT", "FAILURE"})
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT"})


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, ready, for upper and lower case alike. ValueError says why it cannot be used."""
    if len(pattern) > MOST_CHARS:
        raise ValueError(f"longer than {MOST_CHARS} characters")
    try:
        if steps(pattern) > MOST_STEPS:
            raise ValueError("could take too long on a line: begin it with ^, and write {0,40} for + and *")
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"is no regular expression: {error}") from error
    except (RecursionError, OverflowError) as error:
        raise ValueError("is nested too deep") from error


def steps(pattern: str) -> int:
    """At most so many ways to try it on the longest line, from all the places where it may begin."""
    tree: Any = _PARSER.parse(pattern)
    begins = str(tree[0][1]) if len(tree) and str(tree[0][0]) == "AT" else ""
    starts = 1 if begins in ("AT_BEGINNING", "AT_BEGINNING_STRING") else MAX_ALARM_LINE_CHARS
    return starts * _ways(tree)


def _ways(tree: Any) -> int:
    """The ways of what stands one after the other multiply; beyond the limit nobody counts on."""
    ways = 1
    for code, argument in tree:
        ways *= _ways_of(str(code), argument)
        if ways > MOST_STEPS:
            return MOST_STEPS + 1
    return ways


def _ways_of(code: str, argument: Any) -> int:
    if code in _ONE:
        return 1
    if code in _REPEATS:
        return _repeated(*argument)
    match code:
        case "POSSESSIVE_REPEAT":
            return 1 if _ways(argument[2]) == 1 else _repeated(*argument)  # it gives nothing back
        case "BRANCH":
            return sum(_ways(branch) for branch in argument[1])
        case "SUBPATTERN" | "ASSERT" | "ASSERT_NOT" | "ATOMIC_GROUP":
            return _ways(argument if code == "ATOMIC_GROUP" else argument[-1])
        case _:
            raise ValueError("refers back to what it found before, which is not possible here")


def _repeated(least: int, most: int, body: Any) -> int:
    most, ways = min(int(most), MAX_ALARM_LINE_CHARS), _ways(body)
    least = min(least, most)
    if ways == 1:
        return most - least + 1
    total, power = 0, ways**least if least < 24 else MOST_STEPS + 1
    for _ in range(least, most + 1):
        total += power
        power *= ways
        if total > MOST_STEPS:
            return MOST_STEPS + 1
    return total
