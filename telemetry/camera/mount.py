"""What is known of each gimbal aboard: how far it turns, who steers it, where it points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Turns(StrEnum):
    """GIMBAL_MANAGER_CAP_FLAGS, as far as anything here uses them."""

    RETRACT = "retract"
    NEUTRAL = "neutral"
    ROLL = "roll"
    PITCH = "pitch"
    YAW = "yaw"
    YAW_FOLLOW = "yaw_follow"  # keeps its angle to the nose
    YAW_LOCK = "yaw_lock"  # keeps its angle to north
    YAW_ENDLESS = "yaw_endless"
    AT_A_PLACE = "at_a_place"


class Range(NamedTuple):
    """Degrees."""

    low_deg: float
    high_deg: float

    def clip(self, angle_deg: float) -> float:
        return max(self.low_deg, min(self.high_deg, angle_deg))


class Steerer(NamedTuple):
    """Who has it: a MAVLink system and component."""

    system: int
    component: int


@dataclass(frozen=True, slots=True)
class MountInfo:
    """From GIMBAL_MANAGER_INFORMATION. None as a range: it does not say, or turns without an end."""

    can: frozenset[Turns]
    pitch: Range | None  # above the horizon
    yaw: Range | None  # clockwise from the nose
    received_s: float


@dataclass(frozen=True, slots=True)
class MountControl:
    """From GIMBAL_MANAGER_STATUS."""

    steered_by: Steerer | None  # None: nobody
    also_steered_by: Steerer | None
    retracted: bool
    neutral: bool
    locked: bool  # keeps its angle to north
    received_s: float


@dataclass(frozen=True, slots=True)
class MountLook:
    """From GIMBAL_DEVICE_ATTITUDE_STATUS: where it points."""

    pitch_deg: float  # above the horizon
    yaw_deg: float | None  # from north; None: told from the nose, and the heading is not known
    roll_deg: float
    locked: bool
    failures: int  # GIMBAL_DEVICE_ERROR_FLAGS; 0: none
    received_s: float


@dataclass(frozen=True, slots=True)
class Mount:
    """One gimbal. `device` is its number with its manager, as every command to it carries it.

    1 to 6 for those that the autopilot moves itself, the component id for one that speaks MAVLink.
    `manager` is the component that takes the commands; None: none was heard.
    """

    device: int
    manager: int | None = None
    info: MountInfo | None = None
    control: MountControl | None = None
    look: MountLook | None = None

    def can(self, turn: Turns) -> bool:
        """False also while it has not said what it can."""
        return self.info is not None and turn in self.info.can
