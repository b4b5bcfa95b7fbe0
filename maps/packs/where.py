"""Where the area packs of a laptop lie: below `data/areas`, and in place on sticks and other disks.

`data/areas/elsewhere.txt` names a folder a line, so that a pack on a stick is used without being copied. The
line of a stick that is not in costs nothing but a remark.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from maps.foreign.file import FormatError, read_text
from maps.packs.manifest import FILE, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

AREAS = "areas"
ELSEWHERE = "elsewhere.txt"
MOST_BYTES = 64 * 2**10


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`absent`: named in the file, but not there now."""

    packs: tuple[Path, ...]
    absent: tuple[Path, ...] = ()
    problem: str = ""


def packs_of(data_dir: Path) -> Whereabouts:
    """Every pack that can be used now, those of the laptop first, each kind in the order of its names."""
    areas = data_dir / AREAS
    own = sorted(folder for folder in _folders(areas) if not folder.name.startswith("."))
    try:
        named = _elsewhere(areas / ELSEWHERE)
    except FormatError as error:
        return Whereabouts(tuple(own), (), str(error))
    there = [folder for folder in named if folder.is_dir()]
    absent = [folder for folder in named if not folder.is_dir()]
    return Whereabouts(tuple(dict.fromkeys((*own, *there))), tuple(absent))


def use_in_place(data_dir: Path, folder: Path) -> None:
    """Remember a pack that stays where it is. FormatError when it is none; OSError from writing."""
    if not is_pack(folder):
        kinds = ", ".join(Kind)
        raise FormatError(folder, "", f"no area pack: it has neither {FILE} nor a folder of {kinds}")
    file = data_dir / AREAS / ELSEWHERE
    named = _elsewhere(file)
    if folder.absolute() not in named:
        _write(file, [*named, folder.absolute()])


def forget_in_place(data_dir: Path, folder: Path) -> bool:
    """Use it no more; False if it was not named. The pack itself is left alone."""
    file = data_dir / AREAS / ELSEWHERE
    named = _elsewhere(file)
    left = [known for known in named if known != folder.absolute()]
    if len(left) < len(named):
        _write(file, left)
    return len(left) < len(named)


def is_pack(folder: Path) -> bool:
    """Whether there is anything of a pack in it."""
    return (folder / FILE).is_file() or any((folder / kind).is_dir() for kind in Kind)


def _elsewhere(file: Path) -> list[Path]:
    """Empty where nobody named anything yet."""
    if not file.is_file():
        return []
    lines = read_text(file, MOST_BYTES).splitlines()
    return [Path(line.strip()) for line in lines if line.strip() and not line.startswith("#")]


def _write(file: Path, folders: list[Path]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text("".join(f"{folder}\n" for folder in folders), "utf-8")
    part.replace(file)


def _folders(areas: Path) -> Iterator[Path]:
    if areas.is_dir():
        yield from (folder for folder in areas.iterdir() if folder.is_dir())
