"""F1, anywhere in a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class HelpKey(QObject):
    """Also in a text field and over a sheet: a shortcut goes before both. Held down it opens once."""

    def __init__(self, window: QWidget, open_sheet: Callable[[], None]) -> None:
        super().__init__(window)
        self._shortcut = QShortcut(QKeySequence(Qt.Key.Key_F1), window)
        self._shortcut.setAutoRepeat(False)
        self._shortcut.activated.connect(open_sheet)
