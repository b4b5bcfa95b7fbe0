"""`firedrone sim` as a program of its own."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from firedrone.verbs import sim
from firedrone.verbs.say import UsageError
from telemetry.link.link import LinkError
from telemetry.messages import Codec

ROOT = Path(__file__).parents[3]
ALONE = (
    "import typer; from firedrone.verbs import sim; "
    "app = typer.Typer(); app.callback()(lambda: None); sim.register(app); app()"
)


def refused(*arguments: str) -> BaseException | None:
    app = typer.Typer()
    app.callback()(lambda: None)
    sim.register(app)
    return CliRunner().invoke(app, ["sim", *arguments]).exception


@pytest.mark.slow
@pytest.mark.parametrize("ends_it", [signal.SIGTERM, signal.SIGINT])
def test_it_says_where_to_connect_and_ends_cleanly(ends_it: signal.Signals):
    command = [
        sys.executable,
        "-c",
        ALONE,
        "sim",
        "--listen",
        "tcp:127.0.0.1:0",
        "--at",
        "56.2,25.3",
        "--json",
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        document = json.loads(program.stdout.readline())
        program.send_signal(ends_it)
        rest, _ = program.communicate(timeout=10)
    assert document["listening"][0].startswith("tcp:127.0.0.1:")
    assert document["home"] == {"lat_deg": 56.2, "lon_deg": 25.3}
    assert (rest, program.returncode) == ("", 0)


def test_a_place_that_is_none_is_refused():
    error = refused("--at", "56,2,25.3")
    assert isinstance(error, UsageError)
    assert "write LAT,LON in degrees" in str(error)


def test_an_address_of_the_network_is_refused():
    assert isinstance(refused("--listen", "udp:0.0.0.0:14550"), LinkError)


def test_several_drones_carry_no_camera():
    refusal = refused("--drones", "3", "--camera", "mop-up")
    assert isinstance(refusal, UsageError)
    assert "--camera is for one drone" in str(refusal)


@pytest.mark.slow
def test_several_drones_speak_on_one_port():
    command = [sys.executable, "-c", ALONE, "sim", "--listen", "tcp:127.0.0.1:0", "--drones", "3", "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        try:
            assert program.stdout is not None
            document = json.loads(program.stdout.readline())
            assert document["systems"] == [1, 2, 3]
            _, host, port = document["listening"][0].split(":")
            codec, heard = Codec(), set[int]()
            with socket.create_connection((host, int(port)), timeout=10.0) as client:
                while len(heard) < 3:
                    heard |= {message.get_srcSystem() for message in codec.decode(client.recv(4096))}
        finally:
            program.terminate()
            assert program.wait(10) == 0
