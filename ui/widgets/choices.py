"""Mark one of several choices from the program's side, or none where what is true is not among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QAbstractButton

K = TypeVar("K")


def mark(choices: Mapping[K, QAbstractButton], chosen: K) -> None:
    """The buttons of one exclusive group: a person can only change the choice, we can also clear it."""
    groups = {button.group() for button in choices.values()}
    for group in groups:
        group.setExclusive(False)
    for choice, button in choices.items():
        button.setChecked(choice == chosen)
    for group in groups:
        group.setExclusive(True)
