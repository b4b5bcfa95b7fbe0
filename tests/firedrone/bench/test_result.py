from __future__ import annotations

import json

import pytest

from firedrone.bench.result import Bar, BenchResult, Skipped, middle, ratio


def result(**bars: Bar) -> BenchResult:
    return BenchResult(
        name="example",
        ours={"seconds": 0.5},
        peers={"another": {"seconds": 5.0}},
        limit={"seconds": 0.1},
        ratios={"another / ours": 10.000001, "absent / ours": None},
        bars=bars,
        skipped=[Skipped("absent", "it is not installed")],
    )


@pytest.mark.parametrize(
    ("bar", "passed"),
    [
        (Bar(10.0, at_least=10.0), True),
        (Bar(9.99, at_least=10.0), False),
        (Bar(0.0, at_most=0.0), True),
        (Bar(1.0, at_most=0.0), False),
        (Bar(5.0, at_least=1.0, at_most=4.0), False),
        (Bar(None, at_least=10.0), None),
    ],
)
def test_a_bar_is_reached_missed_or_not_measured(bar: Bar, passed: bool | None):
    assert bar.passed is passed


def test_a_bench_passes_when_every_measured_bar_is_reached():
    assert result(fast=Bar(11.0, at_least=10.0), peer=Bar(None, at_least=3.0)).passed
    assert not result(fast=Bar(11.0, at_least=10.0), other=Bar(2.0, at_least=3.0)).passed


def test_a_bench_that_measured_nothing_does_not_pass():
    assert not result(peer=Bar(None, at_least=3.0)).passed


def test_the_document_has_the_public_keys_and_is_json():
    document = result(fast=Bar(11.0, at_least=10.0), peer=Bar(None, at_least=3.0)).document()
    assert json.loads(json.dumps(document)) == {
        "name": "example",
        "ours": {"seconds": 0.5},
        "peers": {"another": {"seconds": 5.0}},
        "limit": {"seconds": 0.1},
        "ratios": {"another / ours": 10.0, "absent / ours": None},
        "bars": {
            "fast": {"at_least": 10.0, "reached": 11.0, "pass": True},
            "peer": {"at_least": 3.0, "reached": None, "pass": None},
        },
        "pass": True,
        "skipped": [{"what": "absent", "why": "it is not installed"}],
    }


def test_what_was_not_measured_has_no_ratio_and_no_part_in_a_median():
    assert ratio(None, 1.0) is None
    assert ratio(1.0, None) is None
    assert ratio(3.0, 2.0) == 1.5
    assert middle([3.0, None, 1.0]) == 2.0
    assert middle([None]) is None
