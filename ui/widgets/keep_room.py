"""Room for all lines of the words in a widget: a box above it gives way (a box layout does not see to it)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_CHANGES = (QEvent.Type.LayoutRequest, QEvent.Type.Resize)


def keep_room(widget: QWidget, event: QEvent) -> None:
    """To be told each event of the widget, after it has dealt with it."""
    layout = widget.layout()
    if event.type() in _CHANGES and layout is not None:
        widget.setMinimumHeight(max(0, layout.minimumHeightForWidth(widget.width())))
