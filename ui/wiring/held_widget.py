"""A widget that its window may delete before whoever shows things on it is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, cast

import shiboken6

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound="QWidget")


class HeldWidget(Generic[W]):
    """An attribute: the widget that was set last, or None: there is none, or Qt has deleted it."""

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = f"{name} held"

    def __get__(self, owner: object, _type: type | None = None) -> W | None:
        widget = cast("W | None", owner.__dict__.get(self._name))
        return widget if widget is not None and shiboken6.isValid(widget) else None

    def __set__(self, owner: object, widget: W | None) -> None:
        owner.__dict__[self._name] = widget
