"""A fault of the program in plain words: which part of FireDrone it was, and what goes on without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.crash.program_fault import Within

if TYPE_CHECKING:
    from ui.crash.program_fault import ProgramFault

translate = QCoreApplication.translate


def part_words(fault: ProgramFault) -> str:
    """What failed, as the brigade calls it."""
    if fault.within in _whole():
        return _whole()[fault.within]
    parts = _parts()
    # The longest of them that fits: ui/map before ui.
    fitting = (part for part in sorted(parts, key=len, reverse=True) if fault.place.startswith(part))
    return parts[next(fitting, "")]


def goes_on_words(fault: ProgramFault) -> str:
    """What this costs, what it does not, and what to do."""
    return {
        Within.WINDOW: translate(
            "ProgramFaults",
            "The flight, its link and its record go on. What was pressed last may not have happened: look,"
            " and press it again.",
        ),
        Within.WORK: translate(
            "ProgramFaults",
            "What it worked at has stopped: begin it again. The flight, its link and its record go on.",
        ),
        Within.LINK: translate(
            "ProgramFaults",
            "The drone goes on by itself: fly it with the remote control, then start FireDrone again.",
        ),
        Within.RECORD: translate(
            "ProgramFaults",
            "The drone flies on, but nothing is recorded: land when you can, then start FireDrone again.",
        ),
        Within.PICTURE: translate(
            "ProgramFaults",
            "It was started again by itself; the recording goes on in a new file. The flight is not touched.",
        ),
        Within.BEFORE: translate(
            "ProgramFaults",
            "FireDrone ended by it the last time. What was recorded until then is kept.",
        ),
    }[fault.within]


def _whole() -> dict[Within, str]:
    return {
        Within.LINK: translate("ProgramFaults", "The link to the drone"),
        Within.RECORD: translate("ProgramFaults", "The record of the flight"),
        Within.PICTURE: translate("ProgramFaults", "The picture of the camera"),
        Within.BEFORE: translate("ProgramFaults", "The whole program"),
    }


def _parts() -> dict[str, str]:
    return {
        "": translate("ProgramFaults", "A part of the window"),
        "firedrone/": translate("ProgramFaults", "The start of the program"),
        "incidents/": translate("ProgramFaults", "The record of the incident"),
        "incidents/report/": translate("ProgramFaults", "The report"),
        "maps/": translate("ProgramFaults", "The map"),
        "missions/": translate("ProgramFaults", "The plan of the flight"),
        "telemetry/": translate("ProgramFaults", "The instruments of the drone"),
        "telemetry/video/": translate("ProgramFaults", "The picture of the camera"),
        "training/": translate("ProgramFaults", "The practice drone"),
        "ui/fly/": translate("ProgramFaults", "The page Fly"),
        "ui/incident/": translate("ProgramFaults", "The page Incident"),
        "ui/map/": translate("ProgramFaults", "The map"),
        "ui/review/": translate("ProgramFaults", "The page Review"),
        "ui/train/": translate("ProgramFaults", "The page Train"),
        "ui/video/": translate("ProgramFaults", "The picture of the camera"),
    }
