"""Both of a camera's eyes over one scene, ready to look; made beside the streams, as it takes a moment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from training.camera.land import paint
from training.camera.lens import Lens
from training.camera.view import ThermalView
from training.camera.visible import VisibleView

if TYPE_CHECKING:
    from training.camera.land import Land
    from training.camera.scene import Scene
    from training.camera.settings import CameraSettings


@dataclass(slots=True)
class Eyes:
    scene: Scene
    land: Land
    thermal: ThermalView
    visible: VisibleView


def eyes_on(scene: Scene, settings: CameraSettings, before: Eyes | None = None) -> Eyes:
    """A second or two; a tenth of that where `before` looked at the same land in the same light."""
    is_same = before is not None and _ground(before.scene) == _ground(scene)
    land = before.land if before is not None and is_same else paint(scene, settings.cell_m)
    return Eyes(
        scene,
        land,
        ThermalView(scene, land, Lens(*settings.thermal_px, settings.thermal_hfov_deg)),
        VisibleView(scene, land, Lens(*settings.visible_px, settings.visible_hfov_deg)),
    )


def resized(eyes: Eyes, stream: str, size_px: tuple[int, int]) -> None:
    """Pictures of "thermal" or "visible" get another size; nothing is done where they have it."""
    view = eyes.thermal if stream == "thermal" else eyes.visible
    if (view.lens.width_px, view.lens.height_px) == size_px:
        return
    lens = replace(view.lens, width_px=size_px[0], height_px=size_px[1])
    if stream == "thermal":
        eyes.thermal = ThermalView(eyes.scene, eyes.land, lens)
    else:
        eyes.visible = VisibleView(eyes.scene, eyes.land, lens)


def _ground(scene: Scene) -> Scene:
    """All of it that is painted."""
    return replace(
        scene, things=(), plumes=(), winds=(), burns=(), wind_from_deg=0.0, wind_m_s=0.0,
        glints_a_picture=0.0, visibility_m=None, middle=(0.0, 0.0),
    )  # fmt: skip
