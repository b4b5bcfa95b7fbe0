from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from firedrone.bench import damaged, verify
from firedrone.bench.result import Bar, BenchResult
from firedrone.cli import main
from firedrone.verbs.bench import BENCHES

if TYPE_CHECKING:
    from collections.abc import Callable


def found(**bars: Bar) -> Callable[..., BenchResult]:
    return lambda **_: BenchResult("verify", {"seconds": 1.0}, {}, {}, {"ours / limit": 2.5}, bars)


def test_a_bench_says_one_json_document_and_0(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(verify, "QUICK_S", 10)
    monkeypatch.setattr(verify, "ENTRIES", 2_000)
    assert main(["bench", "verify", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert set(document) == {"name", "ours", "peers", "limit", "ratios", "bars", "pass", "skipped"}
    assert document["pass"] is True


def test_a_missed_bar_ends_with_1_and_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(verify, "run", found(speed=Bar(3.0, at_least=10.0), drops=Bar(0.0, at_most=0.0)))
    assert main(["bench", "verify", "--json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["pass"] is False
    assert said.err == "bench verify: missed speed\n"


def test_people_read_bars_ratios_and_what_was_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(verify, "run", found(speed=Bar(12.3456, at_least=10.0), peer=Bar(None, at_least=3.0)))
    assert main(["bench", "verify"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "reached      speed: 12.35, at least 10",
        "not measured peer: -, at least 3",
        "ratio        ours / limit: 2.5",
    ]


def test_the_full_size_is_asked_for(monkeypatch: pytest.MonkeyPatch):
    asked: list[bool] = []

    def run(*, full: bool, tell: Callable[[str], None]) -> BenchResult:
        asked.append(full)
        return found(speed=Bar(1.0, at_least=1.0))()

    monkeypatch.setattr(damaged, "run", run)
    main(["bench", "damaged"])
    main(["bench", "damaged", "--full"])
    assert asked == [False, True]


def test_a_name_that_is_none_is_one_plain_line(capsys: pytest.CaptureFixture[str]):
    assert main(["bench", "faster"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f'there is no bench "faster": take one of {", ".join(BENCHES)}\n'
