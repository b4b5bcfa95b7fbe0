"""pymavlink's own FTP client reads and writes the files of the embedded drone."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from pymavlink.mavftp import MAVFTP

from telemetry.messages import GCS_COMPONENT, GCS_SYSTEM, mavlink
from tests.training.station import Station
from tests.training.test_ftp import file_of, row

if TYPE_CHECKING:
    from pathlib import Path

    from telemetry.messages import Message


class Master:
    """What that client wants of a connection. Waiting moves the drone's time, not ours."""

    source_system, source_component = GCS_SYSTEM, GCS_COMPONENT

    def __init__(self) -> None:
        self.station = Station()
        self.station.run(1.0)
        self.mav = self
        self._waiting: list[Message] = []

    def file_transfer_protocol_send(self, network: int, system: int, component: int, payload: bytes) -> None:
        message = mavlink.MAVLink_file_transfer_protocol_message(network, system, component, bytes(payload))
        self.station.send(message)

    def recv_match(self, **_: object) -> Message | None:
        if not self._waiting:
            heard = self.station.run(0.02)
            self._waiting = [m for m in heard if m.get_type() == "FILE_TRANSFER_PROTOCOL"]
        return self._waiting.pop(0) if self._waiting else None


@pytest.fixture
def master() -> Master:
    return Master()


def client_of(master: Master) -> MAVFTP:
    """It waits in our time, not in the drone's: as little as it lets us say."""
    client = MAVFTP(master, 1, 1)
    for name, value in (("read_retry_time", "0.05"), ("idle_detection_time", "0.1"), ("retry_time", "0.11")):
        assert client.cmd_set([name, value]).return_code == 0
    return client


def test_it_reads_all_parameters(master: Master, tmp_path: Path):
    client = client_of(master)
    target = tmp_path / "param.pck"
    client.cmd_get(["@PARAM/param.pck", str(target)])
    assert client.process_ftp_reply("OpenFileRO", timeout=20).return_code == 0
    found = MAVFTP.ftp_param_decode(target.read_bytes())
    assert found is not None
    read = {name.decode(): value for name, value, _ in found.params}
    assert read == {p.name: p.value for p in master.station.drone.autopilot.parameters.between(0, 9999)}


def test_it_reads_what_the_parameters_were_when_it_was_new(master: Master, tmp_path: Path):
    master.station.ask(mavlink.MAVLink_param_set_message(1, 1, b"RTL_ALT", 4000.0, 4))
    client = client_of(master)
    target = tmp_path / "param.pck"
    client.cmd_get(["@PARAM/param.pck?withdefaults=1", str(target)])
    assert client.process_ftp_reply("OpenFileRO", timeout=20).return_code == 0
    found = MAVFTP.ftp_param_decode(target.read_bytes())
    assert found is not None
    assert found.defaults is not None
    now = {name.decode(): value for name, value, _ in found.params}
    new = {name.decode(): value for name, value, _ in found.defaults}
    changed = {name: (new[name], now[name]) for name in now if now[name] != new[name]}
    changed.pop("STAT_RUNTIME", None)  # it counts its seconds itself
    assert changed == {"RTL_ALT": (1500, 4000)}


def test_it_writes_a_mission_and_reads_it_back(master: Master, tmp_path: Path):
    file = file_of(*(row(seq) for seq in range(30)))
    client = client_of(master)
    client.cmd_put(["mission.dat", "@MISSION/mission.dat"], fh=io.BytesIO(file))
    assert client.process_ftp_reply("CreateFile", timeout=20).return_code == 0
    assert len(master.station.drone.autopilot.missions.mission()) == 30
    target = tmp_path / "mission.dat"
    client.cmd_get(["@MISSION/mission.dat", str(target)])
    assert client.process_ftp_reply("OpenFileRO", timeout=20).return_code == 0
    assert len(target.read_bytes()) == len(file)
