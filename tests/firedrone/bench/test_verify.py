from __future__ import annotations

from typing import TYPE_CHECKING

from firedrone.bench import verify as bench
from firedrone.bench.verify import MESSAGES_PER_S, journal_of, recorded
from incidents.verify import verify
from telemetry.frames import read_frames

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_record_that_is_verified_is_one(tmp_path: Path):
    folder = recorded(tmp_path, 20)
    frames = read_frames(folder)
    assert len(frames) == 20 * MESSAGES_PER_S
    assert frames.bad_bytes == 0
    verdict = verify(folder)
    assert verdict.ok, verdict.problems
    assert verdict.blocks == 20


def test_a_short_record_is_judged_by_its_share_of_the_bar(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bench, "QUICK_S", 30)
    monkeypatch.setattr(bench, "ENTRIES", 2_000)
    result = bench.run(full=False, tell=lambda _: None)
    assert result.passed, result.document()
    assert result.bars["seconds for 0.00833 h"].at_most == 5.0 / 960
    assert result.bars["one changed bit found"].passed
    assert result.bars["seconds for 2,000 entries"].at_most == 1.0
    assert result.limit["seconds"] < result.ours["seconds"]
    assert result.limit["journal_s"] < result.ours["journal_s"]


def test_the_journal_that_is_verified_is_signed(tmp_path: Path):
    verdict = verify(journal_of(tmp_path / "incidents" / "bench", 50))
    assert verdict.ok
    assert (verdict.entries, verdict.signed, verdict.unsigned_entries) == (50, True, 0)
