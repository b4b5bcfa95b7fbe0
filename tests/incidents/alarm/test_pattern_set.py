"""The brigade's own patterns: what is wrong is one line with file, table, key, nearest word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from incidents.alarm.doubt import AlarmError
from incidents.alarm.pattern_cost import steps
from incidents.alarm.pattern_set import FILE, known_sets, load_sets, set_named, shipped_sets
from incidents.codes import TimeKind

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """
[ours]
title = "Tērvete"
language = "lv"
tz = "Europe/Riga"
formats = ["%d.%m.%Y %H:%M"]
detect = ['^TRAUKSME ']
[ours.fields]
what = '^TRAUKSME (.{3,80})$'
"""


def loaded(tmp_path: Path, text: str) -> str:
    """The refusal of a file with this text."""
    file = tmp_path / "own.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(AlarmError) as refused:
        load_sets(file)
    told = str(refused.value)
    assert "\n" not in told
    return told


def test_four_languages_are_shipped_and_each_pattern_is_quick():
    sets = shipped_sets()
    assert {one.language for one in sets} == {"lv", "lt", "en", "de"}
    for one in sets:
        for pattern in (*one.detect, *one.fields.values(), *one.left_out, *one.headings):
            assert steps(pattern.pattern) <= 5_000_000


def test_the_brigade_s_own_come_beside_the_shipped_ones_and_replace_their_namesakes(tmp_path: Path):
    (tmp_path / FILE).write_text(GOOD + GOOD.replace("[ours", "[lv_sms"), "utf-8")
    sets = known_sets(tmp_path)
    assert len(sets) == len(shipped_sets()) + 1
    assert set_named(sets, "lv_sms").title == "Tērvete"
    assert set_named(sets, "ours").alarm_at_is is TimeKind.DISPATCHED


def test_without_a_file_of_its_own_a_brigade_has_the_shipped_ones(tmp_path: Path):
    assert len(known_sets(tmp_path)) == len(shipped_sets())


@pytest.mark.parametrize(
    ("was", "put", "told"),
    [
        ("what =", "waht =", 'own.toml: [ours] fields.waht: "waht" is not known here; did you mean what?'),
        ("detect =", "detetc =", '[ours] detetc: "detetc" is not known here; did you mean detect?'),
        ('"lv"', '"lvv"', '[ours] language: "lvv" is not known here; did you mean lv?'),
        ("Europe/Riga", "Europe/Rga", '[ours] tz: "Europe/Rga" is not a time zone'),
        ("%H:%M", "%H:%Q", "[ours] formats:"),
        ("'^TRAUKSME ']", "'^(a+)+$']", "[ours] detect: the pattern could take too long"),
        ("(.{3,80})", "(.{3,80}", "[ours] fields.what: the pattern is no regular expression"),
        ("(.{3,80})", ".{3,80}", "[ours] fields.what: needs a group"),
        ("['^TRAUKSME ']", "[]", "[ours] detect: must name at least one pattern"),
        ("['^TRAUKSME ']", "7", "[ours] detect: must be a list of texts"),
        ("[ours]", "unit_row = 3\n[ours]", "[unit_row]: is no table"),
        ("language =", "unit_times = ['on_scen']\nlanguage =", "did you mean on_scene?"),
        ("language =", "unit_row = '^(.*)$'\nlanguage =", "needs the groups"),
        ("language =", "alarm_at_is = 'on_scene'\nlanguage =", "[ours] alarm_at_is:"),
        ("[ours.fields]", "[ours", "not TOML"),
    ],
)
def test_a_wrong_file_is_refused_in_one_line(tmp_path: Path, was: str, put: str, told: str):
    assert told in loaded(tmp_path, GOOD.replace(was, put, 1))


def test_an_empty_file_holds_no_set(tmp_path: Path):
    assert "holds 0 tables" in loaded(tmp_path, "")


def test_an_unknown_name_is_answered_with_the_nearest():
    with pytest.raises(AlarmError, match="did you mean lv_sms"):
        set_named(shipped_sets(), "lv_smss")
