"""What the drone says when one of its lists has changed, however it came aboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.messages import mavlink
from training.boot import tell_parameter
from training.mission_store import FENCE_BYTES, TOTAL_PARAMETER, Item, Kind, fence_bytes, fence_fault
from training.voice import DEBUG, INFO, WARNING

if TYPE_CHECKING:
    from training.autopilot import Autopilot


def put_fence(ap: Autopilot, items: list[Item]) -> bool:
    """A whole fence in place of the old one, which stays where the new one is none."""
    fault = fence_fault(items)
    if fault is not None:
        ap.text(INFO, fault)
        ap.text(WARNING, "Fence validation failed")
        return False
    if fence_bytes(items) > FENCE_BYTES:
        ap.text(WARNING, "Fence exceeds storage size")
        return False
    ap.missions.items[Kind.FENCE] = items
    ap.text(DEBUG, "Fence Indexed OK")
    return True


def begin_anew(ap: Autopilot) -> None:
    """The mission is another one: nothing of it is flown yet."""
    if not ap.armed:
        ap.progress.state = mavlink.MISSION_STATE_NOT_STARTED


def tell_total(ap: Autopilot, kind: Kind) -> None:
    """PARAM_VALUE of how many there are now."""
    name = TOTAL_PARAMETER[kind]
    ap.parameters.store(name, float(ap.missions.total(kind)))
    tell_parameter(ap, name)
