"""Where the ArduPilot SITL of this computer is: the program `arducopter`, built by the user."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from training.sitl.errors import NoSitlError, SitlError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VARIABLE = "FIREDRONE_SITL"
ARDUPILOT_HOME = "ARDUPILOT_HOME"
PROGRAM = "arducopter"
BUILT = Path("build", "sitl", "bin", PROGRAM)  # below ArduPilot's folder, where its waf puts it
NONE = (
    "there is no ArduPilot SITL on this computer: build ArduCopter for the board sitl "
    f"and name its program in {VARIABLE}, or train with the embedded drone, which needs nothing"
)


@dataclass(frozen=True, slots=True)
class FoundSitl:
    """The program, and which of the places it was found at."""

    program: Path
    by: str


def find_sitl(setting: str | None = None, environment: Mapping[str, str] | None = None) -> FoundSitl:
    """The first that is there: named by the user, on PATH, in ArduPilot's folder, beside sim_vehicle.py.

    NoSitlError: there is none. SitlError: what the user named is none; that is said and never passed over, or
    who named one would fly another.
    """
    variables = os.environ if environment is None else environment
    for name, by in ((setting, "settings.toml"), (variables.get(VARIABLE), VARIABLE)):
        if name:
            return FoundSitl(_named(name, by, variables), by)
    for path, by in _usual_places(variables):
        if _is_program(path):
            return FoundSitl(path.absolute(), by)
    raise NoSitlError(NONE)


def _named(name: str, by: str, variables: Mapping[str, str]) -> Path:
    on_path = shutil.which(name, path=variables.get("PATH", ""))
    path = Path(on_path) if on_path is not None else Path(name).expanduser()
    if path.is_dir():
        path /= BUILT
    if not path.is_file():
        raise SitlError(f"{by} names {name} as ArduPilot SITL, and there is no such program: correct it")
    if not _is_program(path):
        raise SitlError(f"{by} names {name} as ArduPilot SITL, and it may not be run: chmod +x {path}")
    return path.absolute()


def _usual_places(variables: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    search = variables.get("PATH", "")
    on_path = shutil.which(PROGRAM, path=search)
    if on_path is not None:
        yield Path(on_path), "PATH"
    if variables.get(ARDUPILOT_HOME):
        yield Path(variables[ARDUPILOT_HOME]).expanduser() / BUILT, ARDUPILOT_HOME
    home = _home(variables)
    yield home / "ardupilot" / BUILT, "the folder ardupilot"
    sim_vehicle = shutil.which("sim_vehicle.py", path=search)
    if sim_vehicle is not None:  # it lives in Tools/autotest
        tree = Path(sim_vehicle).resolve().parents[2:3]
        yield from ((folder / BUILT, "sim_vehicle.py") for folder in tree)
    if sys.platform == "win32":
        folder = home / "Documents" / "Mission Planner" / "sitl"
        yield from ((path, "Mission Planner") for path in sorted(folder.glob("*opter*.exe")))


def _home(variables: Mapping[str, str]) -> Path:
    named = variables.get("HOME") or variables.get("USERPROFILE")
    return Path(named) if named else Path.home()


def _is_program(path: Path) -> bool:
    return path.is_file() and os.access(path, os.X_OK)
