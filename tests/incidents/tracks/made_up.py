"""Tracks made up for the tests: a truck's run and a drone's flight, as files and as columns."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

START = datetime(2026, 4, 12, 10, 20, tzinfo=UTC)
DEPOT = (56.4600, 23.3000)
SCENE = (56.4800, 23.3600)
STEP_S = 5


class At(NamedTuple):
    """One position of a run."""

    at: datetime
    lat_deg: float
    lon_deg: float
    speed_m_s: float


def run() -> list[At]:
    """120 s at the depot, 300 s on the way, 600 s at the scene, 300 s back, 120 s at the depot."""
    points: list[At] = []
    legs = ((DEPOT, DEPOT, 120), (DEPOT, SCENE, 300), (SCENE, SCENE, 600), (SCENE, DEPOT, 300))
    at = START
    for begin, end, seconds in (*legs, (DEPOT, DEPOT, 120)):
        for step in range(seconds // STEP_S):
            share = step * STEP_S / seconds
            lat = begin[0] + share * (end[0] - begin[0])
            lon = begin[1] + share * (end[1] - begin[1])
            points.append(At(at, lat, lon, 0.0 if begin == end else 14.0))
            at += timedelta(seconds=STEP_S)
    return points


def write_gpx(path: Path, points: Sequence[At], name: str = "TERVETE-1") -> Path:
    """GPX 1.1 with speeds in an extension."""
    fixes = "".join(
        f'<trkpt lat="{p.lat_deg:.6f}" lon="{p.lon_deg:.6f}"><ele>40</ele><time>{stamp(p.at)}</time>'
        f"<extensions><speed>{p.speed_m_s}</speed></extensions></trkpt>"
        for p in points
    )
    path.write_text(
        '<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk>'
        f"<name>{name}</name><trkseg>{fixes}</trkseg></trk></gpx>",
        "utf-8",
    )
    return path


def stamp(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")


def write_srt(path: Path, heights_m: Sequence[float], clock: str = "2026-04-12 13:{m:02}:{s:02}.000") -> Path:
    """One picture a second over the scene, local time of Riga from 13:30:00."""
    blocks: list[str] = []
    for i, height in enumerate(heights_m):
        at = clock.format(m=30 + i // 60, s=i % 60)
        lat, lon = SCENE[0] + i * 1e-5, SCENE[1]
        blocks.append(
            f"{i + 1}\n00:{i // 60:02}:{i % 60:02},000 --> 00:{i // 60:02}:{i % 60:02},033\n"
            f'<font size="28">FrameCnt: {i + 1}, DiffTime: 33ms\n{at}\n'
            f"[iso: 100] [shutter: 1/1000.0] [latitude: {lat:.6f}] [longitude: {lon:.6f}] "
            f"[rel_alt: {height:.3f} abs_alt: {height + 42:.3f}] [ct: 5500] </font>\n"
        )
    path.write_text("\n".join(blocks), "utf-8")
    return path
