"""The words of the sheet before take-off: its checks, its ticks, and what still blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.fly.readiness import CrewTick, MachineCheck

if TYPE_CHECKING:
    from ui.fly.readiness import Readiness

translate = QCoreApplication.translate


def check_label(check: MachineCheck) -> str:
    """What the machine looks at."""
    return {
        MachineCheck.LINK: translate("BeforeTakeoff", "Link"),
        MachineCheck.POSITION: translate("BeforeTakeoff", "Position fix"),
        MachineCheck.BATTERY: translate("BeforeTakeoff", "Battery"),
        MachineCheck.HOME: translate("BeforeTakeoff", "Home"),
        MachineCheck.FENCE: translate("BeforeTakeoff", "Fence aboard"),
        MachineCheck.PLAN: translate("BeforeTakeoff", "Plan aboard"),
        MachineCheck.RECORDING: translate("BeforeTakeoff", "Recording"),
        MachineCheck.DISK: translate("BeforeTakeoff", "Disk"),
    }[check]


def tick_words(tick: CrewTick) -> tuple[str, str]:
    """What a person looks at, and how."""
    return {
        CrewTick.PROPELLERS: (
            translate("BeforeTakeoff", "Propellers firm, no cracks"),
            translate("BeforeTakeoff", "turned each by hand"),
        ),
        CrewTick.AREA_CLEAR: (
            translate("BeforeTakeoff", "Area clear, 10 m around"),
            translate("BeforeTakeoff", "people, wires, loose things"),
        ),
        CrewTick.OBSERVER: (
            translate("BeforeTakeoff", "Observer in place"),
            translate("BeforeTakeoff", "sees the drone, talks to the pilot"),
        ),
        CrewTick.CREW_NAMES: (
            translate("BeforeTakeoff", "Crew names are right"),
            translate("BeforeTakeoff", "pilot and observer"),
        ),
    }[tick]


def summary(now: Readiness) -> str:
    """One line at the head: "One thing blocks. One tick is missing." """
    if now.ready:
        return translate("BeforeTakeoff", "Everything is in order.")
    parts: list[str] = []
    if now.blocking == 1:
        parts.append(translate("BeforeTakeoff", "One thing blocks."))
    elif now.blocking:
        parts.append(translate("BeforeTakeoff", "%n things block.", "", now.blocking))
    if now.waiting == 1:
        parts.append(translate("BeforeTakeoff", "One check still waits."))
    elif now.waiting:
        parts.append(translate("BeforeTakeoff", "%n checks still wait.", "", now.waiting))
    if now.ticks_missing == 1:
        parts.append(translate("BeforeTakeoff", "One tick is missing."))
    elif now.ticks_missing:
        parts.append(translate("BeforeTakeoff", "%n ticks are missing.", "", now.ticks_missing))
    return " ".join(parts)


def waits_for(now: Readiness) -> str:
    """The second line of the take-off button: "waits for one mend, 2 ticks"."""
    parts: list[str] = []
    if now.blocking == 1:
        parts.append(translate("BeforeTakeoff", "one mend"))
    elif now.blocking:
        parts.append(translate("BeforeTakeoff", "%n mends", "", now.blocking))
    if now.waiting == 1:
        parts.append(translate("BeforeTakeoff", "one check"))
    elif now.waiting:
        parts.append(translate("BeforeTakeoff", "%n checks", "", now.waiting))
    if now.ticks_missing == 1:
        parts.append(translate("BeforeTakeoff", "one tick"))
    elif now.ticks_missing:
        parts.append(translate("BeforeTakeoff", "%n ticks", "", now.ticks_missing))
    return translate("BeforeTakeoff", "waits for {what}").format(what=", ".join(parts))


def headline(red: int, amber: int) -> str:
    """The bar of the finding's card: shape, capital word and count."""
    parts: list[str] = []
    if red:
        parts.append(translate("BeforeTakeoff", "%n RED · mend it before take-off", "", red))
    if amber:
        parts.append(translate("BeforeTakeoff", "%n TO ASK", "", amber))
    return " · ".join(parts)
