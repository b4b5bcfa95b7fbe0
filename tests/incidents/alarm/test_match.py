"""An alarm that is probably another incident says why, with figures; one that is open already is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from incidents.alarm.alarm_import import open_from_alarm
from incidents.alarm.match import already_open, doubts_of_match, is_not_this
from incidents.folder import create
from incidents.model import Incident
from maps.geo import LatLon

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from incidents.alarm.record import AlarmText


@pytest.fixture
def same(now: datetime) -> Incident:
    """The same fire, written down by hand."""
    return Incident("x", now, "Zāle deg, ugunsgrēks", "Tērvetes pag.", scene=LatLon(56.47, 23.35))


def codes(alarm: AlarmText, incident: Incident) -> list[str]:
    return [doubt.code for doubt in doubts_of_match(alarm, incident)]


def test_the_same_fire_raises_no_doubt(latvian: AlarmText, same: Incident):
    assert codes(latvian, same) == []


def test_day_kind_and_place_each_disagree_with_figures(latvian: AlarmText, now: datetime):
    other = Incident("x", now - timedelta(days=9), "Pazudis cilvēks", "Biržai", scene=LatLon(56.201, 24.756))
    doubts = doubts_of_match(latvian, other)
    assert [doubt.code for doubt in doubts] == ["other_day", "other_kind", "other_place"]
    assert doubts[0].about == "12.04.2026 13:05, 9 d"
    assert doubts[1].about == "Kūlas ugunsgrēks ≠ Pazudis cilvēks"
    assert doubts[2].about == "92 km"
    assert all(doubt.what.startswith("probably not this incident") for doubt in doubts)
    assert is_not_this(doubts) == doubts


def test_without_positions_the_words_of_the_place_are_compared(latvian: AlarmText, same: Incident):
    assert codes(latvian, replace(same, scene=None)) == []
    elsewhere = replace(same, scene=None, where="Žagarės sen., Joniškio r.")
    assert codes(latvian, elsewhere) == ["other_place"]


def test_a_large_error_of_the_scene_is_not_another_place(latvian: AlarmText, same: Incident):
    away = replace(same, scene=LatLon(56.53, 23.345))
    assert codes(latvian, away) == ["other_place"]
    assert codes(latvian, replace(away, scene_error_m=3000.0)) == []


def test_words_of_no_known_kind_are_no_reason(latvian: AlarmText, same: Incident):
    assert codes(latvian, replace(same, what="Palīdzība")) == []
    assert codes(replace(latvian, what="F9"), same) == []


def test_the_same_number_settles_it_and_another_one_is_only_said(latvian: AlarmText, now: datetime):
    far = Incident("x", now - timedelta(days=9), "Plūdi", "Biržai", number="2026-04-0117")
    assert codes(latvian, far) == []
    near = Incident("x", now, "Ugunsgrēks", "Tērvetes pag.", number="LT-17")
    assert codes(latvian, near) == ["number_differs"]
    assert is_not_this(doubts_of_match(latvian, near)) == ()


def test_the_same_text_and_the_same_number_are_found_open(tmp_path: Path, latvian: AlarmText, now: datetime):
    assert already_open(tmp_path, latvian) is None
    incident, _ = open_from_alarm(tmp_path, latvian, now)
    same_text = already_open(tmp_path, latvian)
    assert same_text is not None
    assert (same_text.incident.id, same_text.same_text) == (incident.id, True)
    update = replace(latvian, sha256="0" * 64)
    same_number = already_open(tmp_path, update)
    assert same_number is not None
    assert (same_number.incident.id, same_number.same_text) == (incident.id, False)


def test_a_number_of_last_year_is_another_incident(tmp_path: Path, latvian: AlarmText, now: datetime):
    create(tmp_path, "Fire", "Tērvete", number=latvian.number, now=now - timedelta(days=365))
    assert already_open(tmp_path, latvian) is None
