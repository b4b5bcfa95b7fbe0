"""What happened: facts worth a line in the journal. Nothing of this kind is ever dropped."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

Fact: TypeAlias = "str | int | float | bool | None"


class EventCode(StrEnum):
    """The words of the record. Sentences are made from them where people read, in their own language."""

    LINK_OPENED = "link_opened"
    LINK_STALE = "link_stale"
    LINK_LOST = "link_lost"
    LINK_REGAINED = "link_regained"
    LINK_FAILED = "link_failed"
    STRANGER = "stranger"
    VEHICLE_SEEN = "vehicle_seen"
    VEHICLE_IDENTIFIED = "vehicle_identified"
    RECORDING_STARTED = "recording_started"
    RECORDING_FAILED = "recording_failed"
    RECORDING_RESUMED = "recording_resumed"
    RECORDING_CLOSED = "recording_closed"
    MODE_CHANGED = "mode_changed"
    ARMED = "armed"
    DISARMED = "disarmed"
    TOOK_OFF = "took_off"
    LANDED = "landed"
    FAILSAFE = "failsafe"
    FAILSAFE_CLEARED = "failsafe_cleared"
    HOME_SET = "home_set"
    POSITION_OK = "position_ok"
    POSITION_LOST = "position_lost"
    FENCE_BREACHED = "fence_breached"
    FENCE_CLEARED = "fence_cleared"
    WAYPOINT_REACHED = "waypoint_reached"
    MISSION_COMPLETE = "mission_complete"
    STATUS_TEXT = "status_text"
    COMMAND_SENT = "command_sent"
    COMMAND_ANSWERED = "command_answered"
    TRANSFER_PROGRESS = "transfer_progress"
    TRANSFER_VERIFIED = "transfer_verified"
    TRANSFER_FAILED = "transfer_failed"
    ALARM_RAISED = "alarm_raised"
    ALARM_CLEARED = "alarm_cleared"
    ALARM_SEEN = "alarm_seen"
    MARKED = "marked"


# Synced to the disk at once, because they decide what happened.
SAFETY_EVENTS = frozenset(
    {
        EventCode.LINK_LOST,
        EventCode.LINK_REGAINED,
        EventCode.MODE_CHANGED,
        EventCode.ARMED,
        EventCode.DISARMED,
        EventCode.TOOK_OFF,
        EventCode.LANDED,
        EventCode.FAILSAFE,
        EventCode.FENCE_BREACHED,
        EventCode.POSITION_LOST,
        EventCode.COMMAND_SENT,
        EventCode.COMMAND_ANSWERED,
        EventCode.TRANSFER_VERIFIED,
        EventCode.TRANSFER_FAILED,
        EventCode.MARKED,
    }
)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, as code and facts. Units stand in the names of the facts."""

    code: EventCode
    at: datetime
    received_s: float
    facts: Mapping[str, Fact] = field(default_factory=dict[str, Fact])
