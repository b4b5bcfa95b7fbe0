"""Bags between us and the library of those who thought of them; and bags that mean harm."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from typing import TYPE_CHECKING, Any

import pytest

from incidents.bundle.bag import check_bag, open_bag
from incidents.bundle.check import verify_bundle
from incidents.bundle.errors import BundleError
from incidents.bundle.manifest import MANIFEST, TAG_MANIFEST
from incidents.bundle.writer import FolderTree, Piece, write_bag

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.bundle.seal import Sealed


@pytest.fixture(scope="module")
def bagit() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it asks setuptools for its own version
        return pytest.importorskip("bagit", reason="the library bagit is not installed")


@pytest.fixture
def strange(bagit: Any, tmp_path: Path) -> Path:
    """A bag that the library made."""
    folder = tmp_path / "strange"
    (folder / "Tērvete").mkdir(parents=True)
    (folder / "Tērvete" / "ž 100%.txt").write_text("viens", "utf-8")
    (folder / "two\nlines.txt").write_text("divi")
    bagit.make_bag(str(folder), {"Source-Organization": "Kaimiņi"}, checksums=["sha256", "sha512"])
    return folder


def test_the_library_finds_our_bag_valid(bagit: Any, kept: Sealed):
    bag = bagit.Bag(str(kept.path))
    bag.validate()
    assert bag.info["External-Identifier"] == kept.about.id
    assert bag.version_info == (1, 0)
    assert len(bag.entries) >= kept.files


def test_the_library_finds_what_was_changed_in_our_bag(bagit: Any, sealed: Path):
    next(sealed.rglob("report-lv.html")).write_text("cits")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(sealed)).validate()


def test_a_bag_of_the_library_is_read(strange: Path):
    bag = open_bag(strange)
    assert check_bag(bag) == ()
    assert bag.info["Source-Organization"] == "Kaimiņi"
    found = verify_bundle(strange)
    assert found.ok
    assert (found.files, found.about, found.fingerprint) == (2, None, None)
    assert "no incident of FireDrone" in found.verdict.information[0].what


def test_what_changed_in_a_bag_of_the_library_is_named(strange: Path):
    (strange / "data" / "Tērvete" / "ž 100%.txt").write_text("Viens", "utf-8")
    (strange / "data" / "two\nlines.txt").unlink()
    (strange / "data" / "third.txt").touch()
    named = {problem.file for problem in verify_bundle(strange).verdict.problems}
    assert {"data/Tērvete/ž 100%.txt", "data/two\nlines.txt", "data/third.txt"} <= named


def test_names_are_coded_as_the_standard_says(tmp_path: Path):
    tree = FolderTree(tmp_path / "bag")
    write_bag(tree, [Piece("a\r\nb%.txt", b"x")], {}, {})
    tree.close()
    assert "  data/a%0D%0Ab%25.txt\n" in (tmp_path / "bag" / MANIFEST).read_text("utf-8")
    assert check_bag(open_bag(tmp_path / "bag")) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="a link needs rights there")
@pytest.mark.parametrize("place", ["data/link", "link", "data/folder"])
def test_a_link_is_refused(sealed: Path, place: str):
    (sealed / place).symlink_to(sealed.parent if place.endswith("folder") else sealed / "bagit.txt")
    with pytest.raises(BundleError, match=r"link.*refused"):
        open_bag(sealed)


@pytest.mark.skipif(sys.platform == "win32", reason="there the names are one")
def test_names_that_a_stick_takes_for_one_are_refused(sealed: Path):
    shutil.copy(sealed / "data" / "about.json", sealed / "data" / "ABOUT.json")
    with pytest.raises(BundleError, match="but for its case"):
        open_bag(sealed)


@pytest.mark.parametrize("name", ["data/../../../etc/passwd", "/etc/passwd", "data/a:b"])
@pytest.mark.parametrize("listing", [MANIFEST, TAG_MANIFEST])
def test_a_manifest_that_leads_out_of_the_bag_is_refused(sealed: Path, name: str, listing: str):
    with (sealed / listing).open("a", encoding="utf-8") as file:
        file.write(f"{'0' * 64}  {name}\n")
    with pytest.raises(BundleError, match="refused") as refused:
        open_bag(sealed)
    assert listing in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_in_a_bag_blocks_nobody(sealed: Path):
    os.mkfifo(sealed / "data" / "pipe")
    with pytest.raises(BundleError, match="no plain file"):
        open_bag(sealed)


def test_what_another_program_should_fetch_is_no_part_of_a_whole_bag(sealed: Path):
    (sealed / "fetch.txt").write_text("http://127.0.0.1/x 10 data/x\n")
    assert "fetch.txt" in {problem.file for problem in verify_bundle(sealed).verdict.problems}


@pytest.mark.parametrize(
    "declared", ["", "BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n", "x" * 100]
)
def test_a_bag_of_another_kind_is_refused(sealed: Path, declared: str):
    (sealed / "bagit.txt").write_text(declared)
    with pytest.raises(BundleError, match=r"bagit\.txt"):
        verify_bundle(sealed)
