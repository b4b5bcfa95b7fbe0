"""JSON is read strictly; what Python would let pass is refused, and half characters are mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maps.foreign.file import FormatError
from maps.foreign.json_file import read_json

if TYPE_CHECKING:
    from pathlib import Path


def put(folder: Path, text: str) -> Path:
    path = folder / "x.json"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r'"\ud800"', "?"),
        (r'"\ud83d\ude00"', "\U0001f600"),
        (r'"\uDFFFa\uD83D\uDE00"', "?a\U0001f600"),
        (r'"\ud83d\ud83d\ude00"', "?\U0001f600"),
        (r'"\\ud800"', r"\ud800"),
        (r'"\\\ud800"', "\\?"),
    ],
)
def test_half_a_character_becomes_a_question_mark_and_whole_ones_stay(
    tmp_path: Path, written: str, read: str
):
    assert read_json(put(tmp_path, written)) == read


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["\\\\", "\\ud83d", "\\ude00", "\\u0041", "a", "\\ud9"]), max_size=6))
def test_whatever_is_read_can_be_written(tmp_path: Path, parts: list[str]):
    try:
        text = read_json(put(tmp_path, f'"{"".join(parts)}"'))
    except FormatError:
        return
    text.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"a": "NaN 1e999",\n"b": [\nInfinity]}', "line 3: Infinity is not a number"),
        ('{"a": "1e999",\n"b": 1e999}', "line 2: the number 1e999 is too large"),
        ("{" + ",".join(f'"k{n}":0' for n in range(60_000)) + ',"k59999":1}', 'key "k59999" stands twice'),
        ("[" * 101 + "]" * 101, "nested deeper than 100"),
        ("[" + "0," * 320_000 + "0]", "more than 320,000 values"),
        ('{"a": "' + "x" * 100_001 + '"}', 'the text of "a" is longer than 100,000'),
        ('["\U0001f600' + "x" * 4_200_000 + '"]', "more than 16 MB as text"),
    ],
    ids=["constant", "number", "doubled", "deep", "many", "long", "wide"],
)
def test_what_is_beyond_a_limit_is_refused_with_its_place(tmp_path: Path, text: str, says: str):
    with pytest.raises(FormatError, match=rf"^x\.json: .*{says}"):
        read_json(put(tmp_path, text))
