"""A script runs on the embedded drone through the verb, recorded like any flight."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from firedrone.verbs import dronekit
from firedrone.verbs.say import NotTrue, UsageError
from telemetry.dronekit_installed import why_not

pytestmark = [
    pytest.mark.peers,
    pytest.mark.slow,
    pytest.mark.skipif(why_not() is not None, reason=str(why_not())),
]


def run(*arguments: str) -> Result:
    app = typer.Typer()
    app.callback()(lambda: None)  # keeps the verb a verb, though it is alone here
    dronekit.register(app)
    return CliRunner().invoke(app, ["dronekit", *arguments, "--link", "sim", "--speed", "30"])


def script(folder: Path, text: str) -> str:
    path = folder / "script.py"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_script_has_the_vehicle_and_its_flight_is_recorded(tmp_path: Path):
    result = run(script(tmp_path, "print(vehicle.version)"), "--json")
    document = json.loads(result.stdout)
    assert document["completed"]
    assert document["landed"]
    assert document["messages"] > 0
    assert "APM:Copter-4.7" in result.stderr
    assert list(Path(document["flight_dir"]).glob("raw-*.tlog"))


def test_a_script_that_connects_by_itself_gets_our_vehicle(tmp_path: Path):
    text = """
import sys
from dronekit import connect
mine = connect(sys.argv[1], wait_ready=True)
print(mine is vehicle, len(mine.parameters) > 1000)
mine.close()
"""
    result = run(script(tmp_path, text), "127.0.0.1:14550")
    assert result.stdout.startswith("True True\n")


def test_where_a_script_stopped_is_one_line(tmp_path: Path):
    path = script(tmp_path, "x = 1\nx / 0\n")
    result = run(path)
    assert isinstance(result.exception, NotTrue)
    assert str(result.exception) == f"{path}:2: ZeroDivisionError: division by zero"


def test_a_script_that_says_it_failed_is_not_complete(tmp_path: Path):
    result = run(script(tmp_path, "raise SystemExit('no fix')"), "--json")
    assert isinstance(result.exception, NotTrue)
    assert not json.loads(result.stdout)["completed"]


def test_a_drone_left_in_the_air_is_recorded_until_it_has_landed(tmp_path: Path):
    text = """
import time
vehicle.mode = "GUIDED"
while vehicle.mode.name != "GUIDED": time.sleep(0.01)
vehicle.armed = True
while not vehicle.armed: time.sleep(0.01)
vehicle.simple_takeoff(10)
while vehicle.location.global_relative_frame.alt < 9: time.sleep(0.01)
vehicle.mode = "LAND"
"""
    result = run(script(tmp_path, text), "--json")
    assert "recording until it has landed" in result.stderr
    assert json.loads(result.stdout)["landed"]


@pytest.mark.parametrize("text", ["print(", "x = '\0'"])
def test_what_is_not_python_is_named_with_its_line(tmp_path: Path, text: str):
    path = script(tmp_path, "y = 2\n" + text)
    result = run(path)
    assert isinstance(result.exception, UsageError)
    assert str(result.exception).startswith(f"{path}:")
    assert "this is not Python" in str(result.exception)


def test_a_script_that_is_not_there_is_named(tmp_path: Path):
    result = run(str(tmp_path / "gone.py"))
    assert isinstance(result.exception, FileNotFoundError)
    assert result.exception.filename == str(tmp_path / "gone.py")
