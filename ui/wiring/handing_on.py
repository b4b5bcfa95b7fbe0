"""The brigade's settings as one file: written for the other laptops, and brought in from one of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from ui.roles import Action
from ui.settings import SettingsError
from ui.settings_room.section import Wish

if TYPE_CHECKING:
    from ui.settings_room.shared_file import BroughtIn, Change, SharedFile
    from ui.wiring.guarding import Ask
    from ui.wiring.parts import Parts
    from ui.wiring.settling import SettlingWires

FILE_NAME = "firedrone-settings.toml"
_MOST_TOLD = 6  # changes that stand on the sheet
_MOST_VALUE_CHARS = 40


class HandingOnWires(QObject):
    """Two doors of the settings; what came of it is said on their sheet."""

    def __init__(
        self,
        parts: Parts,
        settling: SettlingWires,
        shared: SharedFile,
        ask: Ask,
        parent: QObject | None = None,
    ) -> None:
        """`ask`: whoever guards what not everybody does."""
        super().__init__(parent)
        self._parts, self._settling, self._shared = parts, settling, shared
        settling.open_doors(
            {
                Wish.EXPORT: partial(ask, Action.SETTINGS_FILE, self._on_export),
                Wish.IMPORT: partial(ask, Action.SETTINGS_FILE, self._on_import),
            }
        )

    def _on_export(self) -> None:
        title = self.tr("Where to write the settings for the other laptops")
        name, _ = QFileDialog.getSaveFileName(self._parts.window, title, FILE_NAME, "TOML (*.toml)")
        if not name:
            return
        try:
            self._shared.write(Path(name))
        except SettingsError as error:
            self._settling.say(str(error), bad=True)
            return
        self._settling.say(self.tr("Written: {file}").format(file=name))

    def _on_import(self) -> None:
        title = self.tr("The file of settings from another laptop")
        name, _ = QFileDialog.getOpenFileName(self._parts.window, title, "", "TOML (*.toml)")
        if not name:
            return
        try:
            brought = self._shared.bring_in(Path(name))
        except SettingsError as error:
            self._settling.say(str(error), bad=True)
            return
        self._settling.take_in(brought)
        self._settling.say(self._told(brought))

    def _told(self, brought: BroughtIn) -> str:
        """Line by line what is another now, as far as the sheet has room."""
        if not brought.changes:
            return self.tr("Nothing is other than before.")
        said = self.tr("%n settings are others now", "", len(brought.changes))
        if brought.kept is not None:
            said += " · " + self.tr("the ones before: {file}").format(file=brought.kept.name)
        changes = [_changed(one) for one in brought.changes[:_MOST_TOLD]]
        more = len(brought.changes) - len(changes)
        return " · ".join((said, *changes, *(("…",) if more else ())))


def _changed(one: Change) -> str:
    """By its name in the file, as the command line says it."""
    return f"{one.setting}: {_short(one.before)} → {_short(one.after)}"


def _short(value: object) -> str:
    text = ", ".join(cast("dict[str, str]", value).values()) if isinstance(value, dict) else str(value)
    return (text if len(text) <= _MOST_VALUE_CHARS else f"{text[:_MOST_VALUE_CHARS]}…") or "–"
