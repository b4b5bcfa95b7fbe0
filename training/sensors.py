"""What the satellite receiver and the position estimator say, from boot on and when satellites are lost."""

from __future__ import annotations

from dataclasses import dataclass

BOOTED_S = 2.9
ALIGNED_S = 5.8
FIX_S = 9.5
ORIGIN_S = 20.0
READY_S = 41.5
VARIANCE_AFTER_S = 8.0  # recorded: satellites lost, so much later the estimate is given up
STOPS_AIDING_AFTER_S = 14.0
USING_AGAIN_AFTER_S = 4.0

EKF_UNINITIALISED, EKF_NOTHING, EKF_ALIGNED, EKF_READY, EKF_LOST = 1024, 0, 167, 831, 37


@dataclass(slots=True)
class Sensors:
    """Seconds since boot decide what works; `gps` is False while the receiver is off or jammed."""

    gps: bool = True
    lost_at_s: float | None = None
    back_at_s: float | None = None
    position_ok: bool = False
    fix_type: int = 0
    satellites: int = 0
    ekf_flags: int = EKF_UNINITIALISED

    @staticmethod
    def booting(now_s: float) -> bool:
        return now_s < BOOTED_S

    def step(self, now_s: float, *, gps: bool) -> None:
        """Take note of the receiver; the estimate follows later, both ways."""
        if gps != self.gps:
            self.gps = gps
            if gps:
                self.back_at_s = now_s
            elif self.position_ok:
                self.lost_at_s, self.back_at_s = now_s, None
        self._receive(now_s)
        self._estimate(now_s)

    def lost_for_s(self, now_s: float) -> float:
        """Since when there are no satellites; 0 while there are, or while the estimate never worked."""
        return now_s - self.lost_at_s if self.lost_at_s is not None and not self.gps else 0.0

    def _receive(self, now_s: float) -> None:
        if now_s < FIX_S:
            self.fix_type, self.satellites = 0, 0
        elif self.gps:
            self.fix_type, self.satellites = 6, 10
        else:
            self.fix_type, self.satellites = 1, 3

    def _estimate(self, now_s: float) -> None:
        if self.position_ok:
            self.position_ok = self.lost_for_s(now_s) < VARIANCE_AFTER_S
        elif self.back_at_s is not None and self.lost_at_s is not None:
            self.position_ok = now_s - self.back_at_s >= USING_AGAIN_AFTER_S
        else:
            self.position_ok = self.gps and now_s >= READY_S
        if self.position_ok and self.gps:
            self.lost_at_s = None
        self.ekf_flags = self._flags(now_s)

    def _flags(self, now_s: float) -> int:
        if self.position_ok:
            return EKF_READY
        if self.lost_at_s is not None:
            return EKF_LOST
        if now_s < 4.4:
            return EKF_UNINITIALISED
        return EKF_NOTHING if now_s < ALIGNED_S else EKF_ALIGNED
