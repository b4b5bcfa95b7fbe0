import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from firedrone.verbs import flight
from firedrone.verbs.say import UsageError
from incidents.tracks.track import TrackError
from maps.foreign.file import FormatError
from maps.formats.by_suffix import read, write_geojson
from maps.formats.features import Features, NamedArea
from maps.geo import AboveGround
from missions.camera_model import CAMERAS
from missions.drone_file import read_drone
from missions.patterns.sweep import parallel
from missions.plan_file import write_plan
from missions.power_curve import PowerError
from telemetry.flight_folder import FlightCard, write_card
from tests.incidents.tracks import made_up
from tests.missions import shapes
from tests.telemetry.logs.binlogs import EXTRACT as DATAFLASH
from tests.telemetry.tlogs import EXTRACT, heartbeat, position, record, text


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


def test_coverage_of_a_recording_without_an_area_is_square_metres(tmp_path: Path):
    out = tmp_path / "seen.geojson"
    document = json.loads(run(*_survey(tmp_path), "--coverage", "--out", str(out), "--json").stdout)
    seen = document["coverage"]
    assert seen["area_m2"] is None
    assert seen["seen_share_60"] is None
    assert 36 * 100 < seen["seen_m2"] < 36 * 190
    assert set(seen["remarks"]) == {"camera_assumed", "ground_unknown"}
    assert (seen["cell_m"], seen["camera"], seen["file"]) == (2.0, "thermal-640", str(out))
    features = read(out).areas
    assert {named.name for named in features} == {"30%", "60%"}


def test_coverage_of_an_area_is_its_shares(tmp_path: Path):
    area = tmp_path / "area.geojson"
    field = shapes.area([(-18, -50), (18, -50), (18, 50), (-18, 50)])
    write_geojson(area, Features(areas=(NamedArea(field),)))
    shown = run(*_survey(tmp_path), "--coverage", "--area", str(area), "--json")
    seen = json.loads(shown.stdout)["coverage"]
    assert seen["area_m2"] == pytest.approx(3600, rel=0.06)
    assert seen["seen_share_60"] > 0.97
    assert seen["seen_share_85"] == 0.0
    assert seen["mean_pod"] == pytest.approx(0.63, abs=0.02)
    words = run(*_survey(tmp_path), "--coverage", "--area", str(area)).stdout
    for said in ("at 60%", "chance to have found 63%", "No gimbal was heard", "taken as flat"):
        assert said in words


def test_what_was_seen_in_a_training_says_so_on_the_map(tmp_path: Path):
    folder, out = tmp_path / "flight", tmp_path / "seen.geojson"
    folder.mkdir()
    (folder / "raw-000.tlog").write_bytes(Path(_survey(tmp_path)[0]).read_bytes())
    write_card(folder, FlightCard(started_at=datetime.now(UTC), address="sim", training=True, live=True))
    run(str(folder), "--coverage", "--out", str(out))
    assert all(named.name.startswith("TRAINING") and named.facts["simulated"] for named in read(out).areas)
    assert read(out).areas


def test_the_plan_beside_a_flight_says_what_was_to_be_seen(tmp_path: Path):
    folder = tmp_path / "flight"
    folder.mkdir()
    (folder / "raw-000.tlog").write_bytes(Path(_survey(tmp_path)[0]).read_bytes())
    field = shapes.area([(-100, -50), (100, -50), (100, 50), (-100, 50)])
    plan = parallel(field, CAMERAS["thermal-320"], AboveGround(40.0), home=shapes.at(0, -60))
    write_plan(plan, folder / "plan.json")
    seen = json.loads(run(str(folder), "--coverage", "--json").stdout)["coverage"]
    assert seen["camera"] == "thermal-320"
    assert seen["area_m2"] == pytest.approx(20_000, rel=0.03)
    assert seen["seen_share"] == pytest.approx(24.5 / 200, abs=0.02)


def test_an_area_that_was_not_flown_over_is_said_to_be_unseen(tmp_path: Path):
    area = tmp_path / "area.geojson"
    far = shapes.area([(5000, 0), (5100, 0), (5100, 100), (5000, 100)])
    write_geojson(area, Features(areas=(NamedArea(far),)))
    shown = run(*_survey(tmp_path), "--coverage", "--area", str(area))
    assert "Nothing of the area was seen" in shown.stdout
    assert shown.exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--out", "x.geojson"], "add --coverage"),
        (["--coverage", "--camera", "eye"], '"eye" is not a camera'),
        (["--coverage", "--out", "x.tif"], "name it .geojson"),
        (["--coverage", "--out", "no/such/x.geojson"], "x.geojson"),
        (["--coverage", "--dem", "no_such_folder"], "--dem: no_such_folder: no such folder"),
        (["--coverage", "--area", "none.geojson"], "none.geojson"),
    ],
)
def test_a_wrong_wish_for_coverage_is_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
):
    monkeypatch.chdir(tmp_path)
    error = run(*_survey(tmp_path), *arguments).exception
    assert isinstance(error, (UsageError, FormatError))
    assert said in str(error)
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("records", "said"),
    [
        ([record(0, heartbeat())], "never armed"),
        ([record(0, heartbeat(gcs=True))], "no drone was heard"),
        ([record(0, heartbeat(armed=True))], "never armed with a position known"),
    ],
)
def test_a_flight_that_saw_nothing_is_said_so(tmp_path: Path, records: list[bytes], said: str):
    file = tmp_path / "nothing.tlog"
    file.write_bytes(b"".join(records))
    error = run(str(file), "--coverage").exception
    assert isinstance(error, UsageError)
    assert said in str(error)


def _survey(folder: Path) -> list[str]:
    """Over the place of `shapes` from south to north, 40 m up, at 10 m/s."""
    file = folder / "pass.tlog"
    records = [record(0.0, heartbeat(armed=True))]
    for n in range(30):
        at = shapes.at(0.0, -75.0 + 5.0 * n)
        records.append(record(n / 2, position(at.lat_deg, at.lon_deg, 40.0, hdg=0)))
    file.write_bytes(b"".join(records))
    return [str(file)]


def test_a_gps_track_is_a_flight_as_far_as_it_knows(tmp_path: Path):
    path = made_up.write_gpx(tmp_path / "run.gpx", made_up.run())
    document = json.loads(run(str(path), "--json").stdout)
    assert (document["start"], document["duration_s"]) == ("2026-04-12T10:20:00Z", 1435.0)
    assert document["distance_m"] == pytest.approx(8608.6, abs=1)
    assert (document["messages"], document["armed"], document["modes"], document["battery"]) == (
        {},
        [],
        [],
        None,
    )
    assert (document["points"], document["gaps"], document["flags"]) == (288, [], [])
    assert "flown" in run(str(path)).stdout


def test_a_gps_track_knows_no_power(tmp_path: Path):
    path = made_up.write_gpx(tmp_path / "run.gpx", made_up.run())
    assert isinstance(run(str(path), "--power").exception, UsageError)


def test_a_gps_track_that_is_none_is_one_line(tmp_path: Path):
    (tmp_path / "run.gpx").write_text("<gpx/>")
    error = run(str(tmp_path / "run.gpx")).exception
    assert isinstance(error, TrackError)
    assert "run.gpx: holds no position" in str(error)


def test_the_drones_own_log_has_the_same_public_keys_and_is_said_to_people():
    document = json.loads(run(str(DATAFLASH), "--json").stdout)
    assert document.keys() == json.loads(run(str(EXTRACT), "--json").stdout).keys()
    assert [mode for _, mode in document["modes"]] == ["GUIDED", "AUTO"]
    assert (document["messages"]["POS"], document["bad_bytes"], document["missing"]) == (418, 0, [])
    assert "ArduCopter V4.7.0-dev" in run(str(DATAFLASH)).stdout
