"""What the alarm texts of known control rooms look like: a table per form, shipped or the brigade's own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import resources
from typing import TYPE_CHECKING, Any, cast

from incidents.alarm.doubt import AlarmError
from incidents.alarm.pattern_cost import compiled
from incidents.codes import UNIT_TIMES, TimeKind
from incidents.written_time import check_format, check_zone
from maps.foreign.file import FormatError
from maps.foreign.toml_file import read_toml

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

FILE = "alarm_patterns.toml"
FIELDS = ("number", "what", "where", "place", "position", "alarm_at", "units", "note")
LANGUAGES = ("lv", "lt", "en", "de", "et", "pl", "ru")
MEANINGS = (*(kind.value for kind in TimeKind if kind not in UNIT_TIMES), TimeKind.DISPATCHED.value)
MOST_SETS, MOST_PATTERNS = 40, 30
_TABLE = ("title", "language", "tz", "formats", "alarm_at_is", "detect", "fields")
_LISTS = ("unit_row", "unit_times", "left_out", "headings")


@dataclass(frozen=True, slots=True)
class PatternSet:
    """One form of alarm text. Patterns are held against one line at a time.

    What a pattern's groups hold is the value; several groups are joined. `unit_row` has the groups `unit` and
    `times`, and `unit_times` says which kinds its times are, in their order. What `left_out` finds is not
    taken over: its first group is what it is called.
    """

    name: str
    title: str
    language: str
    tz: str  # "": the brigade's own
    formats: tuple[str, ...]
    alarm_at_is: TimeKind
    detect: tuple[re.Pattern[str], ...]
    fields: Mapping[str, re.Pattern[str]]
    unit_row: re.Pattern[str] | None
    unit_times: tuple[TimeKind, ...]
    left_out: tuple[re.Pattern[str], ...]
    headings: tuple[re.Pattern[str], ...]  # lines that say nothing by themselves


def shipped_sets() -> tuple[PatternSet, ...]:
    """The forms this program knows by itself."""
    text = (resources.files("incidents") / "data" / FILE).read_text("utf-8")
    return _sets(tomllib.loads(text), FILE)


def load_sets(path: Path) -> tuple[PatternSet, ...]:
    """The brigade's own. AlarmError names the file, the table, the key and what is wrong with it."""
    try:
        return _sets(read_toml(path), path.name)
    except FormatError as error:
        raise AlarmError(str(error)) from error


def known_sets(data: Path) -> tuple[PatternSet, ...]:
    """Those in the data folder, then the shipped ones; of one name the brigade's own counts."""
    own = data / FILE
    first = load_sets(own) if own.is_file() else ()
    names = {one.name for one in first}
    return (*first, *(one for one in shipped_sets() if one.name not in names))


def set_named(sets: Iterable[PatternSet], name: str) -> PatternSet:
    """AlarmError with the nearest name when there is none."""
    by_name = {one.name: one for one in sets}
    if name not in by_name:
        raise AlarmError(f"there is no pattern set {name!r}; {_nearest(name, by_name)}")
    return by_name[name]


def _sets(document: Mapping[str, Any], file: str) -> tuple[PatternSet, ...]:
    if not document or len(document) > MOST_SETS:
        raise AlarmError(f"{file}: holds {len(document)} tables; a pattern file has 1 to {MOST_SETS}")
    return tuple(_Table(file, name, table).read() for name, table in document.items())


class _Table:
    """One table while it is read; every refusal says where."""

    def __init__(self, file: str, name: str, table: object) -> None:
        self._where = f"{file}: [{name}]"
        self._name = name
        if not isinstance(table, dict):
            raise AlarmError(f"{self._where}: is no table; write [{name}] and its keys below it")
        self._table = cast("dict[str, object]", table)

    def read(self) -> PatternSet:
        for key in self._table:
            self._must_be(key, key, (*_TABLE, *_LISTS))
        fields = self._fields()
        unit_row = self._pattern("unit_row", row) if (row := self._text("unit_row", "")) else None
        if unit_row is not None and not {"unit", "times"} <= set(unit_row.groupindex):
            raise self._wrong("unit_row", "needs the groups (?P<unit>...) and (?P<times>...)")
        return PatternSet(
            name=self._name,
            title=self._text("title", self._name),
            language=self._one_of("language", LANGUAGES, "en"),
            tz=self._zone(),
            formats=tuple(self._checked("formats", check_format)),
            alarm_at_is=TimeKind(self._one_of("alarm_at_is", MEANINGS, TimeKind.DISPATCHED)),
            detect=self._patterns("detect", least=1),
            fields=fields,
            unit_row=unit_row,
            unit_times=tuple(TimeKind(kind) for kind in self._kinds()),
            left_out=self._patterns("left_out"),
            headings=self._patterns("headings"),
        )

    def _fields(self) -> dict[str, re.Pattern[str]]:
        table = self._table.get("fields")
        if not isinstance(table, dict) or not table:
            raise self._wrong("fields", "must be a table of patterns, such as number = '^Nr: (.+)$'")
        fields: dict[str, re.Pattern[str]] = {}
        for key, pattern in cast("dict[str, object]", table).items():
            self._must_be(f"fields.{key}", key, FIELDS)
            fields[key] = self._pattern(f"fields.{key}", pattern)
            if not fields[key].groups:
                raise self._wrong(f"fields.{key}", "needs a group (...) round what is to be read")
        return fields

    def _kinds(self) -> list[str]:
        kinds = self._texts("unit_times")
        for kind in kinds:
            self._must_be("unit_times", kind, tuple(TimeKind))
        return kinds

    def _zone(self) -> str:
        tz = self._text("tz", "")
        try:
            check_zone(tz or "UTC")
        except ValueError as error:
            raise self._wrong("tz", f"{error}; write it as Europe/Riga") from error
        return tz

    def _checked(self, key: str, check: Callable[[str], None]) -> list[str]:
        texts = self._texts(key)
        for text in texts:
            try:
                check(text)
            except ValueError as error:
                raise self._wrong(key, f'"{text}" cannot be used: {error}') from error
        return texts

    def _patterns(self, key: str, least: int = 0) -> tuple[re.Pattern[str], ...]:
        texts = self._texts(key)
        if len(texts) < least:
            raise self._wrong(key, "must name at least one pattern that only this form matches")
        return tuple(self._pattern(key, text) for text in texts)

    def _pattern(self, key: str, pattern: object) -> re.Pattern[str]:
        if not isinstance(pattern, str) or not pattern:
            raise self._wrong(key, "must be a pattern in quotes")
        try:
            return compiled(pattern)
        except ValueError as error:
            raise self._wrong(key, f"the pattern {error}") from error

    def _texts(self, key: str) -> list[str]:
        value = self._table.get(key, [])
        texts = cast("list[object]", value) if isinstance(value, list) else None
        if texts is None or len(texts) > MOST_PATTERNS or not all(isinstance(text, str) for text in texts):
            raise self._wrong(key, f"must be a list of texts, {MOST_PATTERNS} at most")
        return cast("list[str]", texts)

    def _text(self, key: str, otherwise: str) -> str:
        value = self._table.get(key, otherwise)
        if not isinstance(value, str):
            raise self._wrong(key, "must be a text in quotes")
        return value

    def _one_of(self, key: str, allowed: tuple[str, ...], otherwise: str) -> str:
        value = self._text(key, otherwise)
        self._must_be(key, value, allowed)
        return value

    def _must_be(self, key: str, word: str, allowed: tuple[str, ...]) -> None:
        if word not in allowed:
            raise self._wrong(key, f'"{word}" is not known here; {_nearest(word, allowed)}')

    def _wrong(self, key: str, what: str) -> AlarmError:
        return AlarmError(f"{self._where} {key}: {what}")


def _nearest(word: str, allowed: Iterable[str]) -> str:
    allowed = list(allowed)
    close = get_close_matches(word[:60], allowed, 1, 0.5)
    return f"did you mean {close[0]}?" if close else f"write one of {', '.join(allowed)}"
