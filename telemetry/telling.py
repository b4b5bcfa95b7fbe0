"""What a session tells: every event once, and the alarms that stand now.

Silence, strangers, refused frames, the recorder's own words: watched here, told when they begin and end, and
ever more seldom while they go on.
"""

from __future__ import annotations

from collections import Counter
from queue import SimpleQueue
from typing import TYPE_CHECKING

from telemetry.alarms import LOST_S, STALE_S, Alarm, AlarmCode, AlarmWatch, link_age_s
from telemetry.door import Signing
from telemetry.events import SAFETY_EVENTS, Event, EventCode
from telemetry.mailbox import Latest
from telemetry.pace import Pace
from telemetry.refusals import Lock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from telemetry.clock import Clock
    from telemetry.door import Admission
    from telemetry.events import Fact
    from telemetry.protocol import Said
    from telemetry.record import Record
    from telemetry.state import VehicleState


class Telling:
    """Lives on the session's thread; `events` and `alarms` are read from others."""

    def __init__(self, clock: Clock) -> None:
        self.events: SimpleQueue[Event] = SimpleQueue()
        self.alarms: Latest[tuple[Alarm, ...]] = Latest(())
        self._clock = clock
        self._record: Record | None = None
        self._alarm_watch = AlarmWatch()
        self._silence: EventCode | None = None  # the last word on a vehicle that fell silent
        self._signing: Signing | None = None
        self._told: Counter[str] = Counter()
        self._paces: dict[str, Pace] = {}

    def use(self, record: Record | None) -> None:
        """From now on safety events are synced there; the troubles of the one before are over."""
        self._record = record
        self._alarm_watch.tell(AlarmCode.RECORDING_FAILED, None)
        self._alarm_watch.tell(AlarmCode.DISK_LOW, None)

    def say(self, code: EventCode, facts: Mapping[str, Fact] | None = None) -> None:
        """An event, now."""
        self.events.put(Event(code, self._clock.utc(), self._clock.monotonic_s(), facts or {}))
        if code in SAFETY_EVENTS and self._record is not None:
            self._record.sync()

    def tell(self, said: Said) -> None:
        """The same, as others have put it."""
        self.say(said.code, said.facts)

    def lock(self, lock: Lock | None) -> None:
        """Why commands are locked is an alarm."""
        for one in Lock:
            self._alarm_watch.tell(AlarmCode(one.value), {} if one is lock else None)

    def begin_anew(self) -> None:
        """Another vehicle was chosen: the silence of the one before does not count."""
        self._silence = None

    def news(self, state: VehicleState, refused: Mapping[Admission, int], now_s: float) -> None:
        """What has changed since the last call."""
        self._tell_signing(state.link.signing)
        self._count("strangers", state.link.strangers, now_s)
        for reason, count in refused.items():
            self._count(reason.value, count, now_s)
        self._tell_silence(state, now_s)
        for said in self._alarm_watch.update(state, now_s):
            self.tell(said)
        self.alarms.put(self._alarm_watch.active)
        self.record_news()

    def record_news(self) -> None:
        """What the recorder has to say of itself."""
        for code, facts in self._record.news() if self._record is not None else ():
            match code:
                case EventCode.RECORDING_FAILED:
                    self._alarm_watch.tell(AlarmCode.RECORDING_FAILED, {})
                case EventCode.RECORDING_STARTED | EventCode.RECORDING_RESUMED:
                    self._alarm_watch.tell(AlarmCode.RECORDING_FAILED, None)
                case EventCode.DISK_LOW:
                    self._alarm_watch.tell(AlarmCode.DISK_LOW, dict(facts))
                case EventCode.DISK_ROOM_AGAIN:
                    self._alarm_watch.tell(AlarmCode.DISK_LOW, None)
                case _:
                    pass
            self.say(code, facts)

    def _count(self, what: str, count: int, now_s: float) -> None:
        if count <= self._told[what] or not self._paces.setdefault(what, Pace()).is_time(now_s):
            return
        self._told[what] = count
        if what == "strangers":
            self.say(EventCode.STRANGER, {"count": count})
        else:
            self.say(EventCode.LINK_REFUSED, {"reason": what, "count": count})

    def _tell_signing(self, signing: Signing | None) -> None:
        was, self._signing = self._signing, signing
        if signing in (was, None) or (was, signing) == (None, Signing.CABLE):  # a cable is as it should be
            return
        before = None if was is None else was.value
        self.say(EventCode.SIGNING_CHANGED, {"from": before, "signing": signing.value})

    def _tell_silence(self, state: VehicleState, now_s: float) -> None:
        """Silence and its end, once each."""
        age_s = link_age_s(state, now_s)
        if age_s is None:
            return
        if age_s < STALE_S:
            if self._silence is not None:
                self.say(EventCode.LINK_REGAINED)
            self._silence = None
            return
        silence = EventCode.LINK_LOST if age_s >= LOST_S else EventCode.LINK_STALE
        if silence is not self._silence:
            self._silence = silence
            self.say(silence, {"age_s": round(age_s, 1)})
