"""The words of the sheet before take-off: its checks, its ticks, and what still blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from ui.readiness import CrewTick, MachineCheck

if TYPE_CHECKING:
    from ui.readiness import Readiness

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


class ReadinessWords(QObject):
    """What still blocks, counted. A QObject: only `self.tr` tells Linguist that a text has plurals."""

    def summary(self, now: Readiness) -> str:
        """One line at the head: "One thing blocks. One tick is missing." """
        if now.ready:
            return self.tr("Everything is in order.")
        parts: list[str] = []
        if n := now.blocking:
            parts.append(self.tr("One thing blocks.") if n == 1 else self.tr("%n things block.", "", n))
        if n := now.waiting:
            parts.append(
                self.tr("One check still waits.") if n == 1 else self.tr("%n checks still wait.", "", n)
            )
        if n := now.ticks_missing:
            parts.append(
                self.tr("One tick is missing.") if n == 1 else self.tr("%n ticks are missing.", "", n)
            )
        return " ".join(parts)

    def waits_for(self, now: Readiness) -> str:
        """The second line of the take-off button: "waits for one mend, 2 ticks"."""
        parts: list[str] = []
        if n := now.blocking:
            parts.append(self.tr("one mend") if n == 1 else self.tr("%n mends", "", n))
        if n := now.waiting:
            parts.append(self.tr("one check") if n == 1 else self.tr("%n checks", "", n))
        if n := now.ticks_missing:
            parts.append(self.tr("one tick") if n == 1 else self.tr("%n ticks", "", n))
        return self.tr("waits for {what}").format(what=", ".join(parts))

    def headline(self, red: int, amber: int) -> str:
        """The bar of the finding's card: shape, capital word and count."""
        parts: list[str] = []
        if red:
            parts.append(self.tr("%n RED · mend it before take-off", "", red))
        if amber:
            parts.append(self.tr("%n TO ASK", "", amber))
        return " · ".join(parts)
