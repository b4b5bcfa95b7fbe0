"""A plan aboard: fence, rally points and mission as one; and whether they are still there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from shapely import Point

from maps.area import LocalFrame, to_polygon
from maps.geo import LatLon
from missions.items import MissionType, plan_hash
from missions.plan import PlanError
from missions.sendable import NAMES, lists_of
from missions.transfer import read_aboard, transfer
from missions.upload import UploadError
from telemetry.messages import mavlink
from telemetry.modes import mode_name
from telemetry.protocol import Ask, Conversation, Peer

if TYPE_CHECKING:
    from collections.abc import Callable

    from missions.plan import Plan
    from missions.transfer import Verified

_LOOK_S = 1.5  # a heartbeat comes every second
_SEEN = frozenset({"HEARTBEAT", "GLOBAL_POSITION_INT"})


class NotAboard(UploadError):  # noqa: N818 a state, not a fault
    """One of the three did not get aboard. `aboard` are those that did; none of them is flown now."""

    def __init__(self, failed: MissionType, aboard: tuple[MissionType, ...], cause: UploadError) -> None:
        there = " and ".join(NAMES[kind] for kind in aboard) or "nothing new"
        text = f"the {NAMES[failed]} did not get aboard: {cause}. Aboard so far: {there}. Send the plan again"
        super().__init__(text, cause.item, cause.why)
        self.failed = failed
        self.aboard = aboard


@dataclass(frozen=True, slots=True)
class Aboard:
    """A plan whose fence, rally points and mission were read back and mean what was sent."""

    plan: Plan
    hash: str  # of the mission
    fence_hash: str
    rally_hash: str
    at: datetime  # aware UTC: when the last of them was read back
    engine: str  # what brought the mission aboard
    retries: int

    def hash_of(self, kind: MissionType) -> str:
        return {
            MissionType.FENCE: self.fence_hash,
            MissionType.RALLY: self.rally_hash,
            MissionType.MISSION: self.hash,
        }[kind]


def laptop_utc() -> datetime:
    """Now, on the laptop's clock. A link that keeps a clock of its own has a better one."""
    return datetime.now(UTC)


def bring_aboard(peer: Peer, plan: Plan, *, utc: Callable[[], datetime] = laptop_utc) -> Conversation[Aboard]:
    """All three sent, read back and equal. Nothing moves.

    PlanError: the plan was looked through first, and nothing was sent. NotAboard: which of the three failed,
    and which are aboard now. Empty lists are sent too: an old rally point would draw the drone elsewhere.
    """
    lists = lists_of(plan)
    yield from _refuse_in_flight(peer, plan)
    verified: dict[MissionType, Verified] = {}
    for kind, items in lists.in_order():
        try:
            verified[kind] = yield from transfer(peer, items, kind)
        except UploadError as error:
            raise NotAboard(kind, tuple(verified), error) from error
    return Aboard(
        plan,
        verified[MissionType.MISSION].hash,
        verified[MissionType.FENCE].hash,
        verified[MissionType.RALLY].hash,
        utc(),
        str(verified[MissionType.MISSION].engine),
        sum(one.retries for one in verified.values()),
    )


def still_aboard(peer: Peer, aboard: Aboard) -> Conversation[bool]:
    """Whether all three are what they were. DownloadError when they cannot be read."""
    return not (yield from differing(peer, aboard))


def find_aboard(
    peer: Peer, plan: Plan, *, utc: Callable[[], datetime] = laptop_utc
) -> Conversation[Aboard | None]:
    """What is aboard, if it means this plan; None: it does not. For a station that was away.

    DownloadError when it cannot be read.
    """
    hashes: dict[MissionType, str] = {}
    for kind, items in lists_of(plan).in_order():
        hashes[kind] = plan_hash((yield from read_aboard(peer, kind)).items, kind)
        if hashes[kind] != plan_hash(items, kind):
            return None
    mission, fence, rally = (
        hashes[kind] for kind in (MissionType.MISSION, MissionType.FENCE, MissionType.RALLY)
    )
    return Aboard(plan, mission, fence, rally, utc(), engine="found", retries=0)


def differing(peer: Peer, aboard: Aboard) -> Conversation[tuple[MissionType, ...]]:
    """Which of the three are not what they were."""
    found: list[MissionType] = []
    for kind in (MissionType.FENCE, MissionType.RALLY, MissionType.MISSION):
        items = (yield from read_aboard(peer, kind)).items
        if plan_hash(items, kind) != aboard.hash_of(kind):
            found.append(kind)
    return tuple(found)


def _refuse_in_flight(peer: Peer, plan: Plan) -> Conversation[None]:
    """A mission that is being flown is not changed, and a fence is not drawn round somewhere else."""
    armed, mode, at = yield from _look(peer)
    if not armed:
        return
    if mode == "AUTO":
        raise PlanError("nothing was sent: the drone is flying a mission; pause it first")
    if plan.fence is None:
        return
    frame = LocalFrame(plan.fence.area.centre)
    if at is None or not to_polygon(plan.fence.area, frame).covers(Point(frame.to_xy(at))):
        raise PlanError("nothing was sent: the drone is armed, and outside the fence of this plan")


def _look(peer: Peer) -> Conversation[tuple[bool, str, LatLon | None]]:
    """Armed, mode and place, as far as the vehicle tells within a second and a half."""
    armed, mode, at = False, "", None
    heartbeat = False
    message = yield Ask((), _SEEN, _LOOK_S)
    while message is not None:
        if message.get_srcComponent() == peer.component and message.get_type() == "HEARTBEAT":
            armed = bool(message.base_mode & mavlink.MAV_MODE_FLAG_SAFETY_ARMED)
            mode, heartbeat = mode_name(int(message.custom_mode)), True
        elif message.get_type() == "GLOBAL_POSITION_INT" and (message.lat or message.lon):
            at = LatLon(message.lat / 1e7, message.lon / 1e7)
        if heartbeat and (at is not None or not armed):
            break
        message = yield Ask((), _SEEN, _LOOK_S, goes_on=True)
    return armed, mode, at
