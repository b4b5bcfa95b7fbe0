"""In which line a value stands, for any TOML that a person may write."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from training.exercise.key_lines import key_lines, line_of

KEYS = st.text("abc-_", min_size=1, max_size=4) | st.sampled_from(["a.b", "a b", "#", "[x]", "ā", '"'])
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=12) | st.sampled_from(
    ['"""', "'''", "a = [", "\\", "#", "[t]", "\n", "x\n\ny = 1\n", '""', "=", ","]
)
VALUES = st.recursive(
    TEXTS | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def places(value: Any, place: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Of everything in a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [(*place, key) for key, _ in inner]
    for key, one in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        found += places(one, (*place, key))
    return found


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_everything_in_a_document_has_a_line(document: dict[str, Any]):
    text = tomlkit.dumps(document)
    lines = key_lines(text)
    read = tomllib.loads(text)
    quotable = [
        place for place in places(read) if not any('"' in part for part in place if isinstance(part, str))
    ]
    assert [place for place in quotable if place not in lines] == []
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("a",), 2),
        (("text",), 3),
        (("list",), 7),
        (("list", 0), 8),
        (("list", 1), 10),
        (("dotted", "key"), 12),
        (("t",), 13),
        (("t", "x"), 14),
        (("t", "in", "y"), 15),
        (("many", 0, "n"), 17),
        (("many", 1), 18),
        (("many", 1, "n"), 19),
        (("many", 1, "sub", "m"), 21),
        (("many", 1, "sub", "gone"), 20),
        (("gone",), 1),
    ],
)
def test_a_value_stands_where_it_was_written(place: tuple[str | int, ...], line: int):
    text = """# remark
a = 1
text = \"\"\"
b = 2
[no.table]
\\\"\"\"\"\"\"
list = [  # [
    "x, ]",

    'y',
]
dotted.key = 1979-05-27 07:32:00Z
[t]
x = 1
in = { y = [1, 2], z = "}" }
[[many]]
n = 1
[[many]]
n = 2
[many.sub]
m = 3
"""
    tomllib.loads(text)
    assert line_of(key_lines(text), place) == line
