"""The camera's controls on the camera desk: photo, zoom, where it looks; and the picture that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from maps.geo import AboveHome
from telemetry.camera.drag import Frame
from telemetry.thermal.palettes import PaletteName
from ui.rhythm import Rhythm
from ui.video.camera_abilities import Aim, CameraNow, Control

if TYPE_CHECKING:
    from collections.abc import Callable

    from maps.geo import LatLon
    from telemetry.state import VehicleState
    from ui.desk.heat_desk import Heat
    from ui.wiring.parts import Parts
    from ui.wiring.seeing import SeeingWires

USUAL_HFOV_DEG = 40.0  # for a drag, where the camera does not say its angle
_CAMERA = (Control.PHOTO, Control.RECORD, Control.ZOOM, Control.POINT)


class AimingWires(QObject):
    """What the camera lacks is said on its button; what it refused as well."""

    def __init__(
        self,
        parts: Parts,
        seeing: SeeingWires,
        keep_picture: Callable[[], str | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts, self._seeing, self._keep_picture = parts, seeing, keep_picture
        self._aim = Aim.FREE
        self._said: tuple[object, ...] = ()
        self._reading = Rhythm()
        stage, camera = parts.stage, parts.camera
        strip, picture = stage.strip, stage.picture
        strip.photo_wanted.connect(self._on_photo)
        picture.photo_wanted.connect(self._on_photo)
        strip.record_wanted.connect(camera.record)
        strip.zoom_wanted.connect(camera.zoom)
        picture.zoom_wanted.connect(camera.zoom)
        strip.down_wanted.connect(camera.look_down)
        strip.ahead_wanted.connect(camera.look_ahead)
        strip.place_wanted.connect(self._on_place)
        stage.look_there_wanted.connect(self.look_there)
        picture.dragged.connect(self._on_dragged)
        picture.nudged.connect(self._on_nudged)
        camera.aimed.connect(self._on_aimed)
        camera.answered.connect(self._on_answered)
        camera.looks_at.connect(parts.fly_map.show_target)
        parts.heat.chosen.connect(self._on_heat)
        parts.pump.vehicle_changed.connect(self._on_vehicle)
        self._show_palettes()
        self._show_abilities()

    def _show_palettes(self) -> None:
        self._parts.stage.strip.show_palettes(
            {
                PaletteName.WHITE_HOT: self.tr("White hot"),
                PaletteName.BLACK_HOT: self.tr("Black hot"),
                PaletteName.IRON: self.tr("Iron"),
                PaletteName.RESCUE: self.tr("Rescue"),
            }
        )

    def _on_vehicle(self, state: VehicleState, now_s: float) -> None:
        self._parts.camera.on_vehicle(state, now_s)
        if self._reading.is_due(now_s):
            self._show_abilities()
            self._show_camera()

    def _show_abilities(self) -> None:
        parts = self._parts
        why: dict[Control, str] = {}
        if not parts.flight.is_linked:
            why = dict.fromkeys(_CAMERA, self.tr("no drone is heard"))
        else:
            lacks = self.tr("this camera has none")
            why = {control: lacks for control in _CAMERA if not parts.camera.can(control)}
        if parts.heat.camera is None:
            why[Control.GAIN] = self.tr("not from here with this camera")
        why.pop(Control.PHOTO, None)  # the picture that is shown can always be kept
        said = tuple(sorted(why.items()))
        if said != self._said:
            self._said = said
            parts.stage.strip.show_abilities(why)

    def _show_camera(self) -> None:
        parts = self._parts
        camera, heat = parts.camera.camera, parts.heat
        capturing = None if camera is None else camera.capturing
        recording_s = capturing.recording_s if capturing is not None and capturing.recording else None
        parts.stage.strip.show_camera(
            CameraNow(
                recording_s=None if recording_s is None else float(int(recording_s)),
                aim=self._aim,
                palette=heat.heat.palette,
                level_locked=heat.heat.locked,
                isotherm_c=heat.heat.isotherm_c,
                wide_range=heat.wide_range,
                saturated_c=heat.saturated_c,
            )
        )

    def _on_heat(self, _heat: Heat) -> None:
        self._show_camera()

    def _on_aimed(self, aim: Aim) -> None:
        self._aim = aim
        self._show_camera()

    def _on_answered(self, _control: Control, refused: str) -> None:
        self._parts.window.show_error(refused)

    # --- hands -----------------------------------------------------------------------------------

    def _on_photo(self) -> None:
        """The picture that is shown, into the incident; and one on the camera's card where it takes any."""
        self._keep_picture()
        if self._parts.camera.can(Control.PHOTO):
            self._parts.camera.photo()

    def _on_place(self, on: bool) -> None:
        middle = self._seeing.middle
        if not on:
            self._parts.camera.let_go()
        elif middle is not None:
            self.look_there(middle.at)
        else:
            self._parts.window.show_error(
                self.tr("Nobody knows what is under the cross: no place to look at.")
            )

    def look_there(self, at: LatLon) -> None:
        """A place on the ground, at home's height."""
        self._parts.camera.look_at(at, AboveHome(0.0))

    def _on_dragged(self, dx_px: float, dy_px: float, finished: bool) -> None:
        rect = self._parts.stage.picture.picture_rect()
        if rect.width() > 0 and rect.height() > 0:
            frame = Frame(rect.width(), rect.height(), self._hfov_deg)
            self._parts.camera.drag(frame, dx_px, dy_px, finished=finished)

    def _on_nudged(self, right: int, down: int) -> None:
        self._parts.camera.nudge(right, down, self._hfov_deg)

    @property
    def _hfov_deg(self) -> float:
        lens = self._parts.spots.wishes.lens
        return USUAL_HFOV_DEG if lens is None else lens.hfov_deg
