from __future__ import annotations

import time
from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backends import chainer, fail, null

from telemetry import key_store, sealed_box
from telemetry.key_store import FileKeyStore, KeyStoreError, SystemKeyStore, open_key_store
from tests.telemetry.key_rings import LockedKeyring, MemoryKeyring, PlainFileKeyring

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from keyring.backend import KeyringBackend

    from telemetry.key_store import KeyStore

    Use = Callable[[KeyringBackend], None]

SECRET = bytes(range(32))
PASSPHRASE = "ugunsdzēsēji 112"  # noqa: S105 of the test alone


@pytest.fixture
def use() -> Iterator[Use]:
    """Give the computer a key store for the time of a test."""
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)


@pytest.fixture(autouse=True)
def cheap_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cost of guessing is not what is tested here."""
    monkeypatch.setattr(sealed_box, "DEFAULT_N", 2)
    monkeypatch.delenv(key_store.PASSPHRASE, raising=False)


@pytest.fixture(params=["system", "file"])
def again(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], KeyStore]:
    """Opens the same store, each time as a program that was just started."""
    if request.param == "file":
        return lambda: FileKeyStore(tmp_path / key_store.FILE, PASSPHRASE)
    backend = MemoryKeyring()
    return lambda: SystemKeyStore(backend)


def test_what_is_kept_is_there_after_the_next_start(again: Callable[[], KeyStore]):
    store = again()
    store.set("drone/3b64", SECRET)
    store.set("journal/ed25519", b"\xff" * 32)
    assert again().get("drone/3b64") == SECRET
    assert again().names() == ("drone/3b64", "journal/ed25519")


def test_a_secret_is_replaced(again: Callable[[], KeyStore]):
    store = again()
    store.set("drone/3b64", b"old")
    store.set("drone/3b64", SECRET)
    assert (again().get("drone/3b64"), again().names()) == (SECRET, ("drone/3b64",))


def test_a_forgotten_secret_is_gone(again: Callable[[], KeyStore]):
    store = again()
    store.set("drone/3b64", SECRET)
    store.delete("drone/3b64")
    store.delete("drone/3b64")  # twice is no error
    assert (again().get("drone/3b64"), again().names()) == (None, ())


def test_two_parts_of_a_program_do_not_undo_what_the_other_keeps(again: Callable[[], KeyStore]):
    again().set("journal/ed25519", b"\xff" * 32)
    first, second = again(), again()
    first.set("drone/3b64", SECRET)
    second.set("drone/77", SECRET)
    assert set(first.names()) == {"drone/3b64", "drone/77", "journal/ed25519"}


def test_an_empty_store_has_nothing(again: Callable[[], KeyStore]):
    assert (again().get("drone/3b64"), again().names()) == (None, ())


# --- which one -----------------------------------------------------------------------------------


def test_the_systems_own_store_is_taken_where_there_is_one(use: Use, tmp_path: Path):
    use(MemoryKeyring())
    assert isinstance(open_key_store(tmp_path), SystemKeyStore)


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring, PlainFileKeyring])
def test_a_store_that_keeps_no_secrets_is_none(
    use: Use, tmp_path: Path, backend: Callable[[], KeyringBackend]
):
    use(backend())
    assert open_key_store(tmp_path) is None


def test_of_several_stores_the_best_is_taken_and_not_the_plain_files_behind_it(
    use: Use, monkeypatch: pytest.MonkeyPatch
):
    best = MemoryKeyring()
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [best, PlainFileKeyring()])
    use(chainer.ChainerBackend())
    assert key_store.system_backend() is best


def test_a_passphrase_opens_a_file_instead(use: Use, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    use(MemoryKeyring())
    monkeypatch.setenv(key_store.PASSPHRASE, PASSPHRASE)
    assert isinstance(open_key_store(tmp_path), FileKeyStore)
    monkeypatch.delenv(key_store.PASSPHRASE)
    assert isinstance(open_key_store(tmp_path, PASSPHRASE), FileKeyStore)


def test_a_broken_backend_is_no_store_and_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def broken() -> None:
        raise RuntimeError("no session bus")

    monkeypatch.setattr(keyring, "get_keyring", broken)
    assert open_key_store(tmp_path) is None


# --- what goes wrong -----------------------------------------------------------------------------


def test_a_store_that_refuses_says_so_and_shows_no_secret():
    store = SystemKeyStore(LockedKeyring())
    with pytest.raises(KeyStoreError, match=r"refused \(KeyringLocked\); unlock it") as refused:
        store.set("drone/3b64", SECRET)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__


def test_somebody_elses_entry_is_named():
    backend = MemoryKeyring()
    backend.set_password(key_store.SERVICE, "drone/3b64", "not base64!")
    with pytest.raises(KeyStoreError, match='"drone/3b64"'):
        SystemKeyStore(backend).get("drone/3b64")


def kept_file(folder: Path) -> Path:
    path = folder / key_store.FILE
    FileKeyStore(path, PASSPHRASE).set("drone/3b64", SECRET)
    return path


def test_a_wrong_passphrase_opens_nothing(tmp_path: Path):
    path = kept_file(tmp_path)
    with pytest.raises(KeyStoreError, match="does not open with this passphrase"):
        FileKeyStore(path, "112")


def test_the_file_shows_nothing_of_what_is_in_it(tmp_path: Path):
    raw = kept_file(tmp_path).read_bytes()
    assert b"3b64" not in raw
    assert SECRET not in raw
    assert raw != kept_file(tmp_path).read_bytes()  # a new nonce each time
    assert kept_file(tmp_path).stat().st_mode & 0o077 == 0


def test_a_changed_file_does_not_open(tmp_path: Path):
    path = kept_file(tmp_path)
    whole = path.read_text()
    for old, new in (('"version": 1', '"version": 2'), ('"n": 2', '"n": 4'), ('"salt": "', '"salt": "A')):
        assert old in whole
        path.write_text(whole.replace(old, new, 1))
        with pytest.raises(KeyStoreError):
            FileKeyStore(path, PASSPHRASE)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"\xff\xfe", b'{"version":1,"n":1073741824,"salt":"","nonce":"","box":""}']
)
def test_a_damaged_file_says_what_to_do(tmp_path: Path, content: bytes):
    path = tmp_path / key_store.FILE
    path.write_bytes(content)
    with pytest.raises(KeyStoreError, match=f"{path} is "):
        FileKeyStore(path, PASSPHRASE)


def test_a_folder_that_cannot_be_written_keeps_nothing_and_says_so(tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    with pytest.raises(KeyStoreError, match=r"cannot be (read|written)"):
        FileKeyStore(blocked / key_store.FILE, PASSPHRASE).set("drone/3b64", SECRET)


@pytest.mark.slow
def test_guessing_a_passphrase_is_slow(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.undo()
    began_s = time.process_time()
    sealed_box.SealedBox("guess")
    assert time.process_time() - began_s > 0.05
