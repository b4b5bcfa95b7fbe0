"""A look at a stream says what comes, or why nothing does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from telemetry.video.access_unit import Encoding
from telemetry.video.errors import StreamError, Trouble
from telemetry.video.probe import probe
from telemetry.video.sources import SourceKind, SourceSpec
from tests.telemetry.video.coded import PlayedUnits, as_file, coded
from tests.telemetry.video.opened import opened

if TYPE_CHECKING:
    from pathlib import Path

    from telemetry.video.sources import Login


def test_a_recording_is_looked_at(tmp_path: Path):
    path = as_file(tmp_path / "a.ts", coded(Encoding.H265, count=60), Encoding.H265)
    found = probe(SourceSpec(SourceKind.FILE, str(path), real_time=False))
    assert (found.encoding, found.transport, found.width_px, found.height_px) == ("hevc", "file", 160, 128)
    assert found.fps == pytest.approx(30, abs=0.1)
    assert found.key_interval_s == pytest.approx(1 / 3, abs=0.01)
    assert (found.pictures, found.damaged, found.thermal_looking) == (60, 0, False)


def test_a_look_ends_by_itself():
    found = probe(SourceSpec(SourceKind.ADDRESS, "plays"), looks_s=0.3, opens=opened)
    assert found.pictures < 15
    assert found.first_picture_s < 1.0


@pytest.mark.parametrize(("size_px", "thermal"), [((640, 512), True), ((1280, 720), False)])
def test_the_size_of_a_thermal_sensor_is_known(size_px: tuple[int, int], thermal: bool):
    def opens(_spec: SourceSpec, _login: Login | None) -> PlayedUnits:
        return PlayedUnits(coded(width=size_px[0], height=size_px[1], count=5), fps=1000, stops_after=5)

    assert probe(SourceSpec(SourceKind.ADDRESS, "x"), opens=opens).thermal_looking is thermal


def test_a_stream_without_a_key_picture_is_given_up():
    def opens(_spec: SourceSpec, _login: Login | None) -> PlayedUnits:
        return PlayedUnits(coded()[1:10])

    with pytest.raises(StreamError, match="none came in time") as refused:
        probe(SourceSpec(SourceKind.ADDRESS, "x"), opens=opens, first_within_s=0.2)
    assert refused.value.trouble is Trouble.SILENT


def test_what_is_wrong_is_passed_on():
    with pytest.raises(StreamError, match="wants a name") as refused:
        probe(SourceSpec(SourceKind.ADDRESS, "guarded"), opens=opened)
    assert refused.value.trouble is Trouble.CREDENTIALS
