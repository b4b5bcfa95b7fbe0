"""What the air does to what is sent through it: frozen settings, without chance and without a clock.

A "datagram" is what is lost or kept as a whole: one datagram on UDP, one frame on a stream.
Times are seconds on the clock of whoever carries through it; a proxy counts from its start.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

MOST_OVERTAKEN = 10  # reference: a late datagram lets at most so many others pass
BITS_A_BYTE = 10  # on a serial line: a start bit, eight of data, a stop bit

Span: TypeAlias = tuple[float, float]  # from, until


@dataclass(frozen=True, slots=True)
class Burst:
    """Loss in bursts (Gilbert-Elliott): the air is good or bad, and changes by chance with each datagram."""

    begins: float  # chance that a good air turns bad
    ends: float  # chance that a bad air turns good: its mean length is 1 / ends datagrams
    loss: float = 1.0  # while it is bad; `Air.loss` holds while it is good


@dataclass(frozen=True, slots=True)
class Air:
    """One direction. The default carries everything at once and whole."""

    loss: float = 0.0  # chance that a datagram is lost
    burst: Burst | None = None
    duplicate: float = 0.0  # chance that it arrives twice
    reorder: float = 0.0  # chance that up to MOST_OVERTAKEN later ones pass it
    delay_s: float = 0.0  # one way
    jitter_s: float = 0.0  # at most so much more; it keeps the order
    bit_errors: float = 0.0  # chance per bit
    baud: int | None = None  # 57,600 is what a common telemetry radio carries
    buffer_bytes: int = 8192  # in front of a throttled line; what does not fit is lost
    blackouts: tuple[Span, ...] = ()  # nothing passes, in either direction
    half_open: tuple[Span, ...] = ()  # the vehicle hears us, and we do not hear it
    resets_s: tuple[float, ...] = ()  # what is under way is lost; a connection has to be made anew

    def __post_init__(self) -> None:
        chances = (self.loss, self.duplicate, self.reorder, self.bit_errors)
        if not all(0.0 <= chance <= 1.0 for chance in chances):
            raise ValueError(f"chances lie between 0 and 1: {chances}")
        if min(self.delay_s, self.jitter_s) < 0.0 or (self.baud is not None and self.baud <= 0):
            raise ValueError("a delay is not negative, and a line carries something")

    def line_s(self, size_bytes: int) -> float:
        """How long so many bytes occupy the line."""
        return 0.0 if self.baud is None else size_bytes * BITS_A_BYTE / self.baud


CLEAR = Air()
DEAD = Air(loss=1.0)
RADIO = Air(baud=57_600, delay_s=0.02, jitter_s=0.02)  # a healthy telemetry radio


def within(spans: tuple[Span, ...], now_s: float) -> bool:
    """Whether one of the spans holds now."""
    return any(begin_s <= now_s < end_s for begin_s, end_s in spans)
