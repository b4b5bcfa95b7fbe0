"""`firedrone thermal`: what it prints of files off the card, and how it ends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import typer

from firedrone.verbs import thermal
from firedrone.verbs.say import NotTrue, UsageError
from maps.foreign.file import FormatError
from maps.foreign.picture import is_whole
from telemetry.thermal.planck import black_body_counts
from tests.telemetry.thermal.camera_files import made_up_flir as made
from tests.telemetry.thermal.camera_files.made_up_flir import SENSOR, Written

if TYPE_CHECKING:
    from pathlib import Path


def ran(*arguments: object) -> None:
    """Without the command line around it, so that errors are seen as they are."""
    app = typer.Typer(pretty_exceptions_enable=False)

    @app.callback()
    def root() -> None: ...

    thermal.register(app)
    app(["thermal", *map(str, arguments)], standalone_mode=False)


@pytest.fixture
def ember(tmp_path: Path) -> Path:
    counts = made.warm_counts()
    counts[9:12, 19:22] = round(black_body_counts(SENSOR, 80.0))
    path = tmp_path / "ember.jpg"
    path.write_bytes(made.flir_jpeg(made.thermal_fff(counts)))
    return path


@pytest.fixture
def dji(tmp_path: Path) -> Path:
    path = tmp_path / "DJI_T.JPG"
    path.write_bytes(made.dji_jpeg(made.warm_counts((120, 160))))
    return path


def test_one_document_for_a_program(ember: Path, capsys: pytest.CaptureFixture[str]):
    ran(ember, "--at", "20,10", "--json")
    (found,) = json.loads(capsys.readouterr().out)["files"]
    assert (found["camera"], found["level"], found["width_px"]) == ("Made Up T100", 4, 64)
    assert found["max"] == {"celsius": 80.0, "at_least": False, "x_px": 19, "y_px": 9}
    assert found["at"]["celsius"] == 80.0
    assert found["min"]["celsius"] < found["mean"]["celsius"] < 80.0
    assert found["emissivity"] == 1.0


def test_text_for_people(ember: Path, capsys: pytest.CaptureFixture[str]):
    ran(ember, "--at", "20,10")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "ember.jpg: Made Up T100, FLIR R-JPEG, 64 x 48 pixels, level 4"
    assert lines[1] == "  max  80.0 C at 19,9"
    assert "  at   80.0 C at 20,10" in lines
    assert lines[-1] == "  emissivity 1.00, distance 0.0 m, reflected 20 C"


def test_the_end_of_the_range_is_at_least(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "hot.fff"
    path.write_bytes(made.thermal_fff(how=Written(highest=int(made.warm_counts().max()))))
    ran(path)
    assert "  max  >= " in capsys.readouterr().out


def test_dji_has_no_temperatures_and_says_why(dji: Path, capsys: pytest.CaptureFixture[str]):
    ran(dji)
    out = capsys.readouterr().out
    assert "level 0" in out
    assert "no temperatures: DJI keeps the way" in out
    assert " C at" not in out


def test_a_tiff_in_steps(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = made.write_tiff(tmp_path / "t.tif", np.full((20, 30), 7_829, np.uint16))
    ran(path, "--kelvin-per-count", "0.04", "--json")
    assert json.loads(capsys.readouterr().out)["files"][0]["max"]["celsius"] == 40.0
    ran(path)
    assert "give the steps in Kelvin" in capsys.readouterr().out


@pytest.mark.parametrize("palette", ["white_hot", "iron"])
def test_the_picture_is_painted_and_nothing_else_goes_along(
    ember: Path, dji: Path, tmp_path: Path, palette: str
):
    for path in (ember, dji):
        out = tmp_path / f"{path.stem}.png"
        ran(path, "--out", out, "--palette", palette)
        content = out.read_bytes()
        assert content.startswith(b"\x89PNG")
        assert is_whole(content)
        assert b"DJI" not in content
        pixels = np.asarray(made.Image.open(out).convert("RGB"))
        assert int(pixels[10, 20].sum()) > 200 or path == dji


def test_one_of_several_that_cannot_be_read_is_named(
    ember: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    plain = tmp_path / "plain.jpg"
    plain.write_bytes(made.jpeg([]))
    with pytest.raises(NotTrue, match="1 of 2 files"):
        ran(ember, plain, "--json")
    out, err = capsys.readouterr()
    files: list[dict[str, Any]] = json.loads(out)["files"]
    assert [one["file"] for one in files] == ["ember.jpg"]
    assert err.startswith("plain.jpg: no thermal data in it")
    with pytest.raises(FormatError, match="no thermal data"):
        ran(plain)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--at", "20"), "is not X,Y in whole pixels"),
        (("--at", "64,0"), "64,0 is not in ember.jpg of 64 x 48"),
        (("--out", "a.jpg"), "a.jpg is not a .png"),
    ],
)
def test_a_wrong_option_is_one_line(ember: Path, arguments: tuple[str, ...], said: str):
    with pytest.raises(UsageError, match=said):
        ran(ember, *arguments)


def test_two_files_do_not_go_into_one_picture(ember: Path, dji: Path, tmp_path: Path):
    with pytest.raises(UsageError, match="name one"):
        ran(ember, dji, "--out", tmp_path / "a.png")
