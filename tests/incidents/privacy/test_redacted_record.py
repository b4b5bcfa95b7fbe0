"""A copy without names, faces and notes: the same everywhere, whole by itself, and it says what it is."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from incidents.bundle.check import verify_bundle
from incidents.bundle.seal import Order, seal
from incidents.codes import IncidentCode
from incidents.journal import JOURNAL, read_journal
from incidents.model import Entry, IncidentError
from incidents.privacy.boxes_file import read_boxes
from incidents.privacy.redact_picture import Box, redacted_picture
from incidents.privacy.redacted_record import redaction_of
from incidents.privacy.tokens import Tokens
from tests.incidents.bundle.brigade import KEY, NOW, VIDEO, Brigade, brigade, photo

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.bundle.seal import Sealed

BOX = Box(10, 5, 20, 30)


@pytest.fixture
def ours(tmp_path: Path) -> Brigade:
    return brigade(tmp_path / "ours")


def redacted(one: Brigade, *words: str, boxes: dict[str, tuple[Box, ...]] | None = None) -> Sealed:
    return seal(one.folder, one.data, NOW, KEY, Order(redaction=redaction_of(words, boxes)))


def entries_of(sealed: Sealed) -> tuple[Entry, ...]:
    return read_journal(sealed.path / "data" / "incident" / sealed.about.id)


def test_names_become_the_same_token_everywhere_also_with_other_endings(ours: Brigade):
    sealed = redacted(ours, "names")
    written = b"".join(path.read_bytes() for path in sealed.path.rglob("*") if path.is_file()).decode(
        "utf-8", "replace"
    )
    assert "Paraudzi" not in written
    assert "Jānis" not in written
    facts = {entry.code: entry.facts for entry in entries_of(sealed)}
    assert facts[IncidentCode.OVERRIDE]["name"] == "[crew 1]"
    assert facts[IncidentCode.OVERRIDE]["reason"] == "[crew 1] viss redzams"
    assert facts[IncidentCode.NOTE]["text"] == "[crew 1] redz dūmus"


def test_a_redacted_bundle_verifies_by_itself_and_says_that_it_is_one(ours: Brigade):
    sealed = redacted(ours, "names", "pictures", boxes={ours.picture: (BOX,)})
    found = verify_bundle(sealed.path)
    assert found.ok, found.verdict.problems
    assert found.about is not None
    assert (found.about.redacted, found.about.id) == (("names", "pictures"), f"{ours.id}-redacted")
    originals = read_journal(ours.folder)
    assert found.about.original_head in {entry.hash for entry in originals}
    assert "Redacted: names pictures" in (sealed.path / "bag-info.txt").read_text("utf-8")
    hashes = {entry.hash for entry in originals}
    changed = [
        entry for entry in entries_of(sealed) if "original" in entry.facts and entry.code != "record_redacted"
    ]
    assert changed
    assert {entry.facts["original"] for entry in changed} <= hashes


def test_what_cannot_be_blacked_out_stays_at_home(ours: Brigade):
    sealed = redacted(ours, "names", "pictures")
    names = {path.name for path in sealed.path.rglob("*")}
    assert not names & {VIDEO, ours.picture, ours.table, "report-lv.html"}
    assert set(sealed.about.left_out.values()) == {"redacted", "video"}
    assert verify_bundle(sealed.path).ok


def test_a_picture_comes_along_blacked_out_and_without_its_metadata(ours: Brigade):
    sealed = redacted(ours, "pictures", boxes={ours.picture: (BOX,)})
    [path] = list((sealed.path / "data" / "incident" / sealed.about.id / "media").glob("*.jpg"))
    content = path.read_bytes()
    assert b"CAMERA-MAKER" not in content
    assert b"Exif" not in content
    with Image.open(io.BytesIO(content)) as picture:
        assert not picture.getexif()
        pixels = np.asarray(picture)
    assert pixels[BOX.top_px : BOX.top_px + BOX.height_px, BOX.left_px : BOX.left_px + BOX.width_px].max() < 8
    assert pixels[40:, 40:].min() > 247
    marked = next(entry for entry in entries_of(sealed) if entry.facts.get("media") == path.name)
    assert marked.facts["original_media"] == ours.picture
    assert marked.facts["sha256"] == path.stem


def test_a_looked_at_picture_without_boxes_comes_without_its_metadata(ours: Brigade):
    sealed = redacted(ours, "pictures", boxes={ours.picture: ()})
    [path] = (sealed.path / "data" / "incident" / sealed.about.id / "media").glob("*.jpg")
    assert b"Exif" not in path.read_bytes()


def test_notes_can_be_taken_out_as_a_whole(ours: Brigade):
    sealed = redacted(ours, "notes")
    facts = {entry.code: entry.facts for entry in entries_of(sealed)}
    assert facts[IncidentCode.NOTE]["text"] == "[…]"
    assert "dūmus" not in (sealed.path / "data" / "incident" / sealed.about.id / JOURNAL).read_text("utf-8")


def test_the_same_redaction_makes_the_same_copy(ours: Brigade):
    boxes = {ours.picture: (BOX,)}
    first = redacted(ours, "names", "pictures", boxes=boxes)
    assert redacted(ours, "names", "pictures", boxes=boxes).manifest_sha256 == first.manifest_sha256


def test_a_redacted_bundle_does_not_supersede_a_whole_one(ours: Brigade):
    whole = seal(ours.folder, ours.data, NOW, KEY)
    copy = redacted(ours, "names")
    assert copy.about.supersedes is None
    assert whole.manifest_sha256 != copy.manifest_sha256
    assert copy.path != whole.path


def test_a_sideways_picture_is_blacked_out_where_people_saw_the_box(tmp_path: Path):
    pixels = np.full((40, 60, 3), 255, np.uint8)
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90° to the right when shown
    path = tmp_path / "a.jpg"
    Image.fromarray(pixels).save(path, exif=exif, quality=95)
    content, _ = redacted_picture(path, [Box(0, 0, 40, 20)])
    with Image.open(io.BytesIO(content)) as picture:
        shown = np.asarray(picture)
    assert shown.shape[:2] == (60, 40)
    assert shown[:16].max() < 30
    assert shown[28:].min() > 225


@given(
    left=st.integers(-500, 500),
    top=st.integers(-500, 500),
    wide=st.integers(-9, 500),
    high=st.integers(-9, 500),
)
def test_a_box_may_reach_over_the_edge(
    tmp_path_factory: pytest.TempPathFactory, left: int, top: int, wide: int, high: int
):
    path = tmp_path_factory.getbasetemp() / "b.jpg"
    path.write_bytes(photo())
    content, suffix = redacted_picture(path, [Box(left, top, wide, high)])
    assert suffix == ".jpg"
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.size == (64, 48)


def test_a_broken_picture_is_named(tmp_path: Path):
    path = tmp_path / "c.jpg"
    path.write_bytes(photo()[:200])
    with pytest.raises(IncidentError, match=r"c\.jpg.*leave it out"):
        redacted_picture(path, [])


def test_two_persons_have_two_tokens_and_a_number_is_no_name():
    entries = [
        Entry(1, NOW, "laptop", "person", "hot_spot_closed", {"by": "Ona Pavyzdytė", "number": 1}),
        Entry(2, NOW, "laptop", "person", "hot_spot_sent", {"whom": "Subate 11"}),
        Entry(3, NOW, "dispatch:x", "truck", "dispatched", {"crew": "6"}),
        Entry(4, NOW, "laptop", "person", "note", {"text": "Onai ir SUBATE 11 pasakyta, on time"}),
    ]
    tokens = Tokens(entries)
    told = [tokens.facts(entry) for entry in entries]
    assert told[0]["by"] == "[person 1]"
    assert told[1]["whom"] == "[unit 2]"
    assert told[2]["crew"] == "6"
    assert told[3]["text"] == "Onai ir [unit 2] pasakyta, on time"


def test_words_that_cannot_be_taken_out_are_named():
    with pytest.raises(IncidentError, match="one of names, pictures, notes"):
        redaction_of(["faces"])


@pytest.mark.parametrize(
    "content", ["[]", '{"a": [[1, 2, 3]]}', '{"a": [["1", 2, 3, 4]]}', "{", '{"a": [[1e9, 2, 3, 4]]}']
)
def test_a_file_of_boxes_is_read_strictly(tmp_path: Path, content: str):
    path = tmp_path / "boxes.json"
    path.write_text(json.dumps({"x.jpg": [[1, 2, 3, 4]]}))
    assert read_boxes(path) == {"x.jpg": (Box(1, 2, 3, 4),)}
    path.write_text(content)
    with pytest.raises(IncidentError, match=r"boxes\.json"):
        read_boxes(path)
