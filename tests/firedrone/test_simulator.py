from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from firedrone.cli import main
from firedrone.settings import FILE, load, save
from firedrone.simulator import Simulator, simulator_here
from telemetry.settings import SimulatorSettings
from tests.training.sitl.stand_in import program

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs of POSIX")


@pytest.fixture(autouse=True)
def nobodys_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FIREDRONE_SITL", "ARDUPILOT_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))


def test_without_one_nothing_is_wrong(tmp_path: Path):
    assert simulator_here(tmp_path) == Simulator()


def test_the_settings_name_it(tmp_path: Path):
    copter = program(tmp_path)
    save(tmp_path, replace(load(tmp_path), simulator=SimulatorSettings(str(copter))))
    assert simulator_here(tmp_path) == Simulator(str(copter), "settings.toml")


def test_one_that_is_none_is_wrong(tmp_path: Path):
    (tmp_path / FILE).write_text("[simulator]\nsitl = '/no/copter'\n", "utf-8")
    assert "settings.toml names /no/copter" in str(simulator_here(tmp_path).wrong)


def test_settings_that_cannot_be_read_are_somebody_elses_to_tell(tmp_path: Path):
    (tmp_path / FILE).write_text("[simulator", "utf-8")
    assert simulator_here(tmp_path) == Simulator()


def test_the_doctor_tells_which_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    main(["doctor"])
    assert "Exercises fly with the embedded drone" in capsys.readouterr().out
    monkeypatch.setenv("FIREDRONE_SITL", str(program(tmp_path)))
    main(["doctor"])
    assert "can fly with the ArduPilot SITL" in capsys.readouterr().out
    main(["doctor", "--json"])
    assert json.loads(capsys.readouterr().out)["sitl"]["by"] == "FIREDRONE_SITL"
