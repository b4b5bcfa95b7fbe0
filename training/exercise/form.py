"""A table of an exercise's file: which keys it may have, read into a record and written from one."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field, fields
from typing import TYPE_CHECKING, Any, cast

from training.exercise.values import ValueTrouble, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from training.exercise.key_lines import Place
    from training.exercise.values import Kind

MOST_TABLES = 100  # of one kind: targets, faults


@dataclass(frozen=True, slots=True)
class Found:
    """Something wrong at a place of the file."""

    place: Place
    what: str
    nearest: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """`keys` have one value each, `tables` stand as [name], `lists` as [[name]], any number of them.

    `make` is the record they fill: what has no default in it must be there.
    """

    make: type
    keys: Mapping[str, Kind] = field(default_factory=dict[str, "Kind"])
    tables: Mapping[str, Form] = field(default_factory=dict[str, "Form"])
    lists: Mapping[str, Form] = field(default_factory=dict[str, "Form"])
    needed: frozenset[str] = frozenset()  # of a make that is no record

    @property
    def names(self) -> tuple[str, ...]:
        """All words that may stand before an equals sign or in brackets."""
        return (*self.keys, *self.tables, *self.lists)

    def read(self, table: object, place: Place, wrong: list[Found], **given: object) -> Any:
        """The record with `given` filled in; None where something is wrong, which is then in `wrong`."""
        if not isinstance(table, dict):
            wrong.append(Found(place, f"must be a table: write [{place[-1]}] and its keys below it"))
            return None
        before, taken = len(wrong), dict(given)
        for name, value in cast("dict[str, object]", table).items():
            here = (*place, name)
            if name in self.keys:
                taken[name] = _read_value(self.keys[name], value, here, wrong)
            elif name in self.tables:
                taken[name] = self.tables[name].read(value, here, wrong)
            elif name in self.lists:
                taken[name] = tuple(_read_list(self.lists[name], value, here, wrong))
            else:
                wrong.append(Found(here, "is not known here", nearest(name, self.names)))
        missing = [name for name in self.names if name in self._needed() and name not in taken]
        wrong += [Found((*place, name), "is missing, and has to be said") for name in missing]
        return None if len(wrong) > before else self.make(**taken)

    def write(self, record: object, header: str = "") -> Iterator[str]:
        """Its lines; what is as without saying is left out."""
        said = {name: value for name, value in _parts(record).items() if self._is_said(name, value)}
        yield from (f"{name} = {kind.write(said[name])}" for name, kind in self.keys.items() if name in said)
        for name, form in self.tables.items():
            if name in said:
                yield from ("", f"[{header}{name}]", *form.write(said[name], f"{header}{name}."))
        for name, form in self.lists.items():
            for one in cast("tuple[object, ...]", said.get(name, ())):
                yield from ("", f"[[{header}{name}]]", *form.write(one, f"{header}{name}."))

    def _needed(self) -> frozenset[str]:
        return self.needed | {name for name, default in _defaults(self.make).items() if default is MISSING}

    def _is_said(self, name: str, value: object) -> bool:
        default = _defaults(self.make).get(name, MISSING)
        return default is MISSING or value != default


def _read_value(kind: Kind, value: object, place: Place, wrong: list[Found]) -> Any:
    try:
        return kind.read(value)
    except ValueTrouble as trouble:
        at = place if trouble.member is None else (*place, trouble.member)
        wrong.append(Found(at, trouble.what, trouble.nearest))
        return None


def _read_list(form: Form, value: object, place: Place, wrong: list[Found]) -> Iterator[Any]:
    if not isinstance(value, list):
        wrong.append(Found(place, f"is a list of tables: write [[{place[-1]}]] above each"))
        return
    members = cast("list[object]", value)
    if len(members) > MOST_TABLES:
        wrong.append(Found((*place, MOST_TABLES), f"are {len(members)}: {MOST_TABLES} at most"))
        return
    for i, member in enumerate(members):
        yield form.read(member, (*place, i), wrong)


def _parts(record: object) -> Mapping[str, object]:
    if isinstance(record, dict):
        return cast("dict[str, object]", record)
    return {one.name: getattr(record, one.name) for one in fields(cast("Any", record))}


def _defaults(make: type) -> dict[str, object]:
    """What each field is without saying; MISSING where it has to be said."""
    if make is dict:
        return {}
    return {
        one.name: one.default_factory() if one.default_factory is not MISSING else one.default
        for one in fields(make)
    }
