from __future__ import annotations

from typing import TYPE_CHECKING

from firedrone.bench import video
from firedrone.bench.footage.part import NotMeasuredError, Part, together
from firedrone.bench.result import Bar

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest


def good(*, full: bool, tell: Callable[[str], None]) -> Part:
    tell("measured")
    return Part(ours={"a": 1}, peers={"ffmpeg": {"x": 1}}, bars={"full": Bar(float(full), at_least=1.0)})


def cannot(*, full: bool, tell: Callable[[str], None]) -> Part:
    raise NotMeasuredError("the stream did not come back")


def test_a_part_that_cannot_be_measured_is_named_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(video, "PARTS", {"recording": cannot, "good": good})
    said: list[str] = []
    result = video.run(full=True, tell=said.append)
    assert result.passed
    assert said == ["measured"]
    assert [(left.what, left.why) for left in result.skipped] == [
        ("recording", "the stream did not come back")
    ]


def test_one_missed_bar_is_a_missed_bench(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(video, "PARTS", {"good": good})
    assert not video.run(full=False, tell=lambda _: None).passed


def test_what_parts_say_of_the_same_peer_stands_together():
    parts = [Part(peers={"ffmpeg": {"x": 1}}), Part(peers={"ffmpeg": {"y": 2}, "av.open": {"z": 3}})]
    assert together("video", parts).peers == {"ffmpeg": {"x": 1, "y": 2}, "av.open": {"z": 3}}
