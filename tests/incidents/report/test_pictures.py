"""Three pictures tell it: overview, hottest, last; what was changed or is none of ours is not shown."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PIL import Image

from incidents.folder import keep_media
from incidents.journal import Journal, read_journal
from incidents.local_time import ZONE
from incidents.report.captions import said
from incidents.report.content import gather
from incidents.report.html import html
from incidents.report.pdf import pdf
from incidents.report.pictures import Part, pictures_of
from incidents.timeline import timeline
from incidents.words import LANGUAGES
from maps.geo import LatLon
from telemetry.video.snapshot import Shot, snapshot_jpeg

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.report.pictures import Picture

START = datetime(2026, 4, 12, 10, 20, tzinfo=UTC)


def keep(
    folder: Path, minute: float, *, hottest_c: float | None = None, simulated: bool = False, **facts: Any
) -> str:
    """One picture of a shade of its own, kept as the window keeps it."""
    at = START + timedelta(minutes=minute)
    pixels = np.full((96, 128, 3), 20 + int(minute * 10) % 200, np.uint8)
    stream = "visible" if hottest_c is None else "thermal"
    shot = Shot(
        pixels, stream, at, simulated=simulated, camera_at=LatLon(56.465, 23.345), yaw_deg=312.0,
        hottest_c=hottest_c,
    )  # fmt: skip
    name = keep_media(folder, snapshot_jpeg(shot), ".jpg")
    told = {"media": name, "stream": stream, "level": 0 if hottest_c is None else 3, "hottest_c": hottest_c}
    with Journal(folder, at) as journal:
        kept = {key: value for key, value in {**told, **facts}.items() if value is not None}
        journal.append(at, "drone", "flight", "snapshot", kept)
    return name


def shown(folder: Path, *, training: bool = False) -> tuple[tuple[Picture, ...], int]:
    return pictures_of(folder, timeline(read_journal(folder)), training=training)


def test_the_overview_the_hottest_and_the_last_are_shown_in_the_order_of_time(folder: Path):
    keep(folder, 0, hottest_c=90.0)
    keep(folder, 1)
    keep(folder, 2, hottest_c=410.0)
    keep(folder, 3, hottest_c=200.0)
    keep(folder, 4)
    pictures, unshown = shown(folder)
    assert [(picture.part, picture.kept.at - START) for picture in pictures] == [
        (Part.OVERVIEW, timedelta(minutes=1)),
        (Part.HOTTEST, timedelta(minutes=2)),
        (Part.LAST, timedelta(minutes=4)),
    ]
    assert unshown == 0


def test_where_the_hottest_is_the_last_no_other_is_called_so(folder: Path):
    for minute, hottest_c in ((0, None), (1, None), (2, 300.0)):
        keep(folder, minute, hottest_c=hottest_c)
    assert [picture.part for picture in shown(folder)[0]] == [Part.OVERVIEW, Part.MORE, Part.HOTTEST]


def test_a_camera_without_degrees_has_no_hottest_picture(folder: Path):
    for minute, hottest_c in ((0, None), (1, 300.0), (2, None)):
        keep(folder, minute, hottest_c=hottest_c, level=0)
    assert {picture.part for picture in shown(folder)[0]} == {Part.OVERVIEW, Part.LAST, Part.MORE}


def test_a_picture_says_when_how_hot_and_where_it_looked(folder: Path):
    keep(folder, 0, hottest_c=180.0, at_least=True, looks_at_lat_deg=56.46612, looks_at_lon_deg=23.34701)
    words = said(shown(folder)[0][0], "en", ZONE)
    assert words.title == "Hottest · 13:20:00"
    assert words.lines == (
        "≥ 180 °C (pixel, live) · heading 312°",
        "56.46612, 23.34701 · 2026-04-12 · entry 2",
    )


def test_a_picture_that_was_changed_is_counted_and_not_shown(folder: Path):
    kept = folder / "media" / keep(folder, 0)
    kept.write_bytes(kept.read_bytes() + b"!")
    assert shown(folder) == ((), 1)
    assert "1" in (gather(folder, "en", START).pictures_missing or "")


@pytest.mark.parametrize("content", [b"no picture", b"\xff\xd8\xff\xe0 cut", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_counted_and_not_shown(folder: Path, content: bytes):
    name = keep_media(folder, content, ".jpg")
    with Journal(folder, START) as journal:
        journal.append(START, "drone", "flight", "snapshot", {"media": name})
    assert shown(folder) == ((), 1)


def test_a_name_that_leads_out_of_the_media_is_not_followed(folder: Path, tmp_path: Path):
    (tmp_path / "secret.jpg").write_bytes(b"x")
    with Journal(folder, START) as journal:
        journal.append(START, "drone", "flight", "snapshot", {"media": "../../../secret.jpg"})
    assert shown(folder) == ((), 1)


@pytest.mark.parametrize("training", [True, False])
def test_a_practised_picture_has_the_word_in_its_pixels(folder: Path, training: bool):
    keep(folder, 0, simulated=training)
    picture = Image.open(io.BytesIO(shown(folder)[0][0].jpeg)).convert("RGB")
    top: Any = np.asarray(picture)[2:6, 40:90].astype(int)
    red = (top[..., 0] > top[..., 1] + 60).mean()
    assert bool(red > 0.5) is training


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_stand_in_the_page_itself_and_on_paper(folder: Path, language: str):
    for minute in range(3):
        keep(folder, minute)
    content = gather(folder, language, START)
    page = html(content)
    assert page.count('src="data:image/jpeg;base64,') == 3
    assert "https://" not in page.replace("https://firedrone", "")
    assert pdf(content, START).count(b"/DCTDecode") == 3


def test_a_large_picture_is_made_small(folder: Path):
    large = io.BytesIO()
    Image.fromarray(np.random.default_rng(1).integers(0, 255, (1500, 2000, 3), np.uint8)).save(large, "JPEG")
    name = keep_media(folder, large.getvalue(), ".jpg")
    with Journal(folder, START) as journal:
        journal.append(START, "drone", "flight", "snapshot", {"media": name})
    picture = shown(folder)[0][0]
    assert (picture.width_px, picture.height_px) == (900, 675)
    assert len(picture.jpeg) < 800_000
