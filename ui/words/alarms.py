"""What an alarm says: a title of one or two words, and a sentence with what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from telemetry.alarms import AlarmCode
from ui import units

if TYPE_CHECKING:
    from telemetry.alarms import Alarm
    from telemetry.events import Fact

translate = QCoreApplication.translate


def title(alarm: Alarm) -> str:
    """In capitals, for the banner."""
    return {
        AlarmCode.POSITION_LOST: translate("Alarms", "POSITION LOST"),
        AlarmCode.BATTERY_CRITICAL: translate("Alarms", "BATTERY NEARLY EMPTY"),
        AlarmCode.FENCE_BREACHED: translate("Alarms", "OUTSIDE THE FENCE"),
        AlarmCode.LINK_LOST: translate("Alarms", "LINK LOST"),
        AlarmCode.TWO_VEHICLES: translate("Alarms", "TWO DRONES, ONE NUMBER"),
        AlarmCode.OTHER_VEHICLE: translate("Alarms", "ANOTHER DRONE"),
        AlarmCode.NOT_SIGNED: translate("Alarms", "NOT SIGNED"),
        AlarmCode.FAILSAFE: translate("Alarms", "FAILSAFE"),
        AlarmCode.RECORDING_FAILED: translate("Alarms", "NOT RECORDING"),
        AlarmCode.BATTERY_LOW: translate("Alarms", "ATTENTION"),
        AlarmCode.POSITION_POOR: translate("Alarms", "ATTENTION"),
        AlarmCode.LINK_STALE: translate("Alarms", "ATTENTION"),
        AlarmCode.DISK_LOW: translate("Alarms", "ATTENTION"),
    }[alarm.code]


def sentence(alarm: Alarm) -> str:
    """What is wrong, with its numbers, then what to do."""
    facts = alarm.facts
    return _template(alarm.code).format(
        percent=_percent(facts.get("percent")),
        age=_age(facts.get("age_s")),
        mode=facts.get("mode", "?"),
        count=facts.get("satellites", "?"),
        minutes=_minutes(facts.get("minutes_left")),
    )


def _template(code: AlarmCode) -> str:
    return {
        AlarmCode.POSITION_LOST: translate(
            "Alarms",
            "The drone holds its height and drifts with the wind. Watch it, then hold “Land here” if it nears"
            " people or wires.",
        ),
        AlarmCode.BATTERY_CRITICAL: translate(
            "Alarms", "{percent} left. The drone soon lands by itself: hold “Come home” now, or “Land here”."
        ),
        AlarmCode.FENCE_BREACHED: translate(
            "Alarms",
            "The drone left the area it must stay in. If it does not turn by itself, hold “Come home”.",
        ),
        AlarmCode.LINK_LOST: translate(
            "Alarms",
            "Nothing heard for {age}. The drone now does what it was set to do alone. Watch the sky, raise"
            " the antenna, keep the landing place clear.",
        ),
        AlarmCode.TWO_VEHICLES: translate(
            "Alarms",
            "Two drones answer to the same number, so nothing is commanded. Fly yours with the remote control"
            " and switch the other one off.",
        ),
        AlarmCode.OTHER_VEHICLE: translate(
            "Alarms",
            "Another drone answers on this link than before, so nothing is commanded. Press Link in the bar"
            " above and choose.",
        ),
        AlarmCode.NOT_SIGNED: translate(
            "Alarms",
            "This drone has a key and does not sign: somebody else may be speaking. Nothing is commanded; use"
            " the remote control.",
        ),
        AlarmCode.DISK_LOW: translate(
            "Alarms",
            "The disk has room for {minutes} more of flight. Delete or move files that are not needed.",
        ),
        AlarmCode.FAILSAFE: translate(
            "Alarms", "The drone took over by itself: {mode}. Let it, watch it, keep people away."
        ),
        AlarmCode.RECORDING_FAILED: translate(
            "Alarms", "The flight is not being written to the disk. Free some space; the drone still obeys."
        ),
        AlarmCode.BATTERY_LOW: translate(
            "Alarms", "{percent} left in the battery. Hold “Come home” and have the next battery ready."
        ),
        AlarmCode.POSITION_POOR: translate(
            "Alarms",
            "The position is poor, {count} satellites. Stay away from wires and the border, or come home.",
        ),
        AlarmCode.LINK_STALE: translate(
            "Alarms", "The drone was last heard {age} ago. Turn the antenna to it and fly no further away."
        ),
    }[code]


def _percent(fact: Fact) -> str:
    return str(units.percent(fact)) if isinstance(fact, int | float) else "?"


def _minutes(fact: Fact) -> str:
    return str(units.minutes(60.0 * fact)) if isinstance(fact, int | float) else "?"


def _age(fact: Fact) -> str:
    return units.age(fact) if isinstance(fact, int | float) else "?"
