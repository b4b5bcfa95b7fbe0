"""What stands on a picture, as values: title, level, readings, brackets, the scale of its colours."""

from __future__ import annotations

from dataclasses import dataclass

from telemetry.thermal.frame import TruthLevel
from telemetry.thermal.range import Place


@dataclass(frozen=True, slots=True)
class Bracket:
    """Corners round a hot spot. `at` is its middle and `size` its share of the picture's width and height."""

    at: Place
    size: Place
    number: int | None = None  # the same as on the map, in the list and in the report; None: not confirmed
    celsius: float | None = None  # None: contrast only
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Hottest:
    """The hottest of the picture; `at` None: the camera does not say where."""

    celsius: float
    at: Place | None = None
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """Of the colours: `colours` as 0xRRGGBB from the lowest to the highest. Degrees None: not known."""

    colours: tuple[int, ...]
    low_c: float | None = None
    high_c: float | None = None
    threshold_c: float | None = None  # coloured above


@dataclass(frozen=True, slots=True)
class Overlay:
    """All of it. `error_c`: what a reading may be off by; None: not known."""

    thermal: bool = True
    level: TruthLevel = TruthLevel.PALETTE
    error_c: float | None = None
    note: str = ""  # behind the title, in the large picture: "white hot · above 45 °C coloured"
    hottest: Hottest | None = None
    middle_c: float | None = None  # under the cross
    scale: Scale | None = None
    brackets: tuple[Bracket, ...] = ()
    foot: str = ""  # at the lower edge of the large picture: where the cross is on the ground, the time
    burnt_in: str = ""  # SIMULATED, TRAINING, REPLAY
