"""The rules of the house that no linter knows: the ladder, the locks, and what may be committed."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PACKAGES = {folder.parent.name for folder in ROOT.glob("*/__init__.py")}
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")
LADDER = PYPROJECT["tool"]["importlinter"]["contracts"][0]["layers"]

NAMES_A_MACHINE = re.compile(
    r"--(extra-)?index-url"
    r"|https?://\S+/simple\b"
    r"|\b(pypi\.org|pythonhosted\.org|registry\.npmjs|deb\.debian\.org)"
    r'|"resolved": *"http'
    r"|(^|[^A-Za-z.])/(work|farm|root|opt/pypi|tmp/venv)/[a-z]"
    r"|/home/[a-z]"
)


def committed_files() -> list[Path]:
    """What git keeps; in a copy without git, what lies there outside hidden folders."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
        return [
            ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()
        ]
    return [path for path in ROOT.rglob("*") if path.is_file() and not _is_hidden(path.relative_to(ROOT))]


def _is_hidden(path: Path) -> bool:
    return any((part.startswith(".") and part != ".ci") or part == "__pycache__" for part in path.parts)


def text_of(path: Path) -> str:
    """The text of a file; nothing for pictures and recordings."""
    data = path.read_bytes()
    return "" if b"\0" in data[:8000] else data.decode("utf-8", "replace")


def pins(lock: str) -> dict[str, set[str]]:
    """Name to versions of a lock file (a package may have one for each Python)."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE):
        found.setdefault(name, set()).add(version)
    return found


def wanted(requirements: list[str]) -> set[str]:
    names = (re.match(r"[\w.-]+", requirement) for requirement in requirements)
    return {re.sub(r"[-_.]+", "-", name.group()).lower() for name in names if name}


def imports(path: Path) -> set[str]:
    """The top-level names of all that a module imports, wherever in it."""
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import():
                names += [alias.name for alias in node.names]
            case ast.ImportFrom(module=str(module), level=0):
                names.append(module)
            case _:
                pass
    return {name.partition(".")[0] for name in names}


def test_every_package_stands_on_a_rung():
    rungs = {name.strip() for layer in LADDER for name in layer.split("|")}
    assert rungs == PACKAGES


def test_every_list_of_packages_in_pyproject_names_all_of_them():
    tool = PYPROJECT["tool"]
    assert set(tool["hatch"]["build"]["targets"]["wheel"]["packages"]) == PACKAGES
    assert set(tool["importlinter"]["root_packages"]) == PACKAGES
    assert set(tool["basedpyright"]["include"]) == PACKAGES


def test_every_folder_with_modules_is_a_package():
    folders = {path.parent for name in PACKAGES for path in (ROOT / name).rglob("*.py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_every_init_file_is_a_docstring_and_nothing_else():
    for name in PACKAGES:
        for path in (ROOT / name).rglob("__init__.py"):
            body = ast.parse(path.read_text("utf-8")).body
            assert [type(statement) for statement in body] == [ast.Expr], path
            assert ast.get_docstring(ast.Module(body, [])), path


def test_no_committed_file_names_a_registry_or_a_path_of_somebodys_machine():
    here = Path(__file__)
    named = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in committed_files()
        if path != here
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if NAMES_A_MACHINE.search(line)
    ]
    assert named == []


def test_no_committed_file_is_larger_than_two_megabytes():
    assert [str(path) for path in committed_files() if path.stat().st_size > 2 * 1024 * 1024] == []


LOCKS = ("requirements.lock", "requirements-dev.lock", "packaging/requirements.lock")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_is_a_pin_or_a_hash(lock: str):
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    pin, digest = (
        re.compile(r"[a-z0-9-]+==\S+( ; .*)? \\$"),
        re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?$"),
    )
    assert [
        line for line in lines if not (line.startswith("#") or pin.match(line) or digest.match(line))
    ] == []
    assert all(after.startswith("    --hash") for line, after in pairwise(lines) if pin.match(line))


def test_the_locks_hold_all_that_pyproject_asks_for():
    groups = PYPROJECT["dependency-groups"]
    flying = PYPROJECT["project"]["dependencies"] + groups["build"]
    testing = (
        flying + groups["dev"] + groups["peers"] + PYPROJECT["project"]["optional-dependencies"]["dronekit"]
    )
    assert wanted(flying) - pins("requirements.lock").keys() == set()
    assert wanted(testing) - pins("requirements-dev.lock").keys() == set()
    assert wanted(flying + groups["folder"]) - pins("packaging/requirements.lock").keys() == set()


def test_every_import_is_of_a_package_that_pyproject_asks_for():
    project = PYPROJECT["project"]
    extras = [package for extra in project["optional-dependencies"].values() for package in extra]
    asked = wanted(project["dependencies"] + extras)
    brought_by = metadata.packages_distributions()
    stray = {
        f"{path.relative_to(ROOT)} imports {name}"
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        for name in imports(path) - PACKAGES - sys.stdlib_module_names
        if not wanted(brought_by.get(name, [])) & asked
    }
    assert stray == set()


def test_what_is_tested_is_what_flies():
    tested = pins("requirements-dev.lock")
    assert {name: tested.get(name) for name in pins("requirements.lock")} == pins("requirements.lock")


def test_what_is_put_into_the_folder_is_what_flies():
    put = pins("packaging/requirements.lock")
    assert {name: put.get(name) for name in pins("requirements.lock")} == pins("requirements.lock")


def test_the_old_dronekit_is_in_no_lock():
    assert "dronekit" not in pins("requirements-dev.lock")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("maps/leak.py", "import telemetry", "The ladder"),
        ("missions/leak.py", "import training", "The ladder"),
        ("training/leak.py", "import missions", "The ladder"),
        (
            "incidents/leak.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import ui",
            "The ladder",
        ),
        ("telemetry/leak.py", "from PySide6 import QtCore", "Qt lives in ui"),
        ("ui/leak.py", "from pymavlink import mavutil", "MAVLink stays"),
    ],
)
def test_an_import_up_the_ladder_is_caught(tmp_path: Path, module: str, line: str, broken: str):
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name in PACKAGES:
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text('"""Empty."""\n')
    (tmp_path / module).write_text(line + "\n")
    lint = subprocess.run(
        [LINT_IMPORTS, "--no-cache"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert lint.returncode == 1
    assert re.search(rf"{broken}.* BROKEN", lint.stdout)
