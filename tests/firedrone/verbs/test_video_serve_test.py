"""`firedrone video serve-test`: it says where to watch, and refuses in one line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import av
import pytest
import typer
from typer.testing import CliRunner

from firedrone.verbs.say import UsageError
from firedrone.verbs.video_serve_test import register

PATIENCE_S = 40.0
PROGRAM = """
import typer
from firedrone.verbs.video_serve_test import register
app = typer.Typer()
app.callback()(lambda: None)
register(app)
if __name__ == "__main__":
    app()
"""


def refused(*args: str) -> str:
    app = typer.Typer()
    app.callback()(lambda: None)
    register(app)
    outcome = CliRunner().invoke(app, ["serve-test", *args])
    assert isinstance(outcome.exception, UsageError)
    return str(outcome.exception)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--scene", "volcano"), "write one of mop-up"),
        (("--size", "big"), "write WIDTHxHEIGHT"),
        (("--size", "100x99"), "multiples of 16"),
        (("--codec", "av1"), "write h264 or h265"),
    ],
)
def test_bad_input_is_one_line(args: tuple[str, ...], said: str):
    text = refused(*args)
    assert said in text
    assert "\n" not in text


@pytest.mark.slow
def test_it_serves_until_ctrl_c_and_says_where(tmp_path):
    program = tmp_path / "serve.py"
    program.write_text(PROGRAM)
    with subprocess.Popen(
        [
            sys.executable,
            str(program),
            "serve-test",
            "--port",
            "0",
            "--size",
            "320x192",
            "--fps",
            "60",
            "--json",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    ) as process:
        assert process.stdout is not None
        said = json.loads(process.stdout.readline())
        assert said["simulated"] is True
        assert said["scene"] == "mop-up"
        with av.open(said["visible"], options={"rtsp_transport": "tcp"}, timeout=PATIENCE_S) as container:
            assert next(container.decode(video=0)).width == 320
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=PATIENCE_S)
        assert errors == ""
        assert process.returncode == 0
