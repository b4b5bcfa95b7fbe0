"""FireDrone in the menus of a Linux desktop: entry, icons and file types of one user, in and out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ui.program_icon import DRAWING, SIZES_PX, program_icon_png

if TYPE_CHECKING:
    from collections.abc import Sequence

ENTRY = Path("applications/firedrone.desktop")
TYPES = Path("mime/packages/firedrone.xml")
ICONS = Path("icons/hicolor")
PROGRAM = "firedrone"
_REFRESH_S = 20.0
# Each keeps an index of the folder; a desktop without it reads the folder itself.
_REFRESHERS = (("update-desktop-database", "applications"), ("update-mime-database", "mime"))


@dataclass(frozen=True, slots=True)
class Changed:
    """What was written or taken away, and which indexes of the desktop were brought up to date."""

    files: tuple[Path, ...]
    refreshed: tuple[str, ...]


def add(share: Path, command: Sequence[str]) -> Changed:
    """Write all of it below `share` ($XDG_DATA_HOME); again is the same. OSError: it cannot be written."""
    content = _content(command)
    for place, text in content.items():
        path = share / place
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(path.name + ".part")
        part.write_bytes(text)
        part.replace(path)
    return Changed(tuple(share / place for place in content), _refresh(share))


def remove(share: Path) -> Changed:
    """Take away what `add` wrote and folders that it leaves empty; nothing else. OSError: it cannot be."""
    found = [share / place for place in _places() if (share / place).is_file()]
    for path in found:
        path.unlink()
    refreshed = _refresh(share) if found else ()
    for path in found:
        for folder in path.relative_to(share).parents[:-1]:
            with suppress(OSError):  # others have something in it
                (share / folder).rmdir()
    return Changed(tuple(found), refreshed)


def share_folder() -> Path:
    """Where desktops look for what one user added."""
    named = os.environ.get("XDG_DATA_HOME")
    return Path(named) if named and Path(named).is_absolute() else Path.home() / ".local" / "share"


def own_command() -> tuple[str, ...]:
    """What starts this very installation, whatever is on the path."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    beside = Path(sys.executable).with_name(PROGRAM)
    return (str(beside),) if beside.is_file() else (sys.executable, "-m", "firedrone.cli")


# --- the files -----------------------------------------------------------------------------------


def _places() -> tuple[Path, ...]:
    pngs = (ICONS / f"{size_px}x{size_px}/apps/{PROGRAM}.png" for size_px in SIZES_PX)
    return (ENTRY, TYPES, ICONS / f"scalable/apps/{PROGRAM}.svg", *pngs)


def _content(command: Sequence[str]) -> dict[Path, bytes]:
    drawn = (program_icon_png(size_px) for size_px in SIZES_PX)
    texts = (entry(command).encode(), _TYPES.encode(), DRAWING.read_bytes())
    return dict(zip(_places(), (*texts, *drawn), strict=True))


def entry(command: Sequence[str]) -> str:
    """The entry of the menu, as freedesktop.org's Desktop Entry Specification 1.5 has it."""
    return _ENTRY.format(exec=" ".join(_quoted(part) for part in command))


def _quoted(part: str) -> str:
    """Its quoting, then the escapes of every string in the file; "%" begins a field code."""
    for sign in '\\"`$':
        part = part.replace(sign, f"\\{sign}")
    return f'"{part}"'.replace("\\", "\\\\").replace("%", "%%")


def _refresh(share: Path) -> tuple[str, ...]:
    done: list[str] = []
    for name, folder in _REFRESHERS:
        program = shutil.which(name)
        if program is None or not (share / folder).is_dir():
            continue
        with suppress(OSError, subprocess.TimeoutExpired):
            ran = subprocess.run(  # noqa: S603 the desktop's own program, on the user's own folder
                [program, str(share / folder)], check=False, capture_output=True, timeout=_REFRESH_S
            )
            if ran.returncode == 0:
                done.append(name)
    return tuple(done)


# .zip and .toml are opened when somebody asks for it; they stay what they were for everybody else.
_ENTRY = """\
[Desktop Entry]
Version=1.5
Type=Application
Name=FireDrone
GenericName=Drone station of a fire brigade
GenericName[lv]=Ugunsdzēsēju drona stacija
GenericName[lt]=Ugniagesių drono stotis
Comment=Plan a search, fly it, keep the record, review it
Comment[lv]=Plānot meklēšanu, lidot, saglabāt ierakstu, izvērtēt
Comment[lt]=Suplanuoti paiešką, skristi, išsaugoti įrašą, peržiūrėti
Exec={exec} open %f
Icon=firedrone
Terminal=false
StartupNotify=true
StartupWMClass=firedrone
Categories=Utility;Maps;
Keywords=drone;fire;MAVLink;search;drons;meklēšana;dronas;paieška;
MimeType=application/x-mavlink-tlog;application/x-px4-ulog;application/toml;application/zip;
Actions=demo;

[Desktop Action demo]
Name=Practice flight
Name[lv]=Mācību lidojums
Name[lt]=Mokomasis skrydis
Exec={exec} demo
"""
_TYPES = """\
<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/x-mavlink-tlog">
    <comment>Recorded flight of a drone</comment>
    <comment xml:lang="lv">Drona lidojuma ieraksts</comment>
    <comment xml:lang="lt">Drono skrydžio įrašas</comment>
    <glob pattern="*.tlog"/>
  </mime-type>
  <mime-type type="application/x-px4-ulog">
    <comment>Log of a PX4 drone</comment>
    <comment xml:lang="lv">PX4 drona žurnāls</comment>
    <comment xml:lang="lt">PX4 drono žurnalas</comment>
    <magic priority="60"><match type="string" offset="0" value="ULog"/></magic>
    <glob pattern="*.ulg"/>
  </mime-type>
</mime-info>
"""
