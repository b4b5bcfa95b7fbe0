from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from incidents.folder import create
from incidents.journal import Journal
from incidents.model import IncidentError
from incidents.privacy.access import ACCESS, Doing, accesses, note_access
from incidents.privacy.hold import set_hold
from incidents.privacy.retention import FILE, kept, read_classes

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("what", "training", "name", "until"),
    [
        ("Grass fire", False, "incident", date(2029, 4, 13)),
        ("Grass fire", True, "exercise", date(2027, 4, 13)),
        ("Avārija, divi ievainotie", False, "injury", date(2036, 4, 13)),
        ("Gaisras, žuvo žmogus", False, "injury", date(2036, 4, 13)),
    ],
)
def test_each_kind_is_kept_for_its_years(tmp_path: Path, what: str, training: bool, name: str, until: date):
    create(tmp_path, what, "Tērvete", training=training, now=NOW)
    [one] = kept(tmp_path, read_classes(tmp_path))
    assert (one.keep_class.name, one.until) == (name, until)
    assert not one.is_due(date(until.year, 4, 12))
    assert one.is_due(until)


def test_a_leap_day_is_counted_to_the_day_after(tmp_path: Path):
    create(tmp_path, "Grass fire", "Tērvete", training=True, now=datetime(2028, 2, 29, tzinfo=UTC))
    [one] = kept(tmp_path, read_classes(tmp_path))
    assert one.until == date(2029, 3, 2)


def test_what_is_on_hold_is_never_due(tmp_path: Path):
    incident = create(tmp_path, "Grass fire", "Tērvete", now=NOW)
    with Journal(tmp_path / "incidents" / incident.id, NOW) as journal:
        set_hold(journal, "court", "Chief", NOW)
    [one] = kept(tmp_path, read_classes(tmp_path))
    assert one.held == "court"
    assert not one.is_due(date(2100, 1, 1))


def test_a_municipality_sets_its_own(tmp_path: Path):
    (tmp_path / FILE).write_text('[[class]]\nname = "all"\nyears = 5\n')
    create(tmp_path, "Grass fire", "Tērvete", now=NOW)
    assert kept(tmp_path, read_classes(tmp_path))[0].until == date(2031, 4, 13)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "class = []",
        '[[class]]\nname = "x"\nyears = 0\n',
        '[[class]]\nname = "x"\nyears = 3\nwords = ["a"]\n',
        '[[class]]\nname = "x"\nyear = 3\n',
        "[[class]",
    ],
)
def test_a_file_that_is_wrong_is_named_in_one_line(tmp_path: Path, content: str):
    (tmp_path / FILE).write_text(content)
    with pytest.raises(IncidentError, match=r"retention\.toml") as refused:
        read_classes(tmp_path)
    assert "\n" not in str(refused.value)


def test_who_looked_is_listed_and_a_change_of_the_list_is_seen(tmp_path: Path):
    note_access(tmp_path, NOW, "a", Doing.OPENED)
    note_access(tmp_path, NOW, "b", Doing.SEALED, "bundle.zip")
    lines, problems = accesses(tmp_path)
    assert [(one.incident, one.doing, one.what) for one in lines] == [
        ("a", "opened", None),
        ("b", "sealed", "bundle.zip"),
    ]
    assert not problems
    assert [one.incident for one in accesses(tmp_path, "b")[0]] == ["b"]
    path = tmp_path / ACCESS
    path.write_bytes(path.read_bytes().replace(b'"opened"', b'"sealed"'))
    assert accesses(tmp_path)[1]
