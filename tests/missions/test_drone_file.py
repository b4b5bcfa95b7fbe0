"""What is kept of each drone, in a file that hands may change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missions.drone_file import DroneFileError, drone_path, known_drone, read_drone, write_drone
from missions.energy import DroneProfile


def test_a_drone_nobody_measured_is_not_known(tmp_path: Path):
    assert known_drone(tmp_path, "3500260012345678") is None


def test_what_is_written_is_read(tmp_path: Path):
    drone = DroneProfile(name='Dižais "1"', hover_a=41.25, spread=0.04, reserve=0.25)
    write_drone(drone_path(tmp_path, "3500260012345678"), drone)
    assert known_drone(tmp_path, "3500260012345678") == drone


@given(hover_a=st.floats(0.1, 1999.0), endurance_s=st.floats(11.0, 80_000.0), share=st.floats(0.0, 0.19))
def test_every_measured_drone_survives_its_file(
    tmp_path_factory: pytest.TempPathFactory, hover_a: float, endurance_s: float, share: float
):
    path = tmp_path_factory.mktemp("drones") / "a.toml"
    drone = DroneProfile(hover_a=hover_a, endurance_s=endurance_s, descent_share=share)
    write_drone(path, drone)
    again = read_drone(path)
    assert again.hover_a == pytest.approx(hover_a, rel=1e-5)
    assert replace(again, hover_a=hover_a, endurance_s=endurance_s, descent_share=share) == drone


def test_a_line_left_out_is_as_with_the_default_drone(tmp_path: Path):
    path = tmp_path / "mine.toml"
    path.write_text("reserve = 0.4\nendurance_s = 1200\n")
    assert read_drone(path) == DroneProfile(reserve=0.4, endurance_s=1200.0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("reserve = 30", "reserve"),
        ("reserve = 'much'", "reserve"),
        ("resreve = 0.3", "resreve"),
        ("hover_a = nan", "hover_a"),
        ("endurance_s = inf", "endurance_s"),
        ("hover_a = ", "not TOML"),
        ("\x00", "not TOML"),
    ],
)
def test_a_bad_line_is_one_clear_line(tmp_path: Path, text: str, said: str):
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(DroneFileError) as caught:
        read_drone(path)
    assert said in str(caught.value)
    assert "mine.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("uid", ["", "../settings", "a/b", "a" * 65])
def test_what_is_no_id_opens_no_file(tmp_path: Path, uid: str):
    with pytest.raises(DroneFileError, match="not the id"):
        known_drone(tmp_path, uid)
