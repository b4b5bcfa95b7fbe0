from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firedrone.cli import main
from firedrone.links import DEMO_PLACE
from firedrone.verbs.monitor import _text, describe  # pyright: ignore[reportPrivateUsage]
from telemetry.fleet import Seen
from telemetry.flight_folder import Ended, flight_folders, read_card
from telemetry.link.loopback import LoopbackLink
from telemetry.refusals import Lock
from telemetry.session import Session
from telemetry.state import VehicleState
from training.vehicle import EmbeddedDrone


@pytest.fixture
def heard() -> tuple[VehicleState, float]:
    """What a session knows of a drone after ten of its seconds, and its clock."""
    session = Session(LoopbackLink(EmbeddedDrone(DEMO_PLACE, ready=True), speed=None))
    while session.clock.monotonic_s() < 10.0:
        session.step()
    session.close()
    return session.state.get(), session.clock.monotonic_s()


def test_a_vehicle_is_described_with_the_age_of_everything(heard: tuple[VehicleState, float]):
    state, now_s = heard
    document = describe(state, now_s)
    assert set(document["vehicle"]) >= {"uid", "sysid", "type", "firmware"}
    assert document["vehicle"]["sysid"] == 1
    assert document["vehicle"]["firmware"]
    assert set(document["state"]) == set(document["ages_s"]) >= {"heartbeat", "fix", "battery", "home"}
    assert state.fix is not None
    later = describe(state, now_s + 5.0)
    for group, age_s in document["ages_s"].items():
        assert later["ages_s"][group] == pytest.approx(age_s + 5.0, abs=0.002), group
    assert (document["messages"], document["lost"]) == (state.link.messages, 0)


def test_everybody_on_the_air_is_listed_and_a_lock_is_said(heard: tuple[VehicleState, float]):
    state, now_s = heard
    ours = Seen(1, 1, "quadrotor", "ardupilotmega", None, "a1", now_s - 0.5, commanded=True)
    other = Seen(7, 1, "hexarotor", "px4", "10.0.0.9:14550", None, now_s - 2.0, commanded=False)
    document = describe(state, now_s, (ours, other), Lock.TWO_VEHICLES)
    assert document["lock"] == "two_vehicles"
    assert document["signing"] == "cable"
    assert (document["refused"], document["unknown"], document["down"]) == (0, 0, False)
    assert [(one["system"], one["commanded"], one["age_s"]) for one in document["fleet"]] == [
        (1, True, 0.5),
        (7, False, 2.0),
    ]
    text = _text(document)
    assert "hexarotor, system 7  (2.0 s ago)" in text
    assert "use the remote control" in text


def test_a_vehicle_nobody_heard_has_no_group_and_no_age():
    document = describe(VehicleState(), 1.0)
    assert (document["state"], document["ages_s"], document["messages"]) == ({}, {}, 0)
    assert set(document["vehicle"].values()) == {None}


@pytest.mark.slow
def test_three_seconds_of_a_link_are_recorded_and_described(
    capsys: pytest.CaptureFixture[str], tmp_path: Any
):
    assert main(["monitor", "--link", "sim", "--seconds", "3", "--json"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    document = json.loads(said.out)
    assert set(document) >= {"vehicle", "state", "ages_s", "messages", "lost", "strangers"}
    assert max(document["ages_s"].values()) < 3.5
    (folder,) = flight_folders(tmp_path / "data")
    card = read_card(folder)
    assert card is not None
    assert card.ended is Ended.CLOSED
    assert card.frames is not None
    assert card.frames >= document["messages"]


@pytest.mark.slow
def test_with_elevation_the_drone_is_told_its_terrain(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    np.full((1201, 1201), 37, ">i2").tofile(tmp_path / "N56E024.hgt")
    (tmp_path / "broken.tif").write_bytes(b"II*")
    assert main(["monitor", "--link", "sim", "--seconds", "4", "--dem", str(tmp_path), "--json"]) == 0
    said = capsys.readouterr()
    assert said.err.startswith("--dem: broken.tif: ")
    document = json.loads(said.out)
    told, kept = document["terrain_told"], document["state"]["terrain"]
    assert told["blocks_sent"] >= kept["loaded"] > 5
    assert told["blocks_unknown"] == 0


@pytest.mark.slow
def test_for_people_it_is_text(capsys: pytest.CaptureFixture[str]):
    assert main(["monitor", "--link", "sim", "--seconds", "1"]) == 0
    text = capsys.readouterr().out
    assert "messages" in text
    assert "heartbeat" in text
    assert "s ago)" in text
