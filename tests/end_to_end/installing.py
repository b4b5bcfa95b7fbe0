"""FireDrone put onto a computer from a download: by its own script, or its wheel alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT_S, WHEEL_S = 280.0, 60.0
NO_PACKAGES = "The packages did not come"


def clean_copy(folder: Path) -> Path:
    """The tree as somebody gets it who downloads it: no .venv, nothing built."""
    unwanted = shutil.ignore_patterns(".*", "__pycache__", "dist", "build", "tests", "docs")
    return Path(shutil.copytree(ROOT, folder / "firedrone", ignore=unwanted))


def by_script(source: Path) -> Path:
    """What `scripts/run` does first: a gigabyte from the lock, every file by its hash. Gives the program."""
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    setup = [source / "scripts" / "setup"]
    ran = subprocess.run(setup, env=clean, capture_output=True, text=True, timeout=SCRIPT_S, check=False)
    if NO_PACKAGES in ran.stderr:
        pytest.skip("no package index is reached from here")
    assert ran.returncode == 0, ran.stderr
    return source / ".venv" / "bin" / "firedrone"


def by_wheel(source: Path) -> Path:
    """Built and put into a venv of its own as pip does it; the libraries are those of these tests.

    It shows that the package is whole and starts by itself, not that the lock can be fetched.
    """
    pytest.importorskip("hatchling", reason="hatchling builds the wheel: scripts/setup dev brings it")
    venv = source.parent / "venv"
    python = venv / "bin" / "python"
    run(sys.executable, "-m", "venv", "--without-pip", venv)
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", source / "dist", cwd=source)
    (wheel,) = (source / "dist").glob("*.whl")
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel)
    (own,) = (venv / "lib").glob("python*/site-packages")
    (own / "libraries.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", "utf-8")
    return venv / "bin" / "firedrone"


def run(*command: str | Path, cwd: Path | None = None) -> None:
    ran = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=WHEEL_S, check=False)
    assert ran.returncode == 0, ran.stderr
