"""A country profile in lines for people: each rule, its source and its day, and what nobody verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.operator.country_profile import (
    RULES,
    BasisChoice,
    CountryProfile,
    Currency,
    Rule,
    Texts,
    rule_of,
)
from incidents.words import label

if TYPE_CHECKING:
    from collections.abc import Iterator


def profile_lines(profile: CountryProfile, language: str) -> list[str]:
    """The country, then one line a rule; what no file says is not recorded."""
    review = label(language, "log_review", day=profile.review_by.isoformat())
    lines = [f"{profile.name.said(language)} ({profile.country}), {review}"]
    for name in RULES:
        rule = rule_of(profile, name)
        title = label(language, f"rule_{name}")
        if rule is None:
            lines.append(f"{title}: {label(language, 'not_recorded')}")
            continue
        lines.append(f"{title}: {'; '.join(_said(rule.value, language))}")
        lines.append(f"    {_source(rule, language)}")
    return lines


def _source(rule: Rule[object], language: str) -> str:
    said = f"{rule.source} ({rule.as_of.isoformat()})"
    return said if rule.verified else f"{said}, {label(language, 'not_verified').upper()}"


def _said(value: object, language: str) -> Iterator[str]:
    match value:
        case Texts():
            yield value.said(language)
        case BasisChoice():
            yield f"{value.name.said(language)} ({value.note.said(language)})"
        case Currency():
            yield f"{value.flights} / {value.days} d"
        case tuple():
            for one in value:  # pyright: ignore[reportUnknownVariableType] of what its rule says
                yield from _said(one, language)  # pyright: ignore[reportUnknownArgumentType]
        case float():
            yield f"{value:g}"
        case _:
            yield str(value)
