"""Whether commands may go out at all: to one vehicle, the right one, that is who it says it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.door import Signing
from telemetry.events import EventCode
from telemetry.identity import IdentityWatch
from telemetry.mailbox import Latest
from telemetry.protocol import Said
from telemetry.refusals import Lock
from telemetry.twins import TwinWatch

if TYPE_CHECKING:
    from telemetry.events import Fact


class CommandLock:
    """Judged at every step; opens by itself when its reason is gone."""

    def __init__(self) -> None:
        self.lock: Latest[Lock | None] = Latest(None)
        self.twins = TwinWatch()
        self.identity = IdentityWatch()

    def choose(self, now_s: float) -> None:
        """A person says which vehicle it shall be: whatever was known of the one before does not count."""
        self.twins = TwinWatch()
        self.identity = IdentityWatch()
        self.identity.begin(now_s)

    def meet_again(self, now_s: float) -> None:
        """The vehicle is heard anew after a gap: its clock may have jumped, and it may be another one."""
        self.twins = TwinWatch()
        self.identity.begin(now_s)

    def version(self, uid: str | None, now_s: float) -> bool:
        """Somebody under the commanded id says which one it is. True if it is the one we know."""
        if uid is not None:
            self.twins.uid(uid, now_s)
        return self.identity.heard(uid)

    def asks(self, now_s: float) -> bool:
        """Whether to ask the vehicle now which one it is."""
        in_doubt = self.twins.suspects(now_s) or self.lock.get() in (Lock.TWO_VEHICLES, Lock.OTHER_VEHICLE)
        return self.identity.is_due(now_s, in_doubt=in_doubt)

    def judge(self, signing: Signing | None, now_s: float) -> list[Said]:
        """Lock or unlock; returns what changed."""
        facts: dict[str, Fact] = {}
        sign = self.twins.sign(now_s)
        if sign is not None:
            lock = Lock.TWO_VEHICLES
            facts = {"sign": sign.value}
        elif self.identity.other is not None:
            lock = Lock.OTHER_VEHICLE
            facts = {"uid": self.identity.other}
        else:
            lock = Lock.NOT_SIGNED if signing is Signing.MISSING else None
        before = self.lock.get()
        if lock is before:
            return []
        self.lock.put(lock)
        if lock is not None:
            return [Said(EventCode.COMMANDS_LOCKED, {"reason": lock.value, **facts})]
        return [Said(EventCode.COMMANDS_UNLOCKED, {"reason": before.value if before is not None else None})]
