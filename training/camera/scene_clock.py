"""The seconds of a scene: they run as fast as the exercise does, stand still with it, and go back with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SceneClock:
    """It is `scene_s` at `since_s` of time.monotonic(), and `rate` of its seconds pass in one of ours."""

    scene_s: float
    since_s: float
    rate: float = 1.0

    def at(self, now_s: float) -> float:
        """The scene's second at that moment."""
        return self.scene_s + (now_s - self.since_s) * self.rate
