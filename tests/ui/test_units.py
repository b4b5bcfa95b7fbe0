from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from maps.geo import LatLon
from ui import units

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


def test_distances_are_metres_up_to_ten_kilometres():
    assert [units.distance(m).number for m in (0.4, 470.2, 1204.0, 9999.0)] == [
        "0",
        "470",
        "1\u202f204",
        "9\u202f999",
    ]
    assert str(units.distance(12_345.0)) == "12.3\u00a0km"


def test_minutes_to_stay_are_rounded_down_and_minutes_it_takes_up():
    assert units.minutes(179.0).number == "2"
    assert units.minutes_up(121.0).number == "3"
    assert units.minutes_up(120.0).number == "2"


def test_an_error_shows_tenths_only_while_they_mean_something():
    assert str(units.error(0.83)) == "±0.8\u00a0m"
    assert str(units.error(11.6)) == "±12\u00a0m"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.23, "0.2\u00a0s"),
        (9.96, "10\u00a0s"),
        (119.0, "119\u00a0s"),
        (130.0, "2\u00a0min"),
        (9000.0, "2\u00a0h"),
    ],
)
def test_ages_are_said_in_the_unit_that_fits(seconds: float, words: str):
    assert units.age(seconds) == words


def test_a_lost_value_counts_whole_seconds():
    assert units.age_whole(4.2) == "4\u00a0s"


def test_a_lithuanian_reads_a_decimal_comma():
    QLocale.setDefault(QLocale(QLocale.Language.Lithuanian))
    assert units.speed(7.9).number == "7,9"
    assert units.distance(1204.0).number == "1\u202f204"


def test_positions_keep_the_point_in_every_language():
    QLocale.setDefault(QLocale(QLocale.Language.Lithuanian))
    assert units.position(LatLon(55.98719, -25.9648)) == "55.98719\u00a0N 25.96480\u00a0W"


@pytest.mark.parametrize(("degrees", "wind"), [(0, "N"), (22, "N"), (23, "NE"), (225, "SW"), (338, "N")])
def test_winds_have_eight_names(degrees: float, wind: str):
    assert units.compass(degrees) == wind


def test_a_stopwatch_shows_hours_only_when_there_are_some():
    assert units.stopwatch(938.0) == "15:38"
    assert units.stopwatch(3727.0) == "1:02:07"


def test_times_are_local_and_days_are_named():
    at = datetime(2026, 8, 22, 10, 7, 42, tzinfo=UTC)
    assert units.clock(at) == at.astimezone().strftime("%H:%M:%S")
    assert units.day(at).startswith("Saturday 2")


def test_what_is_older_than_two_days_is_said_in_days():
    assert units.age(47.9 * 3600.0) == "48\u00a0h"
    assert units.age(183.9 * 86_400.0) == "183\u00a0d"


def test_sizes_of_files_are_said_in_what_a_disk_counts():
    sizes = [str(units.file_size(size)) for size in (2.94e6, 812.4e6, 1.25e9)]
    assert sizes == ["2.9\u00a0MB", "812\u00a0MB", "1.3\u00a0GB"]
