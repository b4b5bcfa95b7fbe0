"""Passwords of cameras in the key store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.key_store import FileKeyStore, SystemKeyStore
from telemetry.signing_keys import DroneKeys
from telemetry.video.address import parse_stream_address
from telemetry.video.credentials import Credentials
from telemetry.video.kept_credentials import forget_credentials, keep_credentials, kept_credentials
from tests.telemetry.key_rings import MemoryKeyring

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

CAMERA = parse_stream_address("rtsp://192.168.144.25:8554/video1")
OTHER_STREAM = parse_stream_address("rtsp://192.168.144.25:8554/video2")
OTHER_CAMERA = parse_stream_address("rtsp://192.168.144.26:8554/video1")


def test_a_password_is_kept_for_every_stream_of_a_camera_until_it_is_forgotten():
    store = SystemKeyStore(MemoryKeyring())
    assert kept_credentials(store, CAMERA) is None
    keep_credentials(store, CAMERA, Credentials("anna", "hose"))
    assert kept_credentials(store, OTHER_STREAM) == Credentials("anna", "hose")
    assert kept_credentials(store, OTHER_CAMERA) is None
    forget_credentials(store, OTHER_STREAM)
    forget_credentials(store, OTHER_STREAM)
    assert kept_credentials(store, CAMERA) is None


def test_the_keys_of_the_drones_do_not_mind_them():
    store = SystemKeyStore(MemoryKeyring())
    keep_credentials(store, CAMERA, Credentials("anna", "hose"))
    keys = DroneKeys()
    keys.open(store)
    assert keys.known == ()


def test_a_password_is_in_no_file_in_clear(tmp_path: Path):
    store = FileKeyStore(tmp_path / "keys.sealed", "long phrase of the brigade")
    keep_credentials(store, CAMERA, Credentials("anna", "hosepipe"))
    assert kept_credentials(store, CAMERA) == Credentials("anna", "hosepipe")
    assert [path.name for path in tmp_path.iterdir() if b"hosepipe" in path.read_bytes()] == []


def test_what_we_did_not_write_is_as_none_and_not_repeated(caplog: pytest.LogCaptureFixture):
    store = SystemKeyStore(MemoryKeyring())
    store.set("stream/192.168.144.25:8554", b'{"user": "anna", "pass": "hosepipe"}')
    assert kept_credentials(store, CAMERA) is None
    assert "type it again" in caplog.text
    assert "hosepipe" not in caplog.text
