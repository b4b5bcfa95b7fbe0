"""One of several choices: their buttons, the row they stand in, and the one that is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from ui import sizes
from ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtWidgets import QAbstractButton, QWidget

K = TypeVar("K")


def choice() -> BigButton:
    """A button that stays pressed; its words come later."""
    button = BigButton("", height=sizes.BUTTON)
    button.setCheckable(True)
    return button


def row(owner: QWidget, buttons: Iterable[QAbstractButton], gap: int = sizes.GAP) -> QHBoxLayout:
    """Side by side, and only one of them marked at a time."""
    group = QButtonGroup(owner)
    side_by_side = QHBoxLayout()
    side_by_side.setSpacing(gap)
    for button in buttons:
        group.addButton(button)
        side_by_side.addWidget(button, 1)
    return side_by_side


def mark(choices: Mapping[K, QAbstractButton], chosen: K) -> None:
    """The buttons of one exclusive group: a person can only change the choice, we can also clear it."""
    groups = {button.group() for button in choices.values()}
    for group in groups:
        group.setExclusive(False)
    for choice, button in choices.items():
        button.setChecked(choice == chosen)
    for group in groups:
        group.setExclusive(True)
