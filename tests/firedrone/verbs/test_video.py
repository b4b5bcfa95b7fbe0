"""`firedrone video`: what a stream sends, and its recording; refusals are one line without a password."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from firedrone.cli import main
from tests.telemetry.video.coded import as_file, coded, pictures_in
from training.camera.digest import Credentials
from training.camera.own_process import TestCamera
from training.camera.settings import CameraSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
PASSWORD = "FIREDRONE_CAMERA_PASSWORD"  # noqa: S105  the name of a variable


@pytest.fixture(scope="module")
def camera() -> Iterator[str]:
    with TestCamera(CameraSettings(rtsp_port=0, credentials=Credentials("crew", "ho se"))) as camera:
        yield camera.wait_ready().thermal


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return as_file(tmp_path / "old.ts", coded(count=30))


def test_a_recording_is_probed(recording: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["video", "probe", str(recording), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["encoding"] == "h264"
    assert (found["width_px"], found["height_px"], found["fps"]) == (160, 128, 30.0)
    assert (found["transport"], found["thermal_looking"], found["pictures"]) == ("file", False, 30)


def test_people_are_told_in_words(recording: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["video", "probe", str(recording)]) == 0
    said = capsys.readouterr().out
    assert "h264 over file, 160 x 128, 30.0 pictures a second, a key picture each 0.3 s" in said


def test_a_recording_is_recorded_anew_with_its_hash(
    recording: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    out = tmp_path / "out"
    assert main(["video", "record", str(recording), "--out", str(out), "--json"]) == 0
    (segment,) = json.loads(capsys.readouterr().out)["segments"]
    content = (out / segment["file"]).read_bytes()
    assert segment["sha256"] == hashlib.sha256(content).hexdigest()
    assert (segment["file"], segment["pictures"]) == ("video-record-000.mp4", 30)
    assert pictures_in(out / segment["file"]) == 30


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (["probe", "/no/such.ts"], 2, "no such file"),
        (["probe", "http://host/a"], 2, "http:// is not taken"),
        (["probe", "rtsp://crew:secret@127.0.0.1:9/a"], 1, "127.0.0.1:9/a does not answer"),
        (["record", "/no/such.ts", "--out", "{tmp}"], 2, "no such file"),
        (["record", "gopher://crew:secret@host", "--out", "{tmp}"], 2, "is not taken"),
        (["record", "{empty}", "--out", "{tmp}"], 2, "not video"),
    ],
)
def test_refusals_are_one_line(
    args: list[str], status: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    empty = tmp_path / "empty.ts"
    empty.write_bytes(b"")
    given = [arg.format(tmp=tmp_path / "out", empty=empty) for arg in args]
    assert main(["video", *given]) == status
    output = capsys.readouterr()
    assert said in output.err.splitlines()[-1]
    assert output.out == ""
    assert "secret" not in output.err


def test_a_camera_that_wants_a_password_says_so(camera: str, capsys: pytest.CaptureFixture[str]):
    assert main(["video", "probe", camera]) == 2
    assert "wants a user name and a password; give --user NAME" in capsys.readouterr().err


def test_a_typed_password_is_taken_and_not_repeated(camera: str, capsys: pytest.CaptureFixture[str]):
    typed = camera.replace("://", "://crew:ho%20se@")
    assert main(["video", "probe", typed, "--seconds", "1.5", "--json"]) == 0
    output = capsys.readouterr()
    found = json.loads(output.out)
    assert (found["width_px"], found["height_px"], found["transport"]) == (640, 512, "tcp")
    assert found["thermal_looking"]
    assert 20 < found["fps"] < 40
    assert "ho%20se" not in output.out + output.err
    assert "shell" in output.err


def test_a_camera_is_recorded_for_so_long(
    camera: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(PASSWORD, "ho se")
    args = ["video", "record", camera, "--user", "crew", "--seconds", "1", "--out", str(tmp_path), "--json"]
    assert main(args) == 0
    document = json.loads(capsys.readouterr().out)
    (segment,) = document["segments"]
    assert document["folder"] == str(tmp_path)
    assert pictures_in(tmp_path / segment["file"]) == segment["pictures"] > 10


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent as a POSIX signal")
def test_ctrl_c_closes_the_recording(camera: str, tmp_path: Path):
    with subprocess.Popen(
        [sys.executable, "-m", "firedrone.cli", "video", "record", camera, "--user", "crew", "--out", "."],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), PASSWORD: "ho se"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        assert "Recording 640 x 512" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "video-record-000.mp4" in out
    assert not list(tmp_path.glob("*.ts"))
