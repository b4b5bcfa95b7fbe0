"""What `pipx install .` puts on a laptop is what stands in the tree, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile
from configparser import ConfigParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PACKAGES: list[str] = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
NOT_SHIPPED = ("__pycache__",)

LOOKS = """
import ui
from incidents.words import LANGUAGES
from ui import translator
print(ui.__file__, len(translator.read(translator.path_of("lv"))[1]) > 100, len(LANGUAGES))
"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """Built as pip builds it, from a copy of the tree without git."""
    pytest.importorskip("hatchling", reason="hatchling builds the wheel: scripts/setup dev brings it")
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in PACKAGES:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns(*NOT_SHIPPED))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    with zipfile.ZipFile(built) as opened:
        yield opened


def in_tree() -> set[str]:
    return {
        str(path.relative_to(ROOT))
        for name in PACKAGES
        for path in (ROOT / name).rglob("*")
        if path.is_file() and not set(NOT_SHIPPED) & set(path.parts) and path.suffix not in (".pyc", ".qm")
    }


def test_every_file_of_the_packages_is_in_it_and_no_other(wheel: zipfile.ZipFile):
    held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert held == in_tree()


@pytest.mark.parametrize(
    "name",
    [
        "ui/program_icon.svg",
        "ui/languages/firedrone_lv.ts",
        "incidents/data/words_lt.toml",
        "incidents/data/countries/lv.toml",
        "incidents/store/migrations/env.py",
        "training/data/copter_parameters.txt",
        "missions/data/rules/lv.toml",
        "firedrone/qt_libraries.txt",
    ],
)
def test_what_is_read_at_run_time_is_in_it(wheel: zipfile.ZipFile, name: str):
    assert name in wheel.namelist()


def test_it_brings_the_program_for_a_terminal_and_one_without(wheel: zipfile.ZipFile):
    points = ConfigParser()
    (name,) = (name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    points.read_string(wheel.read(name).decode())
    assert points["console_scripts"]["firedrone"] == "firedrone.cli:main"
    assert points["gui_scripts"]["firedrone-window"] == "firedrone.cli:main"


def test_it_says_its_version_and_what_it_stands_on(wheel: zipfile.ZipFile):
    (name,) = (name for name in wheel.namelist() if name.endswith("METADATA"))
    text = wheel.read(name).decode()
    assert f"Version: {PROJECT['project']['version']}\n" in text
    assert "Requires-Dist: pyside6-essentials" in text.lower().replace("requires-dist", "Requires-Dist")


def test_it_runs_from_where_it_was_put(wheel: zipfile.ZipFile, tmp_path: Path):
    wheel.extractall(tmp_path)
    ran = subprocess.run(
        [sys.executable, "-P", "-c", LOOKS],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PATH": "", "HOME": str(tmp_path)},
        check=True,
        capture_output=True,
        text=True,
    )
    place, read = ran.stdout.split(maxsplit=1)
    assert place.startswith(str(tmp_path))
    assert read.split() == ["True", "3"]
