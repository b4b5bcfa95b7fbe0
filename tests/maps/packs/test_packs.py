"""An area pack: made, checked, carried on a stick, brought in, and used where it lies."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from maps.foreign.file import FormatError
from maps.packs import bring_in as bringing
from maps.packs import make as making
from maps.packs.bring_in import Outcome, bring_in
from maps.packs.check import check_pack
from maps.packs.make import Source, make_pack
from maps.packs.manifest import FILE, Kind, is_name, read_manifest, text
from maps.packs.where import forget_in_place, packs_of, use_in_place
from maps.zones.zone_file import read_zones
from tests.maps.packs.made_up_pack import ZONES_SAVED_AT, write_sources

EDITION = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A stick with the pack `Aknīste-Rokiškis`."""
    folder, _ = make_pack("Aknīste-Rokiškis", tmp_path / "stick", write_sources(tmp_path / "sources"))
    return folder


def rewrite(folder: Path, **changed: object) -> None:
    path = folder / FILE
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changed), "utf-8")


def everything_below(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_pack_says_of_every_file_what_it_is_how_old_and_whose(stick: Path):
    found = check_pack(stick)
    assert found.whole
    assert {file.part.kind for file in found.files} == {
        Kind.TILES, Kind.ELEVATION, Kind.ZONES, Kind.OBSTACLES,
    }  # fmt: skip
    by_kind = {file.part.kind: file for file in found.files}
    assert by_kind[Kind.TILES].part.source == "© made up"
    assert by_kind[Kind.TILES].part.licence == "CC0"
    assert by_kind[Kind.TILES].look.facts["zooms"] == "9-10"
    assert by_kind[Kind.ZONES].edition is not None
    assert by_kind[Kind.OBSTACLES].look.facts == {"obstacles": 1}
    assert found.manifest is not None
    assert found.manifest.bounds_deg == (25.3, 55.9, 26.1, 56.4)


def test_what_the_user_says_of_a_file_goes_before_what_the_file_says(tmp_path: Path):
    tiles, *_ = write_sources(tmp_path / "sources")
    _, made = make_pack("X", tmp_path / "out", [replace(tiles, edition=EDITION, source="the county")])
    assert (made.parts[0].edition, made.parts[0].source) == (EDITION, "the county")


def test_a_file_the_map_cannot_read_is_refused_before_anything_is_copied(tmp_path: Path):
    good = write_sources(tmp_path / "sources")
    bad = tmp_path / "bad.json"
    bad.write_text("{", "utf-8")
    with pytest.raises(FormatError, match=r"bad\.json"):
        make_pack("X", tmp_path / "out", [*good, Source(Kind.ZONES, bad)])
    assert not (tmp_path / "out").exists()


def test_a_pack_that_is_there_stays_unless_it_is_to_be_replaced(stick: Path, tmp_path: Path):
    sources = write_sources(tmp_path / "again")
    with pytest.raises(FormatError, match="is there already"):
        make_pack(stick.name, stick.parent, sources)
    make_pack(stick.name, stick.parent, sources[:1], replace=True)
    assert [file.part.kind for file in check_pack(stick).files] == [Kind.TILES]
    assert sorted(path.name for path in stick.parent.iterdir()) == [stick.name]


def test_a_disk_that_fills_up_half_way_leaves_the_old_pack_whole(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    before = everything_below(stick)
    copies = iter(range(3))

    def fills_up(source: Path, target: Path) -> str:
        if next(copies) == 1:
            raise OSError(28, "No space left on device")
        target.write_bytes(source.read_bytes())
        return "0" * 64

    monkeypatch.setattr(making, "copied", fills_up)
    with pytest.raises(OSError, match="No space left"):
        make_pack(stick.name, stick.parent, write_sources(tmp_path / "again"), replace=True)
    assert everything_below(stick) == before
    assert [path.name for path in stick.parent.iterdir()] == [stick.name]


def test_a_disk_without_room_is_said_before_the_work_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(making, "SPARE_BYTES", 10**18)
    with pytest.raises(FormatError, match="MB more are needed"):
        make_pack("X", tmp_path / "out", write_sources(tmp_path / "sources"))


@pytest.mark.parametrize("name", ["..", "a/b", "", ".hidden", "con", "NUL.txt", "x" * 80, "a\\b", "end. "])
def test_a_name_that_is_no_folder_on_every_system_is_refused(name: str, tmp_path: Path):
    assert not is_name(name)
    with pytest.raises(FormatError, match="cannot name a pack"):
        make_pack(name, tmp_path / "out", write_sources(tmp_path / "sources"))


def test_two_files_of_one_name_are_refused(tmp_path: Path):
    one = write_sources(tmp_path / "a")[3]
    other = write_sources(tmp_path / "b")[3]
    with pytest.raises(FormatError, match="rename one of them"):
        make_pack("X", tmp_path / "out", [one, other])


def test_a_pack_is_brought_in_once_and_the_second_time_nothing_changes(stick: Path, tmp_path: Path):
    data = tmp_path / "data"
    pieces: list[int] = []
    folder, outcome = bring_in(stick, data, read=pieces.append)
    assert outcome is Outcome.NEW
    assert sum(pieces) == sum(part.size_bytes for part in read_manifest(stick).parts)
    assert everything_below(folder) == everything_below(stick)
    assert bring_in(stick, data) == (folder, Outcome.SAME)
    assert check_pack(folder).whole
    assert packs_of(data).packs == (folder,)


def test_zones_are_as_old_after_two_copies_as_before(stick: Path, tmp_path: Path):
    folder, _ = bring_in(stick, tmp_path / "data")
    assert read_zones(folder / "zones" / "zones.json").edition.timestamp() == ZONES_SAVED_AT


def test_a_byte_that_changed_on_the_way_refuses_the_pack_and_keeps_the_old_one(stick: Path, tmp_path: Path):
    data = tmp_path / "data"
    folder, _ = bring_in(stick, data)
    before = everything_below(folder)
    rewrite(stick, made_at="2027-01-01T00:00:00Z")
    heights = stick / "elevation" / "N56E025.hgt"
    content = bytearray(heights.read_bytes())
    content[1000] ^= 1
    heights.write_bytes(content)
    with pytest.raises(FormatError, match=r"elevation/N56E025\.hgt: was changed or is damaged"):
        bring_in(stick, data)
    assert everything_below(folder) == before
    assert not check_pack(stick).whole


def test_a_file_that_was_cut_off_or_is_gone_is_named(stick: Path, tmp_path: Path):
    masts = stick / "obstacles" / "masts.csv"
    masts.write_bytes(masts.read_bytes()[:-1])
    with pytest.raises(FormatError, match=r"obstacles/masts\.csv: has another size"):
        bring_in(stick, tmp_path / "data")
    masts.unlink()
    with pytest.raises(FormatError, match=r"obstacles/masts\.csv: is not in the pack"):
        bring_in(stick, tmp_path / "data")
    (file,) = (file for file in check_pack(stick).files if file.problem)
    assert file.problem == "obstacles/masts.csv: is missing"


def test_an_older_pack_does_not_take_the_place_of_a_newer_one(stick: Path, tmp_path: Path):
    data = tmp_path / "data"
    bring_in(stick, data)
    older = read_manifest(stick).made_at - timedelta(days=30)
    rewrite(stick, made_at=older.isoformat())
    with pytest.raises(FormatError, match="is older"):
        bring_in(stick, data)
    assert bring_in(stick, data, replace=True)[1] is Outcome.REPLACED


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ({"name": "../../evil.csv"}, "no plain file name"),
        ({"name": "/etc/passwd"}, "no plain file name"),
        ({"name": "a\\b.csv"}, "no plain file name"),
        ({"kind": "programs"}, "kind"),
        ({"sha256": "abc"}, "sha256"),
        ({"size_bytes": -1}, "size_bytes"),
        ({"edition": "2026-11-01T00:00:00"}, "without its offset"),
    ],
)
def test_a_manifest_that_leads_out_of_the_pack_or_makes_no_sense_is_refused(
    stick: Path, tmp_path: Path, part: dict[str, object], said: str
):
    document = json.loads((stick / FILE).read_text("utf-8"))
    document["parts"][0] |= part
    (stick / FILE).write_text(json.dumps(document), "utf-8")
    with pytest.raises(FormatError, match=said):
        bring_in(stick, tmp_path / "data")
    assert not list((tmp_path / "data").rglob("*.csv"))


def test_a_link_in_a_pack_is_not_followed(stick: Path, tmp_path: Path):
    secret = tmp_path / "secret.csv"
    masts = stick / "obstacles" / "masts.csv"
    secret.write_bytes(masts.read_bytes())
    masts.unlink()
    masts.symlink_to(secret)
    with pytest.raises(FormatError, match="is not in the pack"):
        bring_in(stick, tmp_path / "data")


def test_a_stick_that_tears_while_copying_is_one_line(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def tears(_source: Path, _target: Path, _read: object) -> str:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(bringing, "copied", tears)
    with pytest.raises(FormatError, match="cannot be copied: Input/output error"):
        bring_in(stick, tmp_path / "data")
    assert not packs_of(tmp_path / "data").packs


def test_a_pack_on_a_stick_is_used_in_place_until_it_is_pulled(stick: Path, tmp_path: Path):
    data = tmp_path / "data"
    use_in_place(data, stick)
    use_in_place(data, stick)
    assert packs_of(data).packs == (stick,)
    pulled = stick.rename(tmp_path / "pulled")
    assert packs_of(data).packs == ()
    assert packs_of(data).absent == (stick,)
    pulled.rename(stick)
    assert forget_in_place(data, stick)
    assert not forget_in_place(data, stick)
    assert packs_of(data).packs == ()
    assert stick.is_dir()


def test_a_folder_without_anything_of_a_pack_is_not_used(tmp_path: Path):
    with pytest.raises(FormatError, match="no area pack"):
        use_in_place(tmp_path / "data", tmp_path)


def test_a_list_of_sticks_that_is_no_text_is_said_and_the_rest_is_used(stick: Path, tmp_path: Path):
    data = tmp_path / "data"
    folder, _ = bring_in(stick, data)
    (data / "areas" / "elsewhere.txt").write_bytes(b"\xff\xfe\x00")
    assert packs_of(data).packs == (folder,)
    assert "not UTF-8" in packs_of(data).problem


def test_a_file_that_nobody_vouches_for_is_named(stick: Path):
    (stick / "zones" / "added.json").write_text("{}", "utf-8")
    found = check_pack(stick)
    assert not found.whole
    assert "added.json" in found.problems[0]


def test_a_folder_that_somebody_filled_by_hand_is_looked_at_too(stick: Path):
    (stick / FILE).unlink()
    found = check_pack(stick)
    assert found.manifest is None
    assert not found.whole
    assert len(found.files) == 4


def test_the_same_manifest_is_the_same_bytes(stick: Path):
    assert text(read_manifest(stick)) == (stick / FILE).read_text("utf-8")
