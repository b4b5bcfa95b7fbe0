from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from firedrone.cli import main
from firedrone.verbs import failsafes
from firedrone.verbs import parameters as parameters_verb
from missions import preflight
from missions.parameter import ParameterError


def test_every_finding_about_failsafes_has_its_sentence():
    source = Path(preflight.__file__).read_text("utf-8")
    codes = set(re.findall(r'Finding\("(\w+)"', source)) | set(preflight.OFF.values())
    assert codes == set(failsafes.SENTENCES)


@pytest.mark.slow
def test_all_parameters_are_read_written_and_remembered(tmp_path: Path):
    first = _run("--out", str(tmp_path / "copter.param"))
    assert (first["complete"], first["count"], first["missing"]) == (True, 1348, 0)
    assert first["engine"] == "mavftp"
    assert first["changed"] is None
    assert first["safety"]["FS_GCS_ENABLE"] == {"state": "known", "name": "FS_GCS_ENABLE", "value": 0.0}
    assert first["safety"]["MAV_GCS_SYSID"]["state"] == "known"
    assert first["findings"] == ["gcs_failsafe_off", "battery_failsafe_off"]
    lines = (tmp_path / "copter.param").read_text().splitlines()
    assert len(lines) == 1348
    assert "RTL_ALT,1500" in lines
    assert lines == sorted(lines)
    again = _run()
    assert (again["hash"], again["changed"]) == (first["hash"], [])


@pytest.mark.slow
def test_a_place_that_cannot_be_written_is_said_in_one_line(tmp_path: Path):
    with pytest.raises(ParameterError, match="cannot be written"):
        _run("--out", str(tmp_path / "nowhere" / "copter.param"))


def _run(*arguments: str):
    app = typer.Typer()
    parameters_verb.register(app)

    @app.callback()
    def root() -> None:
        """Two verbs at least, so that the name is asked for."""

    given = ["parameters", "--link", "sim", "--speed", "20", "--json", *arguments]
    result = CliRunner().invoke(app, given, catch_exceptions=False)
    assert result.exit_code == 0
    return json.loads(result.stdout)


def test_on_the_command_line_it_is_one_line_and_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    given = ["parameters", "--link", "sim", "--speed", "20", "--out", str(tmp_path / "nowhere" / "a.param")]
    assert main(given) == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.endswith("a.param: cannot be written: No such file or directory")
