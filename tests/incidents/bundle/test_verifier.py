"""The page that anybody verifies with: the same verdict as ours, in a browser and without one."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from incidents.bundle.check import verify_bundle
from incidents.bundle.seal import Order, seal, verifier_page
from incidents.head import HEAD
from incidents.journal import JOURNAL
from tests.incidents.bundle.brigade import FILM, FINGERPRINT, NOW, VIDEO, brigade
from tests.incidents.bundle.test_check import repacked

if TYPE_CHECKING:
    from collections.abc import Callable

    from incidents.bundle.seal import Sealed

NODE = shutil.which("node")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
HERE = Path(__file__).parent
PAGE = Path(__file__).parents[3] / "incidents" / "data" / "verifier.html"
needs_node = pytest.mark.skipif(NODE is None, reason="node is not installed: the page's script is not run")


def in_node(bundle: Path, *more: str) -> Any:
    command = [str(NODE), str(HERE / "verify_in_node.js"), str(PAGE), str(bundle), *more]
    return json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def _journal_row(bag: Path) -> None:
    journal = next(bag.rglob(JOURNAL))
    journal.write_bytes(journal.read_bytes().replace("dūmus".encode(), b"dumus!"))


def _journal_cut(bag: Path) -> None:
    journal = next(bag.rglob(JOURNAL))
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:-2]))


def _film(bag: Path) -> None:
    next(bag.rglob(VIDEO)).write_bytes(FILM[:-1])


def _gone(bag: Path) -> None:
    next(bag.rglob("chain.jsonl")).unlink()


def _extra(bag: Path) -> None:
    (bag / "data" / "<img src=x onerror=alert(1)>.txt").write_text("x")


def _tag_manifest(bag: Path) -> None:
    path = bag / "tagmanifest-sha256.txt"
    path.write_text(path.read_text().replace("bagit.txt", "bagit.tx7"))


def _signature(bag: Path) -> None:
    path = bag / "signature.json"
    written = json.loads(path.read_text())
    first = "0" if written["signature"][0] != "0" else "1"
    written["signature"] = first + written["signature"][1:]
    path.write_text(json.dumps(written, sort_keys=True, separators=(",", ":")) + "\n")


def _unsigned(bag: Path) -> None:
    (bag / "signature.json").unlink()


def _info(bag: Path) -> None:
    path = bag / "bag-info.txt"
    path.write_text(path.read_text().replace("2026", "2025"))


TAMPERED: list[Callable[[Path], None]] = [
    *(_journal_row, _journal_cut, _film, _gone, _extra, _tag_manifest, _signature, _unsigned, _info),
]


@needs_node
@pytest.mark.parametrize("more", [(), ("pure",)])
def test_a_whole_bundle_is_whole_with_the_browsers_hashes_and_with_ours(kept: Sealed, more: tuple[str, ...]):
    found = in_node(kept.path, *more)
    assert found["whole"], found
    assert (found["fingerprint"], found["problems"]) == (FINGERPRINT, [])
    assert found["about"]["id"] == kept.about.id


@needs_node
def test_an_archive_is_unpacked_by_the_page_itself(kept_zip: Sealed, tmp_path: Path):
    assert in_node(kept_zip.path)["whole"]
    packed = repacked(kept_zip.path, tmp_path / "packed.zip", {})
    assert in_node(packed, "pure")["whole"]
    changed = repacked(kept_zip.path, tmp_path / "changed.zip", {"report-lv.html": b"cits"})
    assert [one["file"] for one in in_node(changed)["problems"]] == [
        "data/report/report-lv.html",
        "bag-info.txt",  # counts the bytes
    ]


@needs_node
@pytest.mark.parametrize("tamper", TAMPERED, ids=lambda one: one.__name__)
def test_a_tampered_bundle_has_the_verdict_that_ours_has(sealed: Path, tamper: Callable[[Path], None]):
    tamper(sealed)
    ours, page = verify_bundle(sealed), in_node(sealed, "pure")
    assert not ours.ok
    assert not page["whole"]
    assert page["fingerprint"] == ours.fingerprint
    mine = {problem.file for problem in ours.verdict.problems}
    # damage inside a journal may be told at its head by one and at its last line by the other
    theirs = {one["file"] for one in page["problems"]}
    assert {one.replace(HEAD, JOURNAL) for one in theirs} == {one.replace(HEAD, JOURNAL) for one in mine}


@needs_node
def test_what_was_left_out_or_not_signed_is_no_damage_to_the_page(tmp_path: Path):
    one = brigade(tmp_path, signer=None)
    sealed = seal(one.folder, tmp_path, NOW, None, Order(video=False))
    found = in_node(sealed.path)
    assert found["whole"]
    assert found["fingerprint"] is None
    assert [note["what"] for note in found["notes"]] == ["left_out"]


@needs_node
@pytest.mark.parametrize(
    "content", [b"", b"x" * 100, b"PK\x05\x06" + b"\0" * 18, b"PK\x05\x06" + b"\xff" * 18]
)
def test_what_is_no_bundle_is_refused_by_the_page(tmp_path: Path, content: bytes):
    path = tmp_path / "any.zip"
    path.write_bytes(content)
    assert in_node(path)["refused"] in ("bad_zip", "not_bag", "too_large")


@needs_node
@pytest.mark.parametrize("name", ["../bagit.txt", "/x", "bag/../../x"])
def test_a_name_that_leads_out_is_refused_by_the_page(tmp_path: Path, name: str):
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("bag/bagit.txt", "x")
        archive.writestr(name, "x")
    assert in_node(tmp_path / "b.zip")["refused"] == "hostile"


@needs_node
def test_a_hundred_thousand_entries_take_the_page_seconds(tmp_path: Path):
    from tests.incidents.test_verify import lines_of  # noqa: PLC0415

    lines, end = lines_of(20_000)
    bag = tmp_path / "bag"
    folder = bag / "data" / "incident" / "20260412T100500Z_00000000"
    folder.mkdir(parents=True)
    (folder / JOURNAL).write_bytes(b"".join(lines))
    (folder / HEAD).write_text(f"{end.n:012d} {end.hash}\n")
    (bag / "data" / "about.json").write_text(json.dumps({"id": folder.name, "head": end.hash}))
    (bag / "bagit.txt").write_text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    found = in_node(bag, "pure")
    assert {one["file"] for one in found["problems"]} <= {
        *("manifest-sha256.txt", "tagmanifest-sha256.txt", "data/about.json"),
        *(f"data/incident/{folder.name}/{name}" for name in (JOURNAL, HEAD)),
        "bagit.txt",
    }
    assert not [one for one in found["problems"] if one.get("entry")]


def test_the_page_runs_its_own_script_and_nothing_else():
    page = PAGE.read_text("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert "default-src 'none'" in policy[1]
    for tag in ("script", "style"):
        [content] = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]
    for never in (
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "document.write",
        "eval(",
        "fetch(",
        "http:",
        "https:",
    ):
        assert never not in page
    assert verifier_page() == PAGE.read_bytes()


def test_the_page_says_everything_in_three_languages():
    words = re.search(r"const WORDS = (\{.*?\n\});", PAGE.read_text("utf-8"), re.DOTALL)
    assert words is not None
    spoken = {
        language: set(re.findall(r"\b(\w+): \"", part))
        for language, part in re.findall(r"^  (en|lv|lt): \{(.*?)^  \}", words[1], re.DOTALL | re.MULTILINE)
    }
    assert set(spoken) == {"en", "lv", "lt"}
    assert spoken["en"] == spoken["lv"] == spoken["lt"]
    said = set(re.findall(r'(?:say\([^,]+, |what: |Refused\()"(\w+)"', PAGE.read_text("utf-8")))
    assert said <= spoken["en"]


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: the page was not opened in one")
@pytest.mark.parametrize(
    ("tamper", "says"),
    [(None, "Whole and unchanged"), (_extra, "Not as it was sealed"), (_film, "was changed")],
)
def test_the_page_works_in_a_real_browser(
    sealed: Path, tmp_path: Path, tamper: Callable[[Path], None] | None, says: str
):
    if tamper is not None:
        tamper(sealed)
    archive = shutil.make_archive(str(tmp_path / "bundle"), "zip", sealed.parent, sealed.name)
    text = in_chromium(Path(archive), tmp_path)
    assert says in text
    assert FINGERPRINT in text
    if tamper is _extra:
        assert "<img src=x onerror=alert(1)>.txt" in text  # as text


def in_chromium(archive: Path, folder: Path) -> str:
    """What the page says of an archive: `verify_in_chromium.js` drives the browser over its own pipe."""
    command = [
        str(NODE),
        str(HERE / "verify_in_chromium.js"),
        str(CHROMIUM),
        str(PAGE),
        str(archive),
        str(folder),
    ]
    environment = os.environ | {"HOME": str(folder)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=environment)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout
