"""The thermal picture as it is shown: colours, what is read from it, and how far to trust that."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, replace
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from telemetry.thermal.frame import ThermalFrame, TruthLevel, celsius, counts_of
from telemetry.thermal.painting import Painter
from telemetry.thermal.palette_degrees import PaletteDegrees
from telemetry.thermal.palettes import PaletteName, palette
from telemetry.thermal.readings import Reading, spot, whole
from telemetry.thermal.saturation import RANGES_C, Gain, saturation_at
from telemetry.thermal.siyi import SiyiHeat
from ui.video.overlay import Hottest, Overlay, Scale

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from telemetry.thermal.palette_scale import PaletteScale
    from telemetry.thermal.range import ThermalRange
    from telemetry.video.picture import Picture

    Pixels = NDArray[np.uint32]

FRESH_S = 0.5  # an older temperature belongs to another picture
READ_EVERY_S = 0.1
SCALE_STEPS = 16


@dataclass(frozen=True, slots=True)
class Heat:
    """How the picture is painted, as somebody chose it."""

    palette: PaletteName = PaletteName.WHITE_HOT
    locked: bool = False  # level and span stay as they are
    isotherm_c: float | None = None


class HeatDesk(QObject):
    """Gets pictures of the thermal stream and raw frames: half a millisecond of the window each."""

    painted = Signal(object)  # Pixels: not written into before two more have come
    read = Signal(object)  # Overlay: what stands on it, ten times a second
    measured = Signal(object)  # ThermalFrame: a temperature of each pixel
    told = Signal(object)  # ThermalRange: the hottest by the camera's word
    chosen = Signal(object)  # Heat

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heat = Heat()
        self._painter = Painter()
        self._degrees = PaletteDegrees()
        self._camera: SiyiHeat | None = None
        self._frame: ThermalFrame | None = None
        self._range: ThermalRange | None = None
        self._scale: PaletteScale | None = None
        self._picture: Picture | None = None
        self._read_s = -math.inf

    # --- what is chosen --------------------------------------------------------------------------

    def choose(self, heat: Heat) -> None:
        """From the next picture on."""
        was, self.heat = self.heat, heat
        painter = self._painter
        painter.palette = heat.palette
        painter.isotherm_counts = None if heat.isotherm_c is None else counts_of(heat.isotherm_c)
        if heat.locked and not was.locked and self._frame is not None:
            span = painter.span.span(self._frame.counts, time.monotonic())
            painter.span.lock(span.lo, span.hi)
        elif not heat.locked:
            painter.span.follow()
        self.chosen.emit(heat)
        self.again()

    def again(self) -> None:
        """The newest picture, painted anew."""
        if self._picture is not None:
            self.on_picture(self._picture)

    def use_camera(self, camera: SiyiHeat | None) -> None:
        """Where raw frames come from; None: from nowhere. The one before is stopped beside the window."""
        before, self._camera = self._camera, camera
        self.forget()
        if before is not None:
            Thread(target=before.stop, name="siyi-stop", daemon=True).start()

    @property
    def wide_range(self) -> bool:
        """Whether the camera measures from 50 to 550 °C now."""
        return self.gain is Gain.LOW

    @property
    def camera(self) -> SiyiHeat | None:
        return self._camera

    @property
    def gain(self) -> Gain:
        """What the camera said last; most begin in the narrow range."""
        told = self._camera.gain.get() if self._camera is not None else None
        return told or Gain.HIGH

    def set_wide_range(self, wide: bool) -> None:
        """Where the camera has it."""
        if self._camera is not None:
            self._camera.set_gain(Gain.LOW if wide else Gain.HIGH)
            self._degrees.forget()

    def forget(self) -> None:
        """Another stream or camera: nothing that was learned counts."""
        self._degrees.forget()
        self._frame = self._range = self._scale = self._picture = None
        self._read_s = -math.inf

    # --- what comes ------------------------------------------------------------------------------

    def on_picture(self, picture: Picture) -> None:
        """Of the thermal stream."""
        self._picture = picture
        self._scale = self._degrees.scale(picture, self._newest_range(), saturated=self._saturated)
        frame = self._raw
        if frame is not None and self._needs_degrees:
            self.painted.emit(self._painter.paint(frame.counts, frame.taken_s))
        else:
            self.painted.emit(
                self._painter.paint_luma(picture.luma, self._degrees.black_white, self._isotherm)
            )
        self._read(picture.received_s)

    def on_tick(self, told: ThermalRange | None) -> None:
        """At every tick; `told` is what MAVLink says of the hottest and the coldest."""
        camera = self._camera
        if told is not None and (self._range is None or told.received_s != self._range.received_s):
            self._range = told
            self.told.emit(told)
        if camera is None:
            return
        frame = camera.frame
        if frame is not None and frame is not self._frame:
            self._frame = frame
            self.measured.emit(frame)
            if self._picture is None:  # no stream: the raw frames are the picture
                self.painted.emit(self._painter.paint(frame.counts, frame.taken_s))
                self._read(frame.taken_s)

    # --- what is read ----------------------------------------------------------------------------

    def reading_at(self, x01: float, y01: float) -> Reading | None:
        """At a place of the picture, 0..1 from the left and the top; None: nothing is known."""
        frame, scale, picture = self._raw, self._scale, self._picture
        if frame is not None:
            height, width = frame.counts.shape
            return spot(frame, int(x01 * width), int(y01 * height))
        if scale is not None and picture is not None:
            return scale.spot(picture.luma, int(x01 * picture.width_px), int(y01 * picture.height_px))
        return None

    @property
    def _raw(self) -> ThermalFrame | None:
        """The newest raw frame, while it is fresh."""
        frame = self._frame
        return frame if frame is not None and time.monotonic() - frame.taken_s < FRESH_S else None

    def _newest_range(self) -> ThermalRange | None:
        told = self._camera.range if self._camera is not None else None
        return told or self._range

    @property
    def _saturated(self) -> bool:
        found = self._newest_range()
        return found is not None and saturation_at(found.hottest_c, self.gain).saturated

    @property
    def _needs_degrees(self) -> bool:
        """The greys of a stream follow what is in it: what is held fast is painted from raw frames."""
        return self.heat.locked or self.heat.isotherm_c is not None

    @property
    def _isotherm(self) -> int | None:
        if self._scale is None or self.heat.isotherm_c is None:
            return None
        return self._scale.luma_of(self.heat.isotherm_c)

    def _read(self, now_s: float) -> None:
        if 0.0 <= now_s - self._read_s < READ_EVERY_S:
            return
        self._read_s = now_s
        frame = self._raw
        overlay = self._by_frame(frame) if frame is not None else self._by_range()
        self.read.emit(replace(overlay, thermal=True))

    def _by_frame(self, frame: ThermalFrame) -> Overlay:
        found = whole(frame)
        height, width = frame.counts.shape
        hottest, (x, y) = found.hottest, found.hottest_px
        middle = spot(frame, width // 2, height // 2)
        span = self._painter.span.span(frame.counts, frame.taken_s) if self._needs_degrees else None
        low = celsius(span.lo) if span is not None else found.coldest.celsius
        high = celsius(span.hi) if span is not None else hottest.celsius
        return Overlay(
            level=frame.level,
            hottest=_hottest(hottest, ((x + 0.5) / width, (y + 0.5) / height)),
            middle_c=None if middle is None else middle.celsius,
            scale=Scale(self._colours, low, high, self.heat.isotherm_c),
        )

    def _by_range(self) -> Overlay:
        scale, found = self._scale, self._newest_range()
        if found is None or time.monotonic() - found.received_s > FRESH_S:
            return Overlay(level=TruthLevel.PALETTE, scale=Scale(self._colours))
        hottest = _hottest(Reading(found.hottest_c, found.level, self._saturated), found.hottest_at)
        trusted = scale is not None and scale.trusted
        middle = self.reading_at(0.5, 0.5) if trusted else None
        return Overlay(
            level=found.level,
            error_c=scale.residual_k if scale is not None and trusted else None,
            hottest=hottest,
            middle_c=None if middle is None else middle.celsius,
            scale=Scale(
                self._colours, found.coldest_c, found.hottest_c, self.heat.isotherm_c if trusted else None
            ),
        )

    @property
    def saturated_c(self) -> float | None:
        """The end of the camera's range, while it stands at it."""
        frame = self._raw
        saturated = frame.saturated if frame is not None else self._saturated
        return RANGES_C[self.gain][1] if saturated else None

    @property
    def _colours(self) -> tuple[int, ...]:
        steps = palette(self.heat.palette)[:: 256 // SCALE_STEPS]
        return tuple(int(step) & 0xFFFFFF for step in steps)


def _hottest(reading: Reading, at: tuple[float, float] | None) -> Hottest | None:
    return None if reading.celsius is None else Hottest(reading.celsius, at, reading.at_least)
