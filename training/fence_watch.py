"""What the fence has seen so far, as FENCE_STATUS reports it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class FenceWatch:
    """Bits as in FENCE_TYPE, the kind as in FENCE_BREACH, the time since boot."""

    on: bool = False  # see `fence.is_on`
    enable_was: bool = False  # FENCE_ENABLE when last looked at
    breached: int = 0
    count: int = 0
    breach_type: int = 0
    breach_ms: int = 0
