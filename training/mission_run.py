"""How far the stored mission has been flown; kept while other modes fly."""

from __future__ import annotations

from dataclasses import dataclass, field

from telemetry.messages import mavlink


@dataclass(slots=True)
class MissionProgress:
    """As MISSION_CURRENT tells it. `current` is the wire index; home is 0."""

    current: int = 0
    state: int = mavlink.MISSION_STATE_NOT_STARTED
    jumps_done: dict[int, int] = field(default_factory=dict[int, int])
    reached: int | None = (
        None  # to be told at the end of the tick; a later one replaces it, as in the original
    )

    def reset(self) -> None:
        """The motors stopped: the next flight begins with the first item."""
        self.current = 0
        self.jumps_done.clear()
        if self.state == mavlink.MISSION_STATE_ACTIVE:
            self.state = mavlink.MISSION_STATE_NOT_STARTED
