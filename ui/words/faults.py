"""What a trainer's fault is called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from training.fault import Fault

translate = QCoreApplication.translate


def fault_words(fault: Fault) -> str:
    """In one or two words, for a button and for the record."""
    return {
        Fault.POSITION: translate("Faults", "Position"),
        Fault.LINK: translate("Faults", "Link"),
        Fault.REMOTE: translate("Faults", "Remote"),
        Fault.BATTERY_DRAIN: translate("Faults", "Fast drain"),
        Fault.BATTERY_EMPTY: translate("Faults", "Low battery"),
        Fault.MOTOR: translate("Faults", "Weak motor"),
        Fault.ASTRAY: translate("Faults", "Led astray"),
        Fault.CAMERA: translate("Faults", "Camera"),
        Fault.TWIN: translate("Faults", "Twin drone"),
    }[fault]
