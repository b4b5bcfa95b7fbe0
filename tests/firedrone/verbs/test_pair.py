from __future__ import annotations

import json
import socket
from types import SimpleNamespace
from typing import TYPE_CHECKING

import keyring
import pytest
import typer
from typer.testing import CliRunner, Result

from firedrone.verbs import pair
from firedrone.verbs.pair import give_key
from firedrone.verbs.say import NotTrue, UsageError
from telemetry import sealed_box
from telemetry.key_store import KeyStoreError, SystemKeyStore, open_key_store
from telemetry.link.loopback import LoopbackLink
from telemetry.pairing import PairingError
from telemetry.signing_keys import DroneKey, DroneKeys
from tests.security.signers import KEY
from tests.telemetry.key_rings import LockedKeyring, MemoryKeyring
from tests.telemetry.test_pairing import UID
from tests.training.station import HOME
from training.vehicle import EmbeddedDrone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def backend() -> Iterator[MemoryKeyring]:
    """The key store of this computer."""
    before, memory = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(before)


@pytest.fixture
def drone(monkeypatch: pytest.MonkeyPatch) -> EmbeddedDrone:
    """A drone on every cable."""
    one = EmbeddedDrone(HOME, ready=True)
    monkeypatch.setattr(pair, "_cable", lambda address: LoopbackLink(one, speed=None, address=address))
    return one


def run(*arguments: str, typed: str = "") -> Result:
    app = typer.Typer()
    app.callback()(lambda: None)  # keeps the verb a verb, though it is alone here
    pair.register(app)
    return CliRunner().invoke(app, ["pair", *arguments], input=typed)


def refused(result: Result, kind: type[Exception]) -> str:
    assert isinstance(result.exception, kind)
    assert result.stdout == ""
    return str(result.exception)


@pytest.mark.usefixtures("backend")
def test_a_drone_is_paired_listed_and_forgotten(drone: EmbeddedDrone):
    paired = run("--link", "serial:/dev/ttyACM0", "--name", "Ērglis", "--json")
    assert json.loads(paired.stdout) == {"paired": True, "uid": UID, "name": "Ērglis"}
    assert drone.signing.on
    assert json.loads(run("--list", "--json").stdout) == {"drones": [{"uid": UID, "name": "Ērglis"}]}
    forgotten = run("--forget", UID, "--link", "serial:/dev/ttyACM0", "--json")
    assert json.loads(forgotten.stdout) == {"forgotten": True, "uid": UID}
    assert not drone.signing.on
    assert json.loads(run("--list", "--json").stdout) == {"drones": []}


@pytest.mark.usefixtures("backend", "drone")
def test_for_people_it_says_what_changed():
    assert run("--list").stdout == "No drone has a key.\n"
    said = run("--link", "serial:/dev/ttyACM0").stdout
    assert said == f"drone 6161 ({UID}) obeys by radio only this brigade now.\n"
    assert "drone 6161" in run("--list").stdout
    assert "by radio it obeys nobody until it is paired again" in run("--forget", UID).stdout


@pytest.mark.usefixtures("backend")
@pytest.mark.parametrize("kind", ["udpin", "udpout"])
def test_by_radio_or_network_nothing_is_paired(kind: str):
    with socket.socket(type=socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    assert "is no cable" in refused(run("--link", f"{kind}:127.0.0.1:{port}"), UsageError)


@pytest.mark.usefixtures("backend")
def test_the_drone_inside_this_program_keeps_no_key():
    assert "no drone that keeps a key" in refused(run("--link", "sim"), UsageError)


def test_where_the_drone_is_has_to_be_said():
    assert "--link serial:" in refused(run(), UsageError)


@pytest.mark.usefixtures("backend")
def test_a_key_that_is_not_there_cannot_be_forgotten():
    assert 'no key of a drone "77"' in refused(run("--forget", "77"), UsageError)


def test_without_a_key_store_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("telemetry.key_store.system_backend", lambda: None)
    assert "FIREDRONE_PASSPHRASE" in refused(run("--list"), UsageError)


@pytest.mark.usefixtures("drone")
def test_a_passphrase_keeps_the_keys_where_there_is_no_key_store(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setattr("telemetry.key_store.system_backend", lambda: None)
    monkeypatch.setattr(sealed_box, "DEFAULT_N", 2)
    monkeypatch.setenv("FIREDRONE_PASSPHRASE", "ugunsdzēsēji 112")
    assert run("--link", "serial:/dev/ttyACM0", "--name", "Ērglis").exit_code == 0
    store = open_key_store(tmp_path / "data")
    assert store is not None
    assert store.names() == (f"drone/{UID}",)
    monkeypatch.setenv("FIREDRONE_PASSPHRASE", "112")
    assert "does not open with this passphrase" in refused(run("--list"), UsageError)


@pytest.mark.usefixtures("drone")
def test_who_sits_at_the_terminal_is_asked_for_the_passphrase(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("telemetry.key_store.system_backend", lambda: None)
    monkeypatch.setattr(sealed_box, "DEFAULT_N", 2)
    monkeypatch.setattr(pair, "sys", SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True)))
    new = run("--link", "serial:/dev/ttyACM0", "--json", typed="112\n112\n")
    assert json.loads(new.stdout)["paired"]
    assert json.loads(run("--list", "--json", typed="112\n").stdout)["drones"]
    assert "112" not in new.output
    assert "does not open" in str(run("--list", typed="113\n").exception)


def test_a_drone_that_takes_no_key_is_not_paired(backend: MemoryKeyring, drone: EmbeddedDrone):
    drone.autopilot.parameters.store("DISARM_DELAY", 0.0)  # its time runs as fast as it can: it stays armed
    drone.autopilot.arm()
    assert "disarm" in refused(run("--link", "serial:/dev/ttyACM0"), NotTrue)
    assert backend.kept == {}


def test_a_key_that_cannot_be_kept_is_taken_out_of_the_drone_again(
    drone: EmbeddedDrone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    backend = MemoryKeyring()
    keys = DroneKeys()
    keys.open(SystemKeyStore(backend))
    monkeypatch.setattr(backend, "set_password", LockedKeyring().set_password)
    with pytest.raises(KeyStoreError, match="refused"):
        give_key(LoopbackLink(drone, speed=None), keys, None, tmp_path)
    assert not drone.signing.on
    assert keys.known == ()


def test_a_link_that_is_no_cable_is_refused_by_the_protocol_too(tmp_path: Path):
    drone = EmbeddedDrone(HOME, ready=True, cable=False)
    with pytest.raises(PairingError, match="not by radio"):
        give_key(LoopbackLink(drone, speed=None, trusted=False), DroneKeys(), None, tmp_path)
    assert not drone.signing.on


def test_a_drone_is_paired_anew_where_its_key_was_lost(
    backend: MemoryKeyring, drone: EmbeddedDrone, tmp_path: Path
):
    drone.signing.set_up(KEY, 1)
    keys = DroneKeys()
    keys.open(SystemKeyStore(backend))
    given = give_key(LoopbackLink(drone, speed=None), keys, None, tmp_path)
    assert given != DroneKey(UID, given.name, KEY)
    assert keys.known == (given,)
