"""The pictures onto the stage: which of the two, in which colours, with what stands on it."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from telemetry.georeference.ground_point import GroundPoint
from telemetry.georeference.lens import Lens, lens_of_width
from telemetry.georeference.view import NoGround
from telemetry.hot_spots.detection import HotRule
from telemetry.thermal.palettes import PaletteName
from telemetry.video.stream_status import StreamState
from ui import units
from ui.desk.video_desk import Eye
from ui.video.overlay import Bracket, Overlay
from ui.video.to_display import to_display

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from telemetry.georeference.alignment import VideoDelay
    from telemetry.observer import Looked
    from telemetry.state import VehicleState
    from telemetry.video.picture import Picture
    from telemetry.video.settings import VideoSettings
    from telemetry.video.stream_status import StreamStatus
    from ui.wiring.parts import Parts

    Pixels = NDArray[np.uint32 | np.uint8]

BRACKET = (0.09, 0.1125)  # of the picture: as wide as high on 640 x 512
USUAL_PX = (640, 512)
AGE_MS = 100
ASKED_S = 12.0  # how long the answer to a tap on the picture stands


class SeeingWires(QObject):
    """The picture is shown as soon as it is there; ages and readings ten times a second."""

    def __init__(self, parts: Parts, settings: VideoSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts, self._settings = parts, settings
        self._eye = Eye.THERMAL
        self._overlay = Overlay()
        self._looked: Looked | None = None
        self._delay_s: float | None = None
        self._asked: tuple[str, float] | None = None  # words, and when
        self._pixels: Pixels | None = None  # what is on the screen
        self._size_px = USUAL_PX
        stage = parts.stage
        parts.video.picture_came.connect(self._on_picture)
        parts.video.status_changed.connect(self._on_status)
        parts.video.streams_changed.connect(self._on_streams)
        parts.heat.painted.connect(self._on_painted)
        parts.heat.read.connect(self._on_read)
        parts.heat.measured.connect(parts.spots.lookout.frame)
        parts.heat.told.connect(parts.spots.lookout.told_range)
        parts.spots.looked.connect(self._on_looked)
        parts.spots.delay_changed.connect(self._on_delay)
        parts.pump.vehicle_changed.connect(self._on_vehicle)
        stage.thermal_wanted.connect(self._on_thermal_wanted)
        stage.picture.tapped.connect(self._on_tapped)
        strip = stage.strip
        strip.palette_wanted.connect(self._on_palette)
        strip.level_lock_wanted.connect(self._on_lock)
        strip.isotherm_wanted.connect(self._on_isotherm)
        strip.wide_range_wanted.connect(parts.heat.set_wide_range)
        self._clock = QTimer(self)
        self._clock.setInterval(AGE_MS)
        self._clock.timeout.connect(self._on_clock)
        self.set_settings(settings)

    def set_settings(self, settings: VideoSettings) -> None:
        """What counts as hot, and the angle of the lens."""
        self._settings = settings
        self._wish()

    @property
    def pixels(self) -> Pixels | None:
        """What is on the screen now, for a snapshot."""
        return self._pixels

    @property
    def eye(self) -> Eye:
        """Which of the two pictures is shown."""
        return self._eye

    @property
    def middle(self) -> GroundPoint | None:
        """The ground under the cross."""
        middle = None if self._looked is None else self._looked.middle
        return middle if isinstance(middle, GroundPoint) else None

    @property
    def overlay(self) -> Overlay:
        """What is read of it now."""
        return self._overlay

    # --- which picture ---------------------------------------------------------------------------

    def _on_thermal_wanted(self, thermal: bool) -> None:
        self._choose(Eye.THERMAL if thermal else Eye.VISIBLE)

    def _choose(self, eye: Eye) -> None:
        if eye is self._eye:
            return
        self._eye = eye
        picture = self._parts.stage.picture
        picture.forget_picture()
        self._parts.stage.show_thermal(eye is Eye.THERMAL)
        self._overlay = Overlay(thermal=eye is Eye.THERMAL)
        status = self._parts.video.status(eye)
        if status is not None:
            self._on_status(eye, status)
        newest = self._parts.video.picture(eye)
        if newest is not None:
            self._on_picture(eye, newest)

    def _on_streams(self) -> None:
        eyes = self._parts.video.eyes
        if eyes and self._eye not in eyes:
            self._choose(next(iter(eyes)))
        if eyes:
            self._clock.start()
        else:
            self._clock.stop()
            self._pixels = self._looked = None
            self._parts.stage.picture.forget_picture()

    def _on_picture(self, eye: Eye, picture: Picture) -> None:
        if eye is Eye.THERMAL:
            self._size_px = (picture.width_px, picture.height_px)
            if eye is self._eye:
                self._parts.heat.on_picture(picture)
            self._parts.spots.lookout.picture(picture, white_hot=True)
            return
        if eye is self._eye:
            view = self._parts.stage.picture
            ratio = view.devicePixelRatioF()
            size = (max(2, round(view.width() * ratio)), max(2, round(view.height() * ratio)))
            self._show(to_display(picture, *size))
            self._show_overlay(Overlay(thermal=False))

    def _on_painted(self, pixels: Pixels) -> None:
        if self._eye is Eye.THERMAL:
            self._show(pixels)

    def _show(self, pixels: Pixels) -> None:
        self._pixels = pixels
        self._parts.stage.picture.show_picture(pixels)

    # --- how it is -------------------------------------------------------------------------------

    def _on_status(self, eye: Eye, status: StreamStatus) -> None:
        if eye is not self._eye:
            return
        picture = self._parts.stage.picture
        if status.state is StreamState.CONNECTING and status.trouble is None:
            picture.show_connecting()
        elif status.trouble is not None and status.state is not StreamState.LIVE:
            picture.show_trouble(status.trouble)

    def _on_clock(self) -> None:
        self._parts.stage.picture.show_age(self._parts.video.age_s(self._eye))
        if self._asked is not None and time.monotonic() - self._asked[1] > ASKED_S:
            self._asked = None

    def _on_vehicle(self, state: VehicleState, now_s: float) -> None:
        told = next((camera.thermal for camera in state.cameras if camera.thermal is not None), None)
        if told is not None:  # from the link's clock to this computer's
            told = replace(told, received_s=time.monotonic() - (now_s - told.received_s))
        self._parts.heat.on_tick(told)
        self._parts.spots.on_vehicle(state, now_s)
        self._wish()

    # --- what stands on it -----------------------------------------------------------------------

    def _on_read(self, overlay: Overlay) -> None:
        if self._eye is Eye.THERMAL:
            self._show_overlay(overlay)

    def _on_looked(self, looked: Looked) -> None:
        self._looked = looked
        if self._eye is Eye.THERMAL:
            self._show_overlay(self._overlay)

    def _on_delay(self, delay: VideoDelay) -> None:
        self._delay_s = delay.delay_s
        self._wish()

    def _show_overlay(self, overlay: Overlay) -> None:
        looked = self._looked
        brackets = (
            ()
            if looked is None
            else tuple(
                Bracket(one.at, BRACKET, one.spot.number, one.spot.temperature_c, one.spot.at_least)
                for one in looked.marked
            )
        )
        self._overlay = replace(
            overlay,
            brackets=brackets if overlay.thermal else (),
            foot=self._foot(),
        )
        self._parts.stage.picture.show_overlay(self._overlay)

    def _foot(self) -> str:
        """Where the cross is on the ground, or what was asked of another place; how late the picture is."""
        if self._asked is not None:
            return self._asked[0]
        looked = self._looked
        words = "" if looked is None or looked.middle is None else self._place_words(looked.middle)
        if self._delay_s is None:
            return words
        late = self.tr("{time} behind").format(time=units.age(max(0.0, self._delay_s)))
        return f"{words} · {late}" if words else late

    def _place_words(self, found: GroundPoint | NoGround) -> str:
        if isinstance(found, GroundPoint):
            error = units.error(found.ellipse.most_m)
            return f"{units.position(found.at)} {error}"
        return {
            NoGround.ABOVE_HORIZON: self.tr("the sky"),
            NoGround.TOO_FLAT: self.tr("too flat for a place"),
            NoGround.TOO_FAR: self.tr("too far for a place"),
            NoGround.TURN_UNKNOWN: self.tr("the heading is not known"),
            NoGround.IN_THE_GROUND: "",
        }[found]

    def _on_tapped(self, x01: float, y01: float) -> None:
        """What lies there: in words below the picture, and on the map."""
        received_s = time.monotonic() - (self._parts.video.age_s(self._eye) or 0.0)
        reading = self._parts.heat.reading_at(x01, y01) if self._eye is Eye.THERMAL else None
        degrees = (
            "" if reading is None or reading.celsius is None else f"{units.temperature(reading.celsius)} · "
        )

        def answer(found: GroundPoint | NoGround | None) -> None:
            place = (
                self.tr("no place without the drone's position")
                if found is None
                else self._place_words(found)
            )
            self._asked = (f"{degrees}{place}", time.monotonic())
            self._show_overlay(self._overlay)
            if isinstance(found, GroundPoint):
                self._parts.fly_map.show_target(found.at, found.ellipse.most_m)

        self._parts.spots.ask_place((x01, y01), received_s, answer)

    # --- how it is painted and looked through ----------------------------------------------------

    def _on_palette(self, name: str) -> None:
        heat = self._parts.heat
        heat.choose(replace(heat.heat, palette=PaletteName(name)))

    def _on_lock(self, locked: bool) -> None:
        heat = self._parts.heat
        heat.choose(replace(heat.heat, locked=locked))

    def _on_isotherm(self, celsius: float | None) -> None:
        """What is coloured is also what counts as hot."""
        heat = self._parts.heat
        heat.choose(replace(heat.heat, isotherm_c=celsius))
        if celsius is not None:
            self._settings = replace(self._settings, threshold_c=celsius)
            self._wish()

    def _wish(self) -> None:
        parts = self._parts
        status = parts.video.status(Eye.THERMAL)
        parts.spots.wish(
            replace(
                parts.spots.wishes,
                lens=self._lens(),
                rule=HotRule(self._settings.threshold_c),
                heights=parts.flight.ground,
                sender_delay_s=None if status is None else status.sender_delay_s,
            )
        )

    def _lens(self) -> Lens | None:
        """By the crew's own measure, else as the camera says; None: nobody knows the angle."""
        hfov_deg = self._settings.hfov_deg or self._told_hfov_deg()
        if not hfov_deg:
            return None
        try:
            return lens_of_width(hfov_deg, *self._size_px)
        except ValueError:  # a camera that says 400 degrees
            return None

    def _told_hfov_deg(self) -> float | None:
        for camera in self._parts.flight.state.cameras:
            thermal = camera.thermal_stream
            if thermal is not None and thermal.hfov_deg is not None:
                return thermal.hfov_deg
            if camera.info is not None and camera.info.hfov_deg is not None:
                return camera.info.hfov_deg
        return None
