"""The record only grows, and shows when somebody changed it."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from incidents.codes import IncidentCode
from incidents.model import IncidentError
from incidents.operator.record import add, read_record
from incidents.verify import verify

NOW = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
QUIET = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


def filled(data: Path) -> Path:
    for n in range(3):
        add(data, IncidentCode.SITE_RISK, {"flight": f"f{n}", "text": "vadi pār ceļu"}, NOW)
    return data / "operator" / "record.jsonl"


def test_what_is_added_is_read_again_and_whole(tmp_path: Path):
    filled(tmp_path)
    assert [entry.facts["flight"] for entry in read_record(tmp_path)] == ["f0", "f1", "f2"]
    assert verify(tmp_path / "operator").ok
    assert verify(tmp_path / "operator").entries == 3


def test_nothing_is_there_before_anything_is_added(tmp_path: Path):
    assert read_record(tmp_path) == ()


def test_what_lacks_its_parts_is_refused_and_nothing_is_written(tmp_path: Path):
    with pytest.raises(IncidentError, match="needs text"):
        add(tmp_path, IncidentCode.SITE_RISK, {"flight": "f", "text": ""}, NOW)
    assert read_record(tmp_path) == ()


@QUIET
@given(st.data())
def test_a_changed_byte_is_noticed(picked: st.DataObject):
    with tempfile.TemporaryDirectory() as folder:
        path = filled(Path(folder))
        whole = bytearray(path.read_bytes())
        at = picked.draw(st.integers(0, len(whole) - 1))
        whole[at] ^= picked.draw(st.integers(1, 255))
        path.write_bytes(whole)
        assert not verify(path.parent).ok


@QUIET
@given(st.data())
def test_a_torn_end_costs_no_more_than_what_was_torn(picked: st.DataObject):
    with tempfile.TemporaryDirectory() as folder:
        path = filled(Path(folder))
        whole = path.read_bytes()
        cut = picked.draw(st.integers(0, len(whole) - 1))
        path.write_bytes(whole[:cut])
        left = read_record(Path(folder))
        assert len(left) == whole[:cut].count(b"\n")
        assert not verify(path.parent).ok  # its head promised more
        add(Path(folder), IncidentCode.SITE_RISK, {"flight": "g", "text": "later"}, NOW)
        assert read_record(Path(folder))[-1].facts["flight"] == "g"
        assert read_record(Path(folder))[: len(left)] == left


@QUIET
@given(st.text(max_size=600))
@example("half a letter \ud83d")
@example("=cmd|' /C calc'!A0\n\0\x1b[31m")
def test_any_text_is_kept_on_one_line(text: str):
    with tempfile.TemporaryDirectory() as folder:
        try:
            add(Path(folder), IncidentCode.SITE_RISK, {"flight": "f", "text": text}, NOW)
        except IncidentError:
            assert not text.split()
            return
        [entry] = read_record(Path(folder))
        assert len(str(entry.facts["text"])) <= 500
        assert verify(Path(folder) / "operator").ok


def test_a_record_that_is_taken_away_is_missed(tmp_path: Path):
    filled(tmp_path).unlink()
    assert not verify(tmp_path / "operator").ok
    (tmp_path / "incidents").mkdir()
    assert not verify(tmp_path).ok
