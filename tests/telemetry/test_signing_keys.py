from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from telemetry.key_store import KeyStoreError, SystemKeyStore
from telemetry.signing_keys import DroneKey, DroneKeys
from tests.security.signers import KEY, OTHER_KEY, UID
from tests.telemetry.key_rings import LockedKeyring, MemoryKeyring

if TYPE_CHECKING:
    from telemetry.key_store import KeyStore

OURS = DroneKey(UID, "Ērglis", KEY)


@pytest.fixture
def store() -> KeyStore:
    return SystemKeyStore(MemoryKeyring())


def opened(store: KeyStore) -> DroneKeys:
    keys = DroneKeys()
    keys.open(store)
    return keys


def test_a_drones_key_and_name_are_there_after_the_next_start(store: KeyStore):
    opened(store).keep(OURS)
    assert opened(store).known == (OURS,)


def test_a_drone_that_is_paired_again_has_one_key(store: KeyStore):
    keys = opened(store)
    keys.keep(OURS)
    keys.keep(DroneKey(UID, "Vanags", OTHER_KEY))
    assert opened(store).known == keys.known == (DroneKey(UID, "Vanags", OTHER_KEY),)


def test_a_forgotten_drone_is_gone(store: KeyStore):
    keys = opened(store)
    keys.keep(OURS)
    assert keys.forget(UID)
    assert not keys.forget(UID)
    assert opened(store).known == keys.known == ()


def test_other_secrets_and_damaged_ones_are_no_drones(store: KeyStore, caplog: pytest.LogCaptureFixture):
    store.set("journal/ed25519", bytes(32))
    store.set("drone/short", b'{"name": "x", "key": "AAAA"}')
    store.set("drone/text", b"text")
    store.set("drone/else", b'{"name": "x", "key": "no base64"}')
    assert opened(store).known == ()
    assert [record.args for record in caplog.records] == [("short",), ("text",), ("else",)]


def test_no_text_of_a_key_shows_it():
    for text in (repr(OURS), str(OURS), f"{[OURS]}"):
        assert repr(KEY)[2:-1] not in text
        assert KEY.hex() not in text


def test_without_a_store_nothing_can_be_kept():
    with pytest.raises(KeyStoreError, match="no open key store"):
        DroneKeys().keep(OURS)


def test_nobody_waits_for_a_store_that_asks_the_user_first(store: KeyStore):
    opened(store).keep(OURS)
    answered, keys = threading.Event(), DroneKeys()

    def ask() -> KeyStore:
        answered.wait(5.0)
        return store

    began_s = time.monotonic()
    thread = keys.load(ask)
    assert keys.known == ()
    assert time.monotonic() - began_s < 0.05
    answered.set()
    thread.join(5.0)
    assert keys.known == (OURS,)


def test_a_store_that_is_not_there_or_refuses_leaves_everything_unsigned(caplog: pytest.LogCaptureFixture):
    keys = DroneKeys()
    keys.load(lambda: None).join(5.0)
    keys.load(lambda: SystemKeyStore(LockedKeyring())).join(5.0)
    assert keys.known == ()
    assert "were not read" in caplog.text
