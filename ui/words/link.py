"""Why nothing may be commanded, in words short enough for a button."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from telemetry.refusals import Lock

translate = QCoreApplication.translate


def why_locked(lock: Lock) -> str:
    """Behind a blocked button; short."""
    return {
        Lock.TWO_VEHICLES: translate("Link", "two drones, one number"),
        Lock.OTHER_VEHICLE: translate("Link", "another drone answers"),
        Lock.NOT_SIGNED: translate("Link", "the drone does not sign"),
    }[lock]
