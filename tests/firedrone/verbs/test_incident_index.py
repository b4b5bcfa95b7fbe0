"""The list of incidents is made again from the folders by one command."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typer
from typer.testing import CliRunner

from firedrone.verbs import incident
from incidents.folder import create
from incidents.journal import JOURNAL

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result


def run(*arguments: str) -> Result:
    app = typer.Typer()
    incident.register(app)
    return CliRunner().invoke(app, ["incident", *arguments])


def test_the_index_is_made_again_and_says_what_cannot_be_read(tmp_path: Path):
    create(tmp_path, "Grass fire", "Tērvete")
    spoiled = create(tmp_path, "Peat fire", "Biržai")
    (tmp_path / "incidents" / spoiled.id / JOURNAL).write_bytes(b"nothing readable\n")
    result = run("reindex", "--data", str(tmp_path), "--json")
    assert result.exit_code == 0, result.exception
    assert json.loads(result.stdout) == {"incidents": 1, "left_out": 1}
    assert "named by: firedrone verify" in run("reindex", "--data", str(tmp_path)).stdout


def test_incidents_of_other_stations_are_listed_only_when_asked_for(tmp_path: Path):
    create(tmp_path, "Grass fire", "Tērvete")
    alone = json.loads(run("list", "--data", str(tmp_path), "--json").stdout)["incidents"]
    everywhere = json.loads(run("list", "--everywhere", "--data", str(tmp_path), "--json").stdout)[
        "incidents"
    ]
    assert alone == everywhere
    assert len(alone[0]["station"]) == 16
