"""What a drone is called: the brigade's own name for it, or its number on the link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Mapping


def vehicle_name(uid: str | None, system: int, names: Mapping[str, str]) -> str:
    """`names`: of the brigade's drones, by the uid of their autopilots."""
    named = names.get(uid) if uid is not None else None
    return named or QCoreApplication.translate("Vehicle", "Drone {number}").format(number=system)
