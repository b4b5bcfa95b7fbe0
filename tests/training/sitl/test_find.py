from __future__ import annotations

import sys
from pathlib import Path

import pytest

from training.sitl.errors import SitlError
from training.sitl.find import BUILT, find_sitl

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs of POSIX")


def built(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def nothing(tmp_path: Path) -> dict[str, str]:
    """A user who has none."""
    (tmp_path / "bin").mkdir()
    return {"HOME": str(tmp_path / "home"), "PATH": str(tmp_path / "bin")}


def test_without_one_it_says_what_to_do(nothing: dict[str, str]):
    with pytest.raises(SitlError) as none:
        find_sitl(environment=nothing)
    assert str(none.value) == (
        "there is no ArduPilot SITL on this computer: build ArduCopter for the board sitl and name its "
        "program in FIREDRONE_SITL, or train with the embedded drone, which needs nothing"
    )


def test_each_place_comes_before_the_next(nothing: dict[str, str], tmp_path: Path):
    found: list[tuple[Path, str]] = []

    def look(setting: str | None = None) -> None:
        one = find_sitl(setting, nothing)
        found.append((one.program, one.by))

    sim_vehicle = built(tmp_path / "elsewhere" / "Tools" / "autotest" / "sim_vehicle.py")
    beside = built(tmp_path / "elsewhere" / BUILT)
    (tmp_path / "bin" / "sim_vehicle.py").symlink_to(sim_vehicle)
    look()
    usual = built(tmp_path / "home" / "ardupilot" / BUILT)
    look()
    of_home = built(tmp_path / "tree" / BUILT)
    nothing["ARDUPILOT_HOME"] = str(tmp_path / "tree")
    look()
    on_path = built(tmp_path / "bin" / "arducopter")
    look()
    named = built(tmp_path / "named" / "copter")
    nothing["FIREDRONE_SITL"] = str(named)
    look()
    chosen = built(tmp_path / "chosen" / "copter")
    look(str(chosen))
    assert found == [
        (beside, "sim_vehicle.py"),
        (usual, "the folder ardupilot"),
        (of_home, "ARDUPILOT_HOME"),
        (on_path, "PATH"),
        (named, "FIREDRONE_SITL"),
        (chosen, "settings.toml"),
    ]


def test_a_name_on_path_and_the_folder_of_ardupilot_will_do(nothing: dict[str, str], tmp_path: Path):
    copter = built(tmp_path / "bin" / "my-copter")
    assert find_sitl("my-copter", nothing).program == copter
    of_tree = built(tmp_path / "tree" / BUILT)
    assert find_sitl(str(tmp_path / "tree"), nothing).program == of_tree


def test_a_wrong_name_is_said_and_no_other_is_flown(nothing: dict[str, str], tmp_path: Path):
    built(tmp_path / "bin" / "arducopter")
    nothing["FIREDRONE_SITL"] = "/no/such/copter"
    with pytest.raises(
        SitlError, match=r"FIREDRONE_SITL names /no/such/copter .*no such program: correct it"
    ):
        find_sitl(environment=nothing)
    text = tmp_path / "notes.txt"
    text.write_text("")
    with pytest.raises(SitlError, match=f"may not be run: chmod \\+x {text}"):
        find_sitl(str(text), nothing)
