"""The register of a municipality's cameras."""

from __future__ import annotations

from pathlib import Path

import pytest

from maps.geo import LatLon
from maps.places.camera_file import read_cameras
from maps.places.cameras import Camera, View

SAMPLE = Path(__file__).parents[2] / "data" / "places" / "cameras.csv"
HEADER = "name,lat,lon,height_m,azimuth_deg,hfov_deg,range_m,rtsp_path,owner,may_open\n"


def register(tmp_path: Path, *rows: str, header: str = HEADER) -> Path:
    path = tmp_path / "cameras.csv"
    path.write_text(header + "\n".join(rows), encoding="utf-8")
    return path


def test_a_register_is_read_with_all_its_columns():
    tower, church, yard, square = read_cameras(SAMPLE).cameras
    assert tower == Camera(
        "Tērvetes skatu tornis",
        LatLon(56.489, 23.377),
        View(135.0, 60.0, 12_000.0),
        36.0,
        "rtsp://10.20.0.11/stream1",
        "Dobeles novads",
        may_open=True,
        source="cameras.csv",
    )
    assert (church.rtsp_path, church.may_open) == ("/bokstas/1", False)
    assert yard.view == View(0.0, 360.0, 400.0)
    assert square.view is None


@pytest.mark.parametrize(
    "address",
    [
        "rtsp://admin:made-up@10.0.0.1/1",
        "rtsp://admin@10.0.0.1/1",
        "rtsp://admin:made/up@10.0.0.1/1",
        "admin:made-up@10.0.0.1/1",
        "RTSP://10.0.0.1/1?user=admin&password=made-up",
        "/cam?channel=1&PWD=made-up",
        "rtsp://10.0.0.1/user=admin_password=made-up_channel=1",
    ],
)
def test_a_password_is_refused_without_being_repeated(tmp_path: Path, address: str):
    file = read_cameras(register(tmp_path, f"Tornis,56.48,23.39,10,0,60,1000,{address},,yes"))
    assert file.cameras == ()
    (problem,) = file.problems
    assert problem.left_out
    assert "key store" in problem.what
    assert "made" not in str(problem)
    assert "admin" not in str(problem)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("T,56.48,23.39,10,0,60,1000,http://10.0.0.1/1,,yes", "no rtsp:// and no path"),
        ("T,56.48,23.39,10,0,60,1000,rtsp://a b,,yes", "no rtsp:// and no path"),
        ("T,56.48,23.39,10,0,60,1000,,,perhaps", '"perhaps" is neither yes nor no'),
        ("T,56.48,23.39,10,361,60,1000,,,", 'azimuth_deg "361" is not from 0 to 360'),
        ("T,56.48,23.39,900,0,60,1000,,,", 'height_m "900" is not from 0 to 400'),
        ("T,56.48,23.39,10,0,60,,,,", "what it sees is not drawn"),
        ("T,56.48,23.39,10,0,0,1000,,,", "what it sees is not drawn"),
    ],
)
def test_what_is_odd_is_said_and_the_camera_stays(tmp_path: Path, row: str, said: str):
    file = read_cameras(register(tmp_path, row))
    assert len(file.cameras) == 1
    assert any(said in str(problem) for problem in file.problems)
    assert not file.cameras[0].may_open or not file.cameras[0].rtsp_path


@pytest.mark.parametrize(
    "row",
    [
        "rtsp://admin:made-up@10.0.0.1/1,56.48,23.39,10,0,60,1000,,,",
        "T,rtsp://admin:made-up@10.0.0.1/1,23.39,10,0,60,1000,,,",
        "T,56.48,23.39,admin:made-up@10.0.0.1,0,60,1000,,,",
        "T,56.48,admin:made-up@10.0.0.1,10,0,60,1000,,,",
    ],
)
def test_a_password_in_a_wrong_column_is_not_repeated_either(tmp_path: Path, row: str):
    file = read_cameras(register(tmp_path, row))
    assert file.problems != ()
    assert "made" not in f"{file.problems} {file.cameras}"


def test_a_camera_with_exchanged_axes_is_left_out(tmp_path: Path):
    file = read_cameras(register(tmp_path, "T,23.39,56.48,10,0,60,1000,,,"))
    assert (file.cameras, file.problems[0].left_out) == ((), True)


def test_headers_in_lithuanian(tmp_path: Path):
    header = "Pavadinimas;Platuma;Ilguma;Aukštis, m;Azimutas;Matymo kampas;Matomumas;Srautas;Savininkas\n"
    row = "Bokštas;56,2378;23,6132;52;350°;40;15 000;/1;Savivaldybė"
    (tower,) = read_cameras(register(tmp_path, row, header=header)).cameras
    assert (tower.view, tower.height_m) == (View(350.0, 40.0, 15_000.0), 52.0)
    assert (tower.rtsp_path, tower.owner) == ("/1", "Savivaldybė")
