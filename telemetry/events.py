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
    LINK_FAILED = "link_failed"  # the port is gone; it is opened again by itself
    LINK_REOPENED = "link_reopened"
    LINK_REFUSED = "link_refused"  # frames that were forged, replayed or not signed
    STRANGER = "stranger"
    VEHICLE_SEEN = "vehicle_seen"
    VEHICLE_IDENTIFIED = "vehicle_identified"
    VEHICLE_CHOSEN = "vehicle_chosen"  # a person chose which of several is commanded
    VEHICLE_REBOUND = "vehicle_rebound"  # the same vehicle (uid) under another system id
    COMMANDS_LOCKED = "commands_locked"
    COMMANDS_UNLOCKED = "commands_unlocked"
    SIGNING_CHANGED = "signing_changed"
    RECORDING_STARTED = "recording_started"
    RECORDING_FAILED = "recording_failed"
    RECORDING_RESUMED = "recording_resumed"
    RECORDING_CLOSED = "recording_closed"
    DISK_LOW = "disk_low"
    DISK_ROOM_AGAIN = "disk_room_again"
    CLOCK_JUMPED = "clock_jumped"  # the laptop's wall clock was set, or it slept
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
    COMMAND_PROGRESS = "command_progress"  # heard and under way; the answer comes later
    COMMAND_ANSWERED = "command_answered"
    TRANSFER_PROGRESS = "transfer_progress"
    TRANSFER_VERIFIED = "transfer_verified"
    TRANSFER_FAILED = "transfer_failed"
    TERRAIN_MISSING = "terrain_missing"  # the vehicle asks for ground that our elevation data do not have
    ALARM_RAISED = "alarm_raised"
    ALARM_CLEARED = "alarm_cleared"
    ALARM_SEEN = "alarm_seen"
    MARKED = "marked"
    VIDEO_LIVE = "video_live"  # stream, width_px, height_px, encoding
    VIDEO_FROZEN = "video_frozen"  # stream, age_s
    VIDEO_FAILED = "video_failed"  # stream, trouble, reason
    VIDEO_SEGMENT = "video_segment"  # closed: stream, folder, file, sha256, bytes, pictures, from, to
    VIDEO_NOT_RECORDED = "video_not_recorded"  # stream, reason
    SNAPSHOT = "snapshot"  # file (in media), sha256, stream, and where it was taken
    HOT_SPOT_CONFIRMED = "hot_spot_confirmed"  # number, place, ellipse, temperature
    HOT_SPOT_SEEN = "hot_spot_seen"  # one pass over a confirmed one, when it is over


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
        EventCode.COMMANDS_LOCKED,
        EventCode.COMMANDS_UNLOCKED,
        EventCode.VEHICLE_CHOSEN,
        EventCode.ALARM_RAISED,
        EventCode.MARKED,
        EventCode.HOT_SPOT_CONFIRMED,
        EventCode.SNAPSHOT,
    }
)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, as code and facts. Units stand in the names of the facts."""

    code: EventCode
    at: datetime
    received_s: float
    facts: Mapping[str, Fact] = field(default_factory=dict[str, Fact])
