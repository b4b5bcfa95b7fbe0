"""The score and its reasons in the reader's language: English, Latvian, Lithuanian."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import msgspec

from training.exercise.said import LANGUAGES

if TYPE_CHECKING:
    from training.score.judged import Fact
    from training.score.score import Reason, Score


_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language; in `items` the title of each and its sentences by `how`."""

    decimal: str
    points: str
    passed: str
    not_passed: str
    pass_mark: str
    grave: str
    items: dict[str, dict[str, str]]


@cache
def words(language: str) -> Words:
    """All words of a language. ValueError for one there is none of."""
    if language not in LANGUAGES:
        raise ValueError(f'"{language}" is none of {", ".join(LANGUAGES)}')
    file = resources.files("training") / "score" / f"words_{language}.toml"
    return msgspec.convert(tomllib.loads(file.read_text("utf-8")), Words)


def title(language: str, code: str) -> str:
    """What is weighed; an item of a newer program as it stands."""
    return words(language).items.get(code, {}).get("title", code)


def say(language: str, reason: Reason) -> str:
    """Why it brought so much."""
    template = words(language).items.get(reason.code, {}).get(reason.how)
    spoken = {key: _spoken(key, value) for key, value in reason.facts.items()}
    if template is None:
        return ", ".join(f"{key} {value}" for key, value in spoken.items())
    text = _OPTIONAL.sub(lambda part: _filled(part[1], spoken), template)
    return _PLACEHOLDER.sub(lambda part: spoken.get(part[1], "?"), text)


def points(language: str, value: float) -> str:
    """Points of an item, with a decimal where it is not whole."""
    shown = round(value, 1)
    text = f"{shown:.0f}" if shown.is_integer() else f"{shown:.1f}"
    return text.replace(".", words(language).decimal)


def verdict(language: str, score: Score) -> str:
    """Passed or not, and what it took; what forbids passing is named."""
    known = words(language)
    if score.grave:
        return known.grave.format(items=", ".join(title(language, code) for code in score.grave))
    passed = known.passed if score.passed else known.not_passed
    return f"{passed} · {known.pass_mark.format(pass_mark=score.pass_mark)}"


def total(language: str, score: Score) -> str:
    return words(language).points.format(points=score.points)


def stopwatch(seconds: float | None) -> str:
    """3:35; a dash for what is not known."""
    if seconds is None:
        return "—"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def _filled(part: str, spoken: dict[str, str]) -> str:
    """An optional part goes with its fact."""
    if any(key not in spoken for key in _PLACEHOLDER.findall(part)):
        return ""
    return _PLACEHOLDER.sub(lambda match: spoken[match[1]], part)


def _spoken(key: str, value: Fact) -> str:
    if key.endswith("_s") and not isinstance(value, str):
        return stopwatch(value)
    if isinstance(value, float):
        return f"{value:.0f}"
    return str(value)
