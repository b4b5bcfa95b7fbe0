"""Names of persons in a record, each replaced by the same token wherever it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from incidents.codes import IncidentCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from incidents.model import Entry, Fact

# Facts that hold a name, and the role it then has
_ROLES = {"by": "person", "whom": "unit", "crew": "crew", "pilot": "pilot", "observer": "observer"}
_NAMED_CREW = frozenset({IncidentCode.CHECK_TICKED, IncidentCode.OVERRIDE})  # their `name` is a person's
# Facts that other files and chains are found by
_KEPT = frozenset(
    {
        *("id", "form", "media", "original_media", "left_out", "flight", "file", "sha256", "head", "clock"),
        *("key", "fingerprint", "signature", "manifest_sha256", "supersedes", "original", "original_head"),
        *("start", "end", "alarm_at", "deleted", "bundle"),
    }
)
_PART_CHARS, _STEM_CHARS = 3, 5  # shorter words are left alone; longer ones are also found with other endings


class Tokens:
    """Made from all entries of a record, then asked for each."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._tokens: dict[str, str] = {}  # by the name, casefolded
        parts: dict[str, str] = {}
        for entry in entries:
            for name, role in _names(entry):
                token = self._tokens.setdefault(name.casefold(), f"[{role} {len(self._tokens) + 1}]")
                for part in re.findall(r"[^\W\d_]+", name):
                    parts.setdefault(part.casefold(), token)
        # Whole names first, and the longest of them, so that one becomes one token and not two
        known = [
            (re.escape(name), self._tokens[name]) for name in sorted(self._tokens, key=len, reverse=True)
        ]
        known += [(_endings(part), token) for part, token in parts.items() if len(part) >= _PART_CHARS]
        self._patterns = [(re.compile(rf"\b{pattern}\b", re.IGNORECASE), token) for pattern, token in known]

    def facts(self, entry: Entry) -> dict[str, Fact]:
        """Of the entry, without names."""
        roles = dict.fromkeys(_fields(entry))
        return {
            key: self._whole(value) if key in roles else self._inside(key, value)
            for key, value in entry.facts.items()
        }

    def _whole(self, value: Fact) -> Fact:
        if not isinstance(value, str) or not _is_name(value):
            return value
        return self._tokens.get(value.strip().casefold(), value)

    def _inside(self, key: str, value: Fact) -> Fact:
        if not isinstance(value, str) or key in _KEPT:
            return value
        for pattern, token in self._patterns:
            value = pattern.sub(token, value)
        return value


def _names(entry: Entry) -> Iterable[tuple[str, str]]:
    for key, role in _fields(entry).items():
        value = entry.facts.get(key)
        if isinstance(value, str) and _is_name(value):
            yield value.strip(), role


def _fields(entry: Entry) -> Mapping[str, str]:
    return {**_ROLES, "name": "crew"} if entry.code in _NAMED_CREW else _ROLES


def _is_name(value: str) -> bool:
    return any(letter.isalpha() for letter in value)


def _endings(part: str) -> str:
    """Latvian and Lithuanian names change their endings: Bērziņš, Bērziņa, Bērziņam."""
    if len(part) < _STEM_CHARS:
        return re.escape(part)
    return rf"{re.escape(part[:-1])}\w{{0,4}}"
