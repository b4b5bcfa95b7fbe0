"""Facts of a record that anybody may have written are believed by their type, and lead nowhere else."""

from __future__ import annotations

import pytest

from incidents.facts import NOWHERE, file_name_in, number_in, time_in


@pytest.mark.hazard("H32")
@pytest.mark.parametrize(
    "told", ["..", "../..", "a/..", "/", "C:", "a\0b", "A" * 201, "Ā" * 120, "..\\..", "file:x", "."]
)
def test_a_name_that_leads_elsewhere_leads_nowhere(told: str):
    assert file_name_in({"flight": told}, "flight") == NOWHERE


@pytest.mark.parametrize("told", ["20260412T101500Z_1f3c", "../x", "/etc/x", "C:\\x", "media/x", "x/"])
def test_of_a_path_only_the_name_counts(told: str):
    assert file_name_in({"file": told}, "file") == told.replace("\\", "/").rstrip("/").split("/")[-1]


@pytest.mark.parametrize("told", [None, "", 7, True])
def test_what_is_no_text_is_no_name(told: str | int | None):
    assert file_name_in({"file": told}, "file") is None


def test_a_time_at_the_end_of_the_calendar_and_a_number_beyond_all_are_none():
    assert time_in({"at": "0001-01-01T00:00:00+14:00"}, "at") is None
    assert number_in({"x": 10**400}, "x") is None
