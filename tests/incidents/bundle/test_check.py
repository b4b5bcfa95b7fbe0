"""Any one byte of a bundle that is changed is found, and its file is named."""

from __future__ import annotations

import io
import shutil
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.bundle.check import verify_bundle
from incidents.bundle.errors import BundleError
from incidents.bundle.seal import Order, seal
from incidents.journal import JOURNAL
from maps.foreign import limits
from tests.incidents.bundle.brigade import FINGERPRINT, KEY, NOW, brigade

if TYPE_CHECKING:
    from incidents.bundle.seal import Sealed

OTHER = "0" * 4 + "-" + "-".join(["0000"] * 7)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A signed and an unsigned bundle, to be changed and put right again."""
    made: dict[str, Path] = {}
    for name, signer in (("signed", KEY), ("unsigned", None)):
        data = tmp_path_factory.mktemp(name)
        made[name] = seal(brigade(data, signer=signer).folder, data, NOW, signer).path
    return made


@cache
def files_of(bag: Path) -> tuple[Path, ...]:
    """Small ones and large ones as likely."""
    return tuple(sorted(path for path in bag.rglob("*") if path.is_file()))


def named(bag: Path) -> str:
    """All that is said of it."""
    try:
        problems = verify_bundle(bag).verdict.problems
    except BundleError as error:
        return str(error)
    # of an unsigned tag manifest nobody can tell which of two files changed: both are said
    unsigned = not (bag / "signature.json").exists()
    return "\n".join(f"{problem.file} {problem.what if unsigned else ''}" for problem in problems)


@pytest.mark.parametrize("kind", ["signed", "unsigned"])
@settings(max_examples=150)
@given(choice=st.integers(0, 10**9), place=st.integers(0, 10**9), bit=st.integers(0, 7))
def test_one_changed_byte_is_found_and_its_file_named(
    two: dict[str, Path], kind: str, choice: int, place: int, bit: int
):
    files = files_of(two[kind])
    file = files[choice % len(files)]
    before = file.read_bytes()
    changed = bytearray(before)
    changed[place % len(before)] ^= 1 << bit
    file.write_bytes(changed)
    try:
        assert file.relative_to(two[kind]).as_posix() in named(two[kind])
    finally:
        file.write_bytes(before)


@pytest.mark.parametrize("kind", ["signed", "unsigned"])
def test_each_file_that_is_gone_is_named(two: dict[str, Path], kind: str):
    for file in files_of(two[kind]):
        before = file.read_bytes()
        file.unlink()
        if file.name == "bagit.txt":
            with pytest.raises(BundleError, match=r"bagit\.txt"):
                verify_bundle(two[kind])
        else:
            assert file.relative_to(two[kind]).as_posix() in named(two[kind])
        file.write_bytes(before)
    assert verify_bundle(two[kind]).ok


@pytest.mark.parametrize("place", ["data/x", "data/flights/x.txt", "x.txt", "manifest-md5.txt"])
def test_a_file_too_many_is_named(sealed: Path, place: str):
    (sealed / place).write_text("x")
    assert place in named(sealed)


def test_a_changed_row_is_named_beside_its_file(sealed: Path):
    journal = next(sealed.rglob(JOURNAL))
    journal.write_bytes(
        journal.read_bytes().replace("redz dūmus".encode(), "redz liesmas"[:10].encode() + b"u")
    )
    rows = [problem for problem in verify_bundle(sealed).verdict.problems if problem.entry is not None]
    assert rows
    assert rows[0].file.endswith(JOURNAL)


def test_a_bag_that_is_made_anew_around_a_changed_file_needs_the_key(sealed: Path):
    """Who changes a file and both manifests with it cannot sign them."""
    import hashlib  # noqa: PLC0415

    report = next(sealed.rglob("report-lv.html"))
    old = hashlib.sha256(report.read_bytes()).hexdigest()
    report.write_text("<p>cits", "utf-8")
    manifest, tags = sealed / "manifest-sha256.txt", sealed / "tagmanifest-sha256.txt"
    old_manifest = hashlib.sha256(manifest.read_bytes()).hexdigest()
    new = hashlib.sha256(report.read_bytes()).hexdigest()
    manifest.write_text(manifest.read_text("utf-8").replace(old, new), "utf-8")
    new_manifest = hashlib.sha256(manifest.read_bytes()).hexdigest()
    tags.write_text(tags.read_text("utf-8").replace(old_manifest, new_manifest), "utf-8")
    found = verify_bundle(sealed)
    assert not found.ok
    assert found.fingerprint is None
    (sealed / "signature.json").unlink()
    assert "signature.json" in named(sealed)


def test_the_key_that_must_have_signed_is_looked_for(kept: Sealed):
    assert verify_bundle(kept.path, [FINGERPRINT]).ok
    assert "not with one you named" in verify_bundle(kept.path, [OTHER]).verdict.problems[0].what


def test_an_archive_is_judged_as_its_folder(kept_zip: Sealed):
    found = verify_bundle(kept_zip.path)
    assert found.ok
    assert found.fingerprint == FINGERPRINT
    assert found.manifest_sha256 == kept_zip.manifest_sha256


def repacked(source: Path, target: Path, changes: dict[str, bytes | None]) -> Path:
    """`changes` by the end of a name; None leaves it out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content: bytes | None = old.read(entry)
            for end, changed in changes.items():
                content = changed if entry.filename.endswith(end) else content
            if content is not None:
                new.writestr(entry.filename, content)
    return target


def test_what_was_changed_in_an_archive_is_named(kept_zip: Sealed, tmp_path: Path):
    changed = repacked(kept_zip.path, tmp_path / "b.zip", {"raw-000.tlog": b"x", "report-lv.html": None})
    files = {problem.file for problem in verify_bundle(changed).verdict.problems}
    assert "data/report/report-lv.html" in files
    assert any(file.endswith("raw-000.tlog") for file in files)


@pytest.mark.parametrize("name", ["../escaped", "/escaped", "bag/../../escaped", "c:\\escaped", "bag/con"])
def test_an_archive_that_writes_elsewhere_is_refused(tmp_path: Path, name: str):
    path = tmp_path / "in" / "b.zip"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("bag/bagit.txt", "x")
        archive.writestr(name, "x")
    with pytest.raises(BundleError, match="refused"):
        verify_bundle(path)
    assert [one.name for one in tmp_path.iterdir() if one.name not in ("in", "data", "config", "share")] == []


def test_a_bomb_is_refused_before_it_bursts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bag/bagit.txt", b"\0" * 5_000_000)
    with pytest.raises(BundleError, match="suspiciously tight"):
        verify_bundle(path)
    monkeypatch.setattr("maps.foreign.zip_tree.MAX_BUNDLE_BYTES", 1000)
    with pytest.raises(BundleError, match="would unpack to more than"):
        verify_bundle(path)
    many = tmp_path / "many.zip"
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(limits.MAX_BUNDLE_FILES + 1):
            archive.writestr(str(number), b"")
    with pytest.raises(BundleError, match="more than 20,000 files"):
        verify_bundle(many)


def test_a_link_in_an_archive_is_refused(tmp_path: Path):
    path = tmp_path / "b.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("bag/link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(BundleError, match="a link: refused"):
        verify_bundle(path)


@pytest.fixture(scope="module")
def small_zip(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    data = tmp_path_factory.mktemp("small")
    one = brigade(data)
    path = seal(one.folder, data, NOW, KEY, Order(archive=True, video=False)).path
    slim = repacked(path, data / "slim.zip", {"verifier.html": b"x", ".tlog": b"y"})
    return slim.read_bytes()


@settings(max_examples=200)
@given(content=st.binary(max_size=400))
def test_any_bytes_give_a_verdict_or_one_line(tmp_path_factory: pytest.TempPathFactory, content: bytes):
    path = tmp_path_factory.getbasetemp() / "any.zip"
    path.write_bytes(content)
    with pytest.raises(BundleError) as refused:
        verify_bundle(path)
    assert "\n" not in str(refused.value)


@settings(max_examples=150)
@given(data=st.data())
def test_a_spoiled_archive_gives_a_verdict_or_one_line(
    tmp_path_factory: pytest.TempPathFactory, small_zip: bytes, data: st.DataObject
):
    content = bytearray(small_zip)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(1, 3))] = data.draw(st.binary(max_size=4))
    path = tmp_path_factory.getbasetemp() / "spoiled.zip"
    path.write_bytes(content)
    said = ""
    try:
        verify_bundle(path)
    except BundleError as error:
        said = str(error)
    assert "\n" not in said


def test_what_is_no_bundle_is_said_in_one_line(tmp_path: Path):
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    (tmp_path / "empty.zip").write_bytes(empty.getvalue())
    for path in (tmp_path / "none", tmp_path / "empty.zip"):
        with pytest.raises(BundleError):
            verify_bundle(path)
    shutil.rmtree(tmp_path / "data", ignore_errors=True)
