"""No key and no passphrase gets anywhere but into the key store: a canary, looked for in everything."""

from __future__ import annotations

import base64
import inspect
import logging
import secrets
import subprocess
import sys
import traceback
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import keyring
import pytest
import typer

from firedrone import logs
from firedrone.verbs import pair as pair_verb
from firedrone.verbs.pair import give_key
from telemetry.key_store import FILE, KeyStoreError, SystemKeyStore, open_key_store
from telemetry.link.loopback import LoopbackLink
from telemetry.messages import Codec
from telemetry.pairing import pair
from telemetry.protocol import Ask, Peer
from telemetry.recorder import Recorder
from telemetry.session import Session
from telemetry.signing_door import signing_door
from telemetry.signing_keys import DroneKey, DroneKeys
from tests.security.signers import heartbeat
from tests.security.test_signed_link import done, run_for, take_off_ready
from tests.telemetry.key_rings import LockedKeyring, MemoryKeyring
from tests.telemetry.test_pairing import NOW, UID
from tests.training.station import HOME
from training.identity import autopilot_version
from training.vehicle import READY_S, START, EmbeddedDrone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CANARY = bytes(range(0x61, 0x81))  # mostly letters, so that it would be readable in any text
PASSPHRASE = "kanārijputniņš-112"  # noqa: S105 of the test alone


@pytest.fixture(autouse=True)
def canary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every key that is made is this one."""
    monkeypatch.setattr(secrets, "token_bytes", lambda _size: CANARY)


@pytest.fixture
def everything_is_logged(tmp_path: Path) -> Iterator[None]:
    """The program's own log, with all that it ever says."""
    root, before = logging.getLogger(), logging.getLogger().handlers[:]
    level = root.level
    root.handlers.clear()
    logs.start_logging()
    root.setLevel(logging.DEBUG)
    logging.getLogger("test").info("the log begins")
    yield
    for handler in root.handlers:
        handler.close()
    root.handlers[:] = before
    root.setLevel(level)


def shapes(secret: bytes) -> list[bytes]:
    """How a secret may look when it is written down; eight of its bytes are too many."""
    pieces = [secret[n : n + 8] for n in range(len(secret) - 7)]
    listed = ", ".join(str(byte) for byte in secret[:8])
    return [
        *pieces,
        *(piece.hex().encode() for piece in pieces),
        *(base64.b64encode(secret[n:])[:10] for n in range(3)),
        repr(secret)[2:10].encode(),
        listed.encode(),
        listed.replace(" ", "").encode(),
    ]


def found_in(content: bytes, *hidden: bytes) -> list[bytes]:
    return [shape for secret in hidden for shape in shapes(secret) if shape in content]


def files_below(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_search_finds_what_it_looks_for():
    for content in (CANARY, CANARY.hex().encode(), base64.b64encode(CANARY), repr(list(CANARY)).encode()):
        assert found_in(b"... " + content + b" ...", CANARY)
    assert not found_in(b"nothing of it", CANARY)


@pytest.mark.usefixtures("everything_is_logged")
def test_a_flight_on_which_a_drone_is_paired_and_flown_holds_no_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    data = tmp_path / "data"
    link = LoopbackLink(EmbeddedDrone(HOME, ready=True), speed=None, start=START + timedelta(seconds=READY_S))
    keys = DroneKeys()
    keys.open(SystemKeyStore(MemoryKeyring()))
    record = Recorder(data, link.clock.utc(), address=link.address, training=True)
    session = Session(link, record, signing_door(link, keys, data))
    run_for(session, 2.0)
    drone = done(session, partial(pair, cable=link.trusted, utc=link.clock.utc))
    assert drone.key == CANARY
    keys.keep(drone)
    take_off_ready(session)
    run_for(session, 2.0)
    session.close()
    written = files_below(data)
    raw = b"".join(content for name, content in written.items() if name.endswith(".tlog"))
    given = [m for m in Codec().decode(raw) if m.get_type() == "SETUP_SIGNING"]
    assert len(given) == 1  # the record says that a key was given
    assert any("signing.json" in name for name in written)
    assert any("firedrone.log" in name for name in written)
    said = capsys.readouterr()
    written["terminal"] = (said.out + said.err).encode()
    assert {name: found for name, content in written.items() if (found := found_in(content, CANARY))} == {}


@pytest.mark.usefixtures("everything_is_logged")
def test_a_key_that_could_not_be_kept_is_in_no_traceback(tmp_path: Path):
    backend = MemoryKeyring()
    keys = DroneKeys()
    keys.open(SystemKeyStore(backend))
    backend.set_password = LockedKeyring().set_password
    with pytest.raises(KeyStoreError) as refused:
        give_key(LoopbackLink(EmbeddedDrone(HOME, ready=True), speed=None), keys, None, tmp_path)
    told = "".join(traceback.format_exception(refused.value))
    assert "KeyStoreError" in told
    assert not found_in(told.encode(), CANARY)
    logging.getLogger("test").error("refused", exc_info=refused.value)
    for content in files_below(tmp_path / "data").values():
        assert not found_in(content, CANARY)


def test_what_goes_to_the_drone_does_not_print_its_key():
    conversation = pair(Peer(1, 1, "ardupilotmega"), cable=True, utc=lambda: NOW)
    asked: list[Ask] = [next(conversation)]
    heard = Codec().decode(Codec(1, 1).pack(heartbeat()))[0]
    version = Codec().decode(Codec(1, 1).pack(autopilot_version(board=0)))[0]
    asked += [conversation.send(heard), conversation.send(version)]
    (message,) = asked[-1].send
    assert message.get_type() == "SETUP_SIGNING"
    for text in (f"{asked}", repr(asked), str(message), repr(message)):
        assert not found_in(text.encode(), CANARY)
    assert not found_in(repr(DroneKey(UID, "Ērglis", CANARY)).encode(), CANARY)


LISTS = """
import sys
import typer
from firedrone.verbs import pair
app = typer.Typer(pretty_exceptions_enable=False)
app.callback()(lambda: None)
pair.register(app)
app(["pair", "--list", "--json"], standalone_mode=False)
print(open("/proc/self/cmdline").read() if sys.platform == "linux" else "")
"""


@pytest.mark.slow
def test_the_passphrase_is_in_no_argument_no_output_and_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    data = tmp_path / "data"
    monkeypatch.setenv("FIREDRONE_PASSPHRASE", PASSPHRASE)
    keys, store = DroneKeys(), open_key_store(data)
    assert store is not None
    keys.open(store)
    keys.keep(DroneKey(UID, "Ērglis", CANARY))
    ran = subprocess.run([sys.executable, "-c", LISTS], capture_output=True, check=True)
    assert UID.encode() in ran.stdout
    content = {"out": ran.stdout, "err": ran.stderr, **files_below(data)}
    assert (data / FILE).exists()
    secret = PASSPHRASE.encode()
    assert {name: hit for name, text in content.items() if (hit := found_in(text, CANARY, secret))} == {}


def test_no_option_of_the_verb_takes_a_secret():
    app = typer.Typer()
    pair_verb.register(app)
    (command,) = app.registered_commands
    assert command.callback is not None
    options = set(inspect.signature(command.callback).parameters)
    assert options == {"link", "name", "all_of_them", "forget", "as_json"}


def test_the_systems_key_store_has_the_key_and_only_it(tmp_path: Path):
    before, memory = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(memory)
    try:
        keys, store = DroneKeys(), open_key_store(tmp_path)
        assert store is not None
        keys.open(store)
        keys.keep(DroneKey(UID, "Ērglis", CANARY))
    finally:
        keyring.set_keyring(before)
    assert {service for service, _ in memory.kept} == {"firedrone"}
    assert files_below(tmp_path) == {}
