"""`firedrone verify`: one JSON document, the place of what is wrong, and who signed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
import typer
from typer.testing import CliRunner, Result

from firedrone.verbs import verify
from firedrone.verbs.say import NotTrue, UsageError
from incidents.attach import attach_flight
from incidents.folder import create
from incidents.journal import JOURNAL
from incidents.model import IncidentError
from incidents.signatures import LaptopKey, fingerprint
from telemetry.flight_chain import CHAIN
from tests.telemetry.chained_flight import NAME, record

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)
KEY = LaptopKey(bytes(range(32)))
FINGERPRINT = fingerprint(KEY.public_key or "")
KEYS = {"ok", "entries", "signed", "problems", "keys", "unsigned_entries", "blocks", "head", "information"}


def run(*arguments: object) -> Result:
    app = typer.Typer()
    verify.register(app)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def told(*arguments: object) -> Any:
    return json.loads(run(*arguments, "--json").stdout)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A signed incident with a flight."""
    incident = create(tmp_path, "Kūlas ugunsgrēks", "Tērvete", now=NOW, signer=KEY)
    attach_flight(tmp_path / "incidents" / incident.id, record(tmp_path / "flights" / NAME), signer=KEY)
    return tmp_path


@pytest.fixture
def folder(data: Path) -> Path:
    [one] = (data / "incidents").iterdir()
    return one


def test_a_whole_record_is_said_with_its_figures_and_its_key(data: Path, folder: Path):
    for path in (data, folder):
        document = told(path)
        assert document.keys() == KEYS
        assert (document["ok"], document["signed"], document["problems"]) == (True, True, [])
        assert (document["keys"], document["unsigned_entries"]) == ([FINGERPRINT], 0)
        assert document["blocks"] > 10
    assert f"signed with {FINGERPRINT}" in run(folder).stdout


def test_a_flight_is_checked_on_its_own(data: Path):
    document = told(data / "flights" / NAME)
    assert (document["ok"], document["signed"]) == (True, False)
    assert document["entries"] == 10  # files that the journal names: eight raw ones, the chain and the card
    assert len(document["head"]) == 64


def test_a_key_that_was_named_must_have_signed(folder: Path):
    assert told(folder, "--key", FINGERPRINT.upper().replace("-", " "))["ok"]
    other = fingerprint(LaptopKey(bytes(32)).public_key or "")
    result = run(folder, "--key", other, "--json")
    assert isinstance(result.exception, NotTrue)
    assert "not with one you named" in json.loads(result.stdout)["problems"][0]["what"]


def test_what_is_no_fingerprint_is_refused(folder: Path):
    result = run(folder, "--key", "abcd")
    assert isinstance(result.exception, UsageError)
    assert "32 digits" in str(result.exception)


def test_what_is_wrong_is_named_by_file_entry_and_byte(folder: Path):
    path = folder / JOURNAL
    at = path.read_bytes().index("Tērvete".encode())
    data = bytearray(path.read_bytes())
    data[at] ^= 2
    path.write_bytes(data)
    result = run(folder)
    assert isinstance(result.exception, NotTrue)
    assert f"{JOURNAL}, entry 2, byte {at}: the entry was changed" in result.stdout


def test_what_a_crash_left_is_a_note(tmp_path: Path):
    flight = record(tmp_path / NAME, ended=None)
    with (flight / CHAIN).open("ab") as file:
        file.write(b"{")
    with (flight / "raw-004.tlog").open("ab") as file:
        file.write(b"\xfd\x01")
    result = run(flight)
    assert result.exit_code == 0
    assert "note: raw-004.tlog" in result.stdout


def test_a_folder_of_something_else_is_refused(tmp_path: Path):
    assert isinstance(run(tmp_path).exception, IncidentError)
