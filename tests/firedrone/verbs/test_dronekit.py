"""A script runs on the embedded drone through the verb, recorded like any flight."""

import json
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread

import pytest
import typer
from typer.testing import CliRunner, Result

from firedrone.verbs import dronekit
from firedrone.verbs.say import NotTrue, UsageError
from maps.geo import LatLon
from telemetry.dronekit_installed import why_not
from training.ports import parse_listen
from training.serve import serve
from training.vehicle import EmbeddedDrone

pytestmark = [
    pytest.mark.peers,
    pytest.mark.slow,
    pytest.mark.skipif(why_not() is not None, reason=str(why_not())),
]


def run(*arguments: str, link: str | None = None, answer: str | None = None) -> Result:
    """Without a link it trains."""
    app = typer.Typer()
    app.callback()(lambda: None)  # keeps the verb a verb, though it is alone here
    dronekit.register(app)
    where = ["--link", link] if link else []
    return CliRunner().invoke(app, ["dronekit", *arguments, *where, "--speed", "30"], input=answer)


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


MISSION = """
from dronekit import Command
mission = vehicle.commands
mission.download()
mission.wait_ready()
mission.clear()
for command, lat, height in ROWS:
    mission.add(Command(0, 0, 0, 3, command, 0, 1, 0, 0, 0, 0, lat, 24.6479 if lat else 0, height))
mission.upload(timeout=30)
mission.download()
print([item.command for item in mission], len(mission))
"""


def test_a_mission_of_a_script_goes_aboard_by_our_transfer_and_is_flown(tmp_path: Path):
    text = f"""
import time
ROWS = [(22, 0, 10), (16, 56.3831, 10), (20, 0, 0)]
{MISSION}
vehicle.mode = "GUIDED"
while vehicle.mode.name != "GUIDED": time.sleep(0.01)
vehicle.armed = True
while not vehicle.armed: time.sleep(0.01)
vehicle.simple_takeoff(10)
while vehicle.location.global_relative_frame.alt < 9: time.sleep(0.01)
vehicle.mode = "AUTO"
while vehicle.armed: time.sleep(0.01)
print("reached", vehicle.commands.next)
"""
    result = run(script(tmp_path, text))
    assert result.exception is None, result.output
    assert result.stdout.splitlines()[:1] == ["[22, 16, 20] 3"]


def test_a_mission_that_the_drone_refuses_ends_the_script_with_the_item(tmp_path: Path):
    result = run(script(tmp_path, f"ROWS = [(22, 0, 10), (31999, 56.3831, 10), (20, 0, 0)]{MISSION}"))
    assert isinstance(result.exception, NotTrue)
    assert "the mission is not aboard: " in str(result.exception)
    assert "item 2" in str(result.exception)


def test_a_mission_is_cleared_by_uploading_none(tmp_path: Path):
    result = run(script(tmp_path, f"ROWS = [(22, 0, 10), (20, 0, 0)]{MISSION}ROWS = []{MISSION}"))
    assert result.stdout.splitlines()[:2] == ["[22, 20] 2", "[] 0"]


@pytest.mark.parametrize("link", ["udp:127.0.0.1:14550", "tcp:127.0.0.1:5760", "serial:/dev/ttyUSB0"])
def test_a_real_drone_needs_a_yes(tmp_path: Path, link: str):
    result = run(script(tmp_path, "print('ran')"), link=link)
    assert isinstance(result.exception, UsageError)
    assert "--yes" in str(result.exception)
    assert "ran" not in result.stdout


@pytest.mark.parametrize("answer", ["", "y", "no", "FLY"])
def test_only_the_word_itself_is_a_yes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str):
    monkeypatch.setattr(dronekit, "sits_here", lambda: True)
    result = run(script(tmp_path, "print('ran')"), link="udp:127.0.0.1:14550", answer=answer + "\n")
    assert isinstance(result.exception, UsageError)
    assert "nobody let it move the drone" in str(result.exception)


@pytest.mark.parametrize("yes", ["fly\n", None])
def test_a_drone_elsewhere_is_flown_after_a_yes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, yes: str | None
):
    stop, addresses = Event(), SimpleQueue[list[str]]()
    drone = EmbeddedDrone(LatLon(56.2, 25.3), ready=True)
    served = Thread(
        target=serve, args=(drone, [parse_listen("tcp:127.0.0.1:0")], stop), kwargs={"started": addresses.put}
    )
    served.start()
    monkeypatch.setattr(dronekit, "sits_here", lambda: yes is not None)
    try:
        (address,) = addresses.get(timeout=10.0)
        path = script(tmp_path, "print(vehicle.version)")
        result = run(path, *(["--yes"] if yes is None else []), link=address, answer=yes)
    finally:
        stop.set()
        served.join()
    assert result.exception is None, result.output
    assert "APM:Copter-4.7" in result.stdout


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
