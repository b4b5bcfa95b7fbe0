"""Seal, hand over, verify, take in: from the command line, with one document each."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from firedrone.cli import main
from tests.incidents.bundle.brigade import Brigade, brigade

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIREDRONE_PASSPHRASE", "a brigade's own words")


@pytest.fixture
def ours(tmp_path: Path) -> Brigade:
    return brigade(tmp_path / "ours", signer=None)


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    assert main([*map(str, arguments), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_from_one_brigade_to_the_other(ours: Brigade, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "stick"
    seal = (
        "incident",
        "seal",
        "last",
        "--out",
        out,
        "--zip",
        "--brigade",
        "VUGD Tērvete",
        "--data",
        ours.data,
    )
    sealed = told(capsys, *seal)
    assert sealed.keys() >= {"bundle", "files", "manifest_sha256", "signed", "fingerprint", "supersedes"}
    assert sealed["signed"]
    verdict = told(capsys, "verify", sealed["bundle"], "--key", sealed["fingerprint"])
    assert verdict["ok"]
    assert verdict["bundle"]["organisation"] == "VUGD Tērvete"
    assert verdict["bundle"]["manifest_sha256"] == sealed["manifest_sha256"]
    theirs = tmp_path / "theirs"
    take_in = ("incident", "import", sealed["bundle"], "--key", sealed["fingerprint"], "--data", theirs)
    assert told(capsys, *take_in)["imported"] is True
    assert told(capsys, *take_in) == {**told(capsys, *take_in), "imported": False, "id": ours.id}
    assert told(capsys, "verify", theirs)["ok"]
    assert told(capsys, "incident", "list", "--data", theirs)["incidents"][0]["id"] == ours.id


def test_a_changed_bundle_ends_with_one_and_names_the_file(
    ours: Brigade, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    sealed = told(capsys, "incident", "seal", "last", "--data", ours.data)
    copy = shutil.copytree(sealed["bundle"], tmp_path / "copy")
    (copy / "data" / "report" / "report-lv.html").write_text("x")
    assert main(["verify", str(copy), "--json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["problems"][0]["file"] == "data/report/report-lv.html"
    assert said.err.count("\n") == 1
    assert main(["incident", "import", str(copy), "--data", str(tmp_path / "t")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_people_read_what_was_made(ours: Brigade, capsys: pytest.CaptureFixture[str]):
    assert main(["incident", "seal", "last", "--without-video", "--data", str(ours.data)]) == 0
    said = capsys.readouterr().out
    assert "signed with" in said
    assert "left out: 1 files" in said
    bundle = said.splitlines()[0]
    assert main(["verify", bundle]) == 0
    assert "whole and unchanged" in capsys.readouterr().out


def test_a_record_that_is_not_whole_is_sealed_and_ends_with_one(
    ours: Brigade, capsys: pytest.CaptureFixture[str]
):
    (ours.folder / "media" / ours.picture).unlink()
    assert main(["incident", "seal", "last", "--data", str(ours.data)]) == 1
    assert "not whole: 1 problem;" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ("seal", "none-such"),
        ("seal", "last", "--redact", "faces"),
        ("seal", "last", "--redact", ","),
        ("seal", "last", "--boxes", "x.json"),
        ("import", "none-such.zip"),
        ("import", "none-such.zip", "--key", "12"),
    ],
)
def test_bad_input_ends_with_two_and_one_line(
    ours: Brigade, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
):
    assert main(["incident", *arguments, "--data", str(ours.data)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1


def test_the_page_to_verify_with_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "page.html"
    assert told(capsys, "incident", "verifier", "--out", file) == {"file": str(file)}
    assert file.read_text("utf-8").startswith("<!doctype html>")
