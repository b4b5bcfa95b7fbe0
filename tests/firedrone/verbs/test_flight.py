import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from firedrone.verbs import flight
from firedrone.verbs.say import UsageError
from missions.drone_file import read_drone
from missions.power_curve import PowerError
from tests.telemetry.tlogs import EXTRACT, heartbeat, record, text


def run(*arguments: str) -> Result:
    app = typer.Typer()
    app.callback()(lambda: None)  # keeps the verb a verb, though it is alone here
    flight.register(app)
    return CliRunner().invoke(app, ["flight", *arguments])


def test_json_is_one_document_with_the_public_keys():
    document = json.loads(run(str(EXTRACT), "--json").stdout)
    assert {
        "messages", "start", "end", "duration_s", "distance_m", "max_above_home_m", "armed", "modes",
        "status_texts", "gaps", "bad_bytes",
    } <= document.keys()  # fmt: skip
    assert document["start"] == "2025-06-15T15:06:40Z"
    assert document["armed"] == [["2025-06-15T15:07:58.674539Z", "2025-06-15T15:14:42.044724Z"]]
    assert [mode for _, mode in document["modes"]] == ["STABILIZE", "GUIDED", "AUTO"]
    assert document["messages"]["HEARTBEAT"] == 945
    assert (document["max_above_home_m"], document["bad_bytes"]) == (40.02, 0)


def test_people_read_the_same_in_words():
    shown = run(str(EXTRACT)).stdout
    for words in (
        "6 min 43.4 s",
        "40.0 m",
        "AUTO",
        "Mission: 1 Takeoff",
        "78.1 s",
        "100 % to 0 %, 3279 mAh used",
    ):
        assert words in shown
    assert "missing" not in shown


def test_what_is_missing_is_said(tmp_path: Path):
    file = tmp_path / "short.tlog"
    file.write_bytes(record(0, heartbeat(armed=True)) + b"rest")
    shown = run(str(file)).stdout
    for words in ("no position", "ends while the drone is armed", "belong to no frame"):
        assert words in shown


def test_what_a_drone_says_does_not_steer_the_terminal(tmp_path: Path):
    file = tmp_path / "evil.tlog"
    file.write_bytes(record(0, heartbeat()) + record(1, text("\x1b[2J[red]gone")))
    shown = run(str(file)).stdout
    assert "\x1b" not in shown
    assert "\\x1b[2J[red]gone" in shown


def test_bad_input_is_one_line_for_the_command_line(tmp_path: Path):
    result = run(str(tmp_path / "nothing.tlog"))
    assert isinstance(result.exception, UsageError)
    assert "there is no such file" in str(result.exception)
    assert result.stdout == ""


def test_the_power_curve_is_shown_and_kept_for_the_drone_that_flew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("FIREDRONE_DATA", str(tmp_path))
    shown = json.loads(run(str(EXTRACT), "--power", "--json").stdout)["power"]
    assert 27.5 < shown["hover_a"] < 29.0
    assert shown["kept"] is None
    assert not list(tmp_path.iterdir())
    kept = json.loads(run(str(EXTRACT), "--learn", "--json").stdout)["power"]["kept"]
    assert read_drone(Path(kept)).hover_a == pytest.approx(shown["hover_a"], rel=1e-4)
    assert "hovering 28." in run(str(EXTRACT), "--power").stdout


def test_what_a_hand_wrote_about_the_drone_outlives_learning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FIREDRONE_DATA", str(tmp_path))
    kept = Path(json.loads(run(str(EXTRACT), "--learn", "--json").stdout)["power"]["kept"])
    kept.write_text("reserve = 0.45\nhover_a = 3.0\n")
    run(str(EXTRACT), "--learn")
    assert read_drone(kept).reserve == 0.45
    assert read_drone(kept).hover_a > 27.0


def test_a_flight_too_short_to_learn_from_is_refused_in_one_line(tmp_path: Path):
    file = tmp_path / "short.tlog"
    file.write_bytes(record(0, heartbeat(armed=True)))
    refused = run(str(file), "--power")
    assert isinstance(refused.exception, PowerError)
    assert "short.tlog" in str(refused.exception)
