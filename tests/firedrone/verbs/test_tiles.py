from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from firedrone.cli import main
from firedrone.paths import data_dir
from maps.tiles.mbtiles import TileStore
from maps.tiles.providers import FILE
from tests.maps.made_up_maps import write_pmtiles
from tests.maps.made_up_tiles import png
from tests.maps.tiles.misbehaving_server import Reply, TileServer, serving
from tests.maps.tiles.test_import_tiles import PICTURES, TERVETE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BOUNDS = "23.37,56.47,23.41,56.49"
LIST = """
[[provider]]
name = "Ours"
url = "{url}/{{z}}/{{x}}/{{y}}.png{key}"
attribution = "© Ours"
allowed_offline = {allowed}
allowed_by = "the county"
requests_per_s = 20
"""


@pytest.fixture
def server() -> Iterator[TileServer]:
    with serving() as one:
        yield one


def listed(server: TileServer, *, key: str = "", allowed: str = "true") -> None:
    data_dir().mkdir(parents=True, exist_ok=True)
    (data_dir() / FILE).write_text(LIST.format(url=server.url, key=key, allowed=allowed), "utf-8")


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, dict[str, Any], str]:
    status = main(["tiles", *map(str, words), "--json"])
    said = capsys.readouterr()
    return status, json.loads(said.out) if said.out else {}, said.err


def test_a_map_is_imported_and_says_what_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    source = write_pmtiles(tmp_path / "a.pmtiles", PICTURES)
    out = tmp_path / "a.mbtiles"
    status, said, _ = run(capsys, "import", source, out, "--attribution", "© Maker", "--licence", "CC BY")
    assert (status, said["attribution"], said["max_zoom"]) == (0, "© Maker", 12)
    assert run(capsys, "info", out)[1] == said
    assert main(["tiles", "info", str(out)]) == 0
    assert "zoom 11-12" in capsys.readouterr().out
    with TileStore(out) as store:
        assert store.picture(TERVETE) == PICTURES[TERVETE]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "none.pmtiles", "a.mbtiles"), "none.pmtiles: cannot be read"),
        (("import", "none.jp2", "a.mbtiles"), "unknown kind of map pictures"),
        (("info", "none.mbtiles"), "no such file"),
        (("download", "--provider", "x", "--zoom", "8", "--out", "a.mbtiles"), 'there is no "x"'),
    ],
)
def test_bad_input_is_one_line_and_2(capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str):
    status, document, line = run(capsys, *words)
    assert (status, document) == (2, {})
    assert said in line
    assert line.count("\n") == 1


def test_an_area_is_counted_then_downloaded(
    server: TileServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    listed(server)
    out = tmp_path / "a.mbtiles"
    words = ("download", "--provider", "Ours", "--bounds", BOUNDS, "--zoom", "11-12", "--out", out)
    status, counted, _ = run(capsys, *words, "--count")
    assert (status, server.asked) == (0, [])
    assert counted["estimated_bytes"] == counted["tiles"] * 20_000
    status, said, _ = run(capsys, *words)
    assert (status, said["ended"], said["came"], said["missing"]) == (0, "whole", counted["tiles"], 0)
    assert run(capsys, "info", out)[1]["source"] == "Ours"


def test_a_provider_that_did_not_allow_it_is_not_asked(
    server: TileServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    listed(server, allowed="false")
    (one,) = run(capsys, "providers")[1]["providers"]
    assert "is not marked as allowed" in one["why_not"]
    out = tmp_path / "a.mbtiles"
    status, _, line = run(
        capsys, "download", "--provider", "Ours", "--bounds", BOUNDS, "--zoom", "11", "--out", out
    )
    assert (status, server.asked, out.exists()) == (2, [], False)
    assert "is not marked as allowed" in line


def test_a_key_is_kept_used_and_forgotten(
    server: TileServer, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("FIREDRONE_PASSPHRASE", "made up for a test")
    listed(server, key="?key={key}")
    words = (
        "download",
        "--provider",
        "Ours",
        "--bounds",
        BOUNDS,
        "--zoom",
        "11",
        "--out",
        tmp_path / "a.mbtiles",
    )
    assert "needs a key" in run(capsys, *words)[2]
    monkeypatch.setattr(sys, "stdin", io.StringIO("s3cret\n"))
    assert run(capsys, "key", "--provider", "Ours")[:2] == (0, {"provider": "Ours", "kept": True})
    status, said, err = run(capsys, *words)
    assert (status, said["missing"]) == (0, 0)
    assert server.asked[0].path.endswith("?key=s3cret")
    assert "s3cret" not in json.dumps(said) + err + json.dumps(run(capsys, "providers")[1])
    assert run(capsys, "key", "--provider", "Ours", "--forget")[0] == 0
    assert "needs a key" in run(capsys, *words)[2]


def test_what_ends_early_is_1_and_half_of_it_can_be_kept(
    server: TileServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    listed(server)
    server.answer = lambda _asked: Reply(403) if len(server.asked) > 3 else Reply(content=png(1, 2, 3))
    out = tmp_path / "a.mbtiles"
    words = ("download", "--provider", "Ours", "--bounds", BOUNDS, "--zoom", "11-13", "--out", out)
    status, said, line = run(capsys, *words)
    assert (status, said["ended"], out.exists()) == (1, "refused", False)
    assert "the provider refuses (answers 403: are the url and the key right?)" in line
    status, said, _ = run(capsys, *words, "--keep-half")
    assert (status, said["file"]) == (1, str(out))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--bounds", "1,2,3"), "not four numbers"),
        (("--bounds", "24,56,23,57"), "west, south, east, north"),
        ((), "say which area"),
        (("--bounds", BOUNDS, "--zoom", "a-b"), "is not two zooms"),
        (("--bounds", BOUNDS, "--zoom", "12-8"), "coarse one first"),
        (("--bounds", BOUNDS, "--zoom", "8-22"), "tiles; at most|has zooms"),
    ],
)
def test_an_area_that_cannot_be_is_said(
    server: TileServer, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
):
    listed(server)
    zoom = () if "--zoom" in words else ("--zoom", "11")
    status, _, line = run(capsys, "download", "--provider", "Ours", "--out", "a.mbtiles", *zoom, *words)
    assert status == 2
    assert any(one in line for one in said.split("|"))
