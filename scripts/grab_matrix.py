"""Grabs each page and main sheet x 3 themes x 3 languages x 2 sizes, and judges what is painted.

    .venv/bin/python scripts/grab_matrix.py FOLDER [--scene NAME] [--no-pictures]

One PNG a combination, and in FOLDER/findings.json a line of JSON each: texts that are cut, texts that lie
over each other, texts that are hard to read with their contrast. Exit 1 when a text is cut or lies over
another. Everything in the pictures is made up, except the state border (© OpenStreetMap contributors, ODbL).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication

from firedrone.app import open_station
from firedrone.settings import Settings
from scripts.matrix_scenes import AT, SCENES, clear, open_incident
from scripts.painted_texts import Read, cut, overlapping, painted, read_on
from ui import font, theme
from ui.settings_room.settings_room import SettingsRoom
from ui.theme_name import ThemeName

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPixmap

    from ui.station import Station
    from ui.theme import Theme

SIZES = ((1366, 768), (1920, 1080))
LANGUAGES = ("en", "lv", "lt")
LEAST_CONTRAST = {ThemeName.DAY: 7.0, ThemeName.NIGHT: 7.0, ThemeName.HIGH_CONTRAST: 21.0}
# What cannot have that much, and why it may have less:
LEAST_DISABLED = 4.5  # it says by being paler that it cannot be pressed; why stands below it in full ink
LEAST_COLOURED = 9.0  # 21:1 is black on white alone: the next step, danger, attention, ours
LEAST_FIELD = 16.0  # Qt's own fields, whose edges vanish on pure black


@dataclass(frozen=True, slots=True)
class Combination:
    """How the window looks."""

    worn: ThemeName
    language: str
    size: tuple[int, int]

    def __str__(self) -> str:
        return f"{self.worn.value}-{self.language}-{self.size[0]}x{self.size[1]}"


COMBINATIONS = tuple(Combination(*each) for each in product(ThemeName, LANGUAGES, SIZES))


@dataclass(frozen=True, slots=True)
class Look:
    """One scene in one combination: the picture, and what is wrong with it."""

    scene: str
    combination: Combination
    picture: QPixmap
    cut: list[str]
    overlapping: list[str]
    read: list[Read]

    @property
    def hard_to_read(self) -> list[Read]:
        worn = theme.THEMES[self.combination.worn]
        return [read for read in self.read if round(read.contrast, 2) < least_contrast(worn, read)]

    def as_json(self) -> dict[str, object]:
        pairs = {(r.text.ink, r.ground): r for r in self.hard_to_read}
        return {
            "scene": self.scene,
            "combination": str(self.combination),
            "size": [self.picture.width(), self.picture.height()],
            "cut": self.cut,
            "overlapping": self.overlapping,
            "hard_to_read": [
                {"ink": ink, "ground": ground, "contrast": round(r.contrast, 2), "text": r.text.text}
                for (ink, ground), r in pairs.items()
            ],
        }


def least_contrast(worn: Theme, read: Read) -> float:
    """What this text must have in this theme."""
    inks = {read.text.ink, read.ground}
    if read.text.ink == worn.disabled:
        return LEAST_DISABLED
    if worn.name is not ThemeName.HIGH_CONTRAST or inks <= {worn.text, worn.window}:
        return LEAST_CONTRAST[worn.name]
    return LEAST_FIELD if worn.field in inks else LEAST_COLOURED


def look_at(station: Station, combination: Combination, scenes: Sequence[str]) -> Iterator[Look]:
    """The station's window in each scene; the theme and the language are chosen as in the settings."""
    dress(station, combination)
    for name in scenes:
        clear(station)
        SCENES[name](station)
        yield _look(station, combination, name)
    clear(station)


def dress(station: Station, combination: Combination) -> None:
    """By the settings sheet, so that what is open changes while it is shown."""
    window = station.parts.window
    window.settings_wanted.emit()
    room = cast("SettingsRoom", window.sheet.content)
    worn = replace(station.settling.settings, theme=combination.worn, language=combination.language)
    room.changed.emit(worn)
    window.close_sheet()
    window.resize(*combination.size)
    window.show_time(AT)


def _look(station: Station, combination: Combination, name: str) -> Look:
    window = station.parts.window
    QApplication.processEvents()
    QApplication.sendPostedEvents()  # what the last tick made wider is laid out before it is painted
    with painted() as texts:
        picture = window.grab()
    judged = picture
    if window.sheet.isVisible():  # what is dimmed behind it was judged without it
        with painted() as texts:
            judged = window.sheet.grab()
    return Look(name, combination, picture, cut(texts), overlapping(texts), read_on(judged.toImage(), texts))


def main(arguments: Sequence[str] | None = None) -> int:
    """All combinations."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scene", action="append", choices=tuple(SCENES))
    parser.add_argument("--no-pictures", action="store_true")
    asked = parser.parse_args(arguments)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    QApplication.setStyle("Fusion")
    font.load()
    theme.wear(theme.DAY)
    asked.folder.mkdir(parents=True, exist_ok=True)
    found: list[Look] = []
    with tempfile.TemporaryDirectory() as data:
        station = open_station(Path(data), Settings())
        station.parts.window.show()
        open_incident(station)
        with (asked.folder / "findings.json").open("w", encoding="utf-8") as lines:
            for combination in COMBINATIONS:
                for look in look_at(station, combination, asked.scene or tuple(SCENES)):
                    lines.write(json.dumps(look.as_json(), ensure_ascii=False) + "\n")
                    if not asked.no_pictures:
                        look.picture.save(str(asked.folder / f"{look.scene}-{combination}.png"))
                    if look.cut or look.overlapping:
                        found.append(look)
                        print(f"{look.scene} {combination}: {look.cut} {look.overlapping}")
        station.close()
    del application
    print(f"{len(COMBINATIONS)} combinations, {len(asked.scene or SCENES)} scenes: {len(found)} not whole")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
