"""What the visible camera shows from the same pose: land, houses, things, flames and smoke."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from training.camera import mist
from training.camera.burn_colours import BurnColours
from training.camera.burn_ground import seen_from
from training.camera.canopy import hidden_share
from training.camera.colours import INNER_FLAME_RGB, OUTER_FLAME_RGB, yuv_of
from training.camera.cover import on_picture, outline
from training.camera.flames import tongue
from training.camera.houses import faces
from training.camera.lens import Lens, look
from training.camera.planes import Planes, fill
from training.camera.smoke import Smoke
from training.camera.things import Kind, Placed
from training.camera.view import fires, in_view
from training.camera.warp import FARTHEST, downward, warped

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.camera.flames import Flames
    from training.camera.land import Land
    from training.camera.lens import Projection
    from training.camera.pose import CameraPose
    from training.camera.scene import Scene

VISIBLE_LENS = Lens(1280, 720, 58.0)
SMOKE_RGB, NIGHT_SMOKE_RGB = (196, 196, 198), (54, 42, 34)
SKY_RGB, HAZE_RGB = (128, 168, 212), (188, 200, 208)
CLEAR_SKY_K = 45.0
CLOUDY_RGB = (176, 182, 188)
OUTER_FLAME, INNER_FLAME = yuv_of(*OUTER_FLAME_RGB), yuv_of(*INNER_FLAME_RGB)
GLOWS_C = 520.0  # from this on an ember is seen to glow by day
GLOWS_AT_NIGHT_C = 430.0
HIDDEN = 0.5  # of a thing under trees: the rest is not made out by eye


class VisibleView:
    """A camera's eye over one scene; the same scene, pose, time and number give the same picture."""

    def __init__(self, scene: Scene, land: Land, lens: Lens = VISIBLE_LENS) -> None:
        self.lens = lens
        self._scene, self._land = scene, land
        self._light = scene.light
        clouds = 1.0 - min(1.0, scene.sky_below_air_k / CLEAR_SKY_K)
        blue, grey = np.array(SKY_RGB), np.array(CLOUDY_RGB)
        self._sky_rgb: tuple[int, int, int] = tuple((blue + clouds * (grey - blue)).astype(int).tolist())
        self._on_ground, self._on_roofs = (
            tuple((flames, BurnColours(flames.ground.burn.burning, scene)) for flames in some)
            for some in fires(scene)
        )
        grounds = tuple(flames.ground for flames, _ in (*self._on_ground, *self._on_roofs))
        self._smoke = Smoke(scene, grounds)
        rng = np.random.default_rng((scene.seed, 19))
        deviation = 1.6 if self._light > 0.5 else 4.0  # a dark picture is a noisy one
        spare = (lens.height_px + 64, lens.width_px + 64)
        self._noise = np.round(rng.normal(0.0, deviation, spare)).astype(np.int8)

    def render(self, pose: CameraPose, now_s: float, number: int) -> Planes:
        """The picture `number` of the stream, `now_s` seconds after the scene began."""
        seen = look(self.lens, pose, self._scene.origin)
        luma = warped(self._land.luma, self._land.cell_m, seen)
        chroma = warped(self._land.chroma, 2.0 * self._land.cell_m, seen, pixels=2)
        planes = Planes(luma, np.ascontiguousarray(chroma[:, :, 0]), np.ascontiguousarray(chroma[:, :, 1]))
        self._burning(planes, self._on_ground, seen, now_s)
        self._sky(planes, seen)
        flames: list[Placed] = []
        for it in in_view(self._scene, seen, now_s):
            if it.thing.kind is Kind.FLAME:
                flames.append(it)
            else:
                self._put(planes, it, seen)
        for face in faces(self._scene, seen):
            fill(planes, face.corners_px, self._lit(face.colour, 0.45 + 0.62 * face.sunny))
        self._burning(planes, self._on_roofs, seen, now_s)
        for it in flames:
            self._flame(planes, it, seen, now_s)
        for of_fire, _ in (*self._on_ground, *self._on_roofs):
            level = seen.raised(of_fire.ground.burn.burning.above_m)
            for it in of_fire.seen(level, now_s):
                flames.append(it)
                self._flame(planes, it, level, now_s)
        self._glow(planes, flames, seen)
        self._hide(planes, seen, now_s)
        self._mist(planes, seen)
        top, left = (number * 37) % 64, (number * 23) % 64
        height, width = planes.luma.shape
        cv2.add(
            planes.luma,
            self._noise[top : top + height, left : left + width],
            dst=planes.luma,
            dtype=cv2.CV_8U,
        )
        return planes

    def _burning(
        self, planes: Planes, some: tuple[tuple[Flames, BurnColours], ...], seen: Projection, now_s: float
    ) -> None:
        for flames, colours in some:
            level = seen.raised(flames.ground.burn.burning.above_m)
            found = seen_from(flames.ground, level, now_s, pixels=2)
            if found is None:
                continue
            cover, y, u, v = (np.take(table, found.index) for table in colours.at(now_s))
            fine = tuple(slice(2 * part.start, 2 * part.stop) for part in (found.rows, found.columns))
            _cover_with(planes.blue[found.rows, found.columns], cover, u)
            _cover_with(planes.red[found.rows, found.columns], cover, v)
            _cover_with(planes.luma[fine], cover, y)

    def _mist(self, planes: Planes, seen: Projection) -> None:
        clear = mist.clear_share(seen, self._scene.visibility_m)
        if clear is not None:
            hazy = self._lit(HAZE_RGB, 0.95)
            for plane, value in zip((planes.luma, planes.blue, planes.red), hazy, strict=True):
                _blend(plane, clear, value)

    def _put(self, planes: Planes, it: Placed, seen: Projection) -> None:
        corners = on_picture(outline(it), seen)
        if corners is None:
            return
        if hidden_share(it, self._land, self._scene.crowns_m, seen) > HIDDEN:
            return
        glows_c = GLOWS_C if self._light > 0.5 else GLOWS_AT_NIGHT_C
        if it.thing.kind is Kind.EMBER and it.celsius > glows_c:
            fill(planes, corners, yuv_of(255.0, 90.0 + 0.2 * (it.celsius - glows_c), 20.0))
            return
        if it.thing.kind in {Kind.PERSON, Kind.VEHICLE} and it.thing.ahead_m == 0.0 and self._light > 0.5:
            shadow = corners + np.array([0.06, -0.06]) * np.ptp(corners, axis=0).max()
            fill(planes, shadow, (40.0, 128.0, 126.0))
        fill(planes, corners, self._lit(it.thing.colour, 1.0))

    def _flame(self, planes: Planes, it: Placed, seen: Projection, now_s: float) -> None:
        """Three tongues of fire that stand on the patch, each with a brighter one inside."""
        shapes = [tongue(it, now_s, number, share) for number in range(3) for share in (1.0, 0.55)]
        pixels, ahead = seen.pixels_of(np.array(shapes).reshape(-1, 3))
        if not bool((ahead > 0.0).all()):
            return
        for number, corners in enumerate(np.split(pixels, len(shapes))):
            hull = cv2.convexHull(corners.astype(np.float32))
            fill(planes, np.asarray(hull, np.float64)[:, 0, :], INNER_FLAME if number % 2 else OUTER_FLAME)

    def _glow(self, planes: Planes, flames: list[Placed], seen: Projection) -> None:
        """At night flames light the ground round them."""
        if self._light > 0.5 or not flames:
            return
        height, width = (side // 16 for side in planes.luma.shape)
        light = np.zeros((height, width), np.float32)
        middles = np.array([(it.east_m, it.north_m, 0.5) for it in flames])
        pixels, ahead = seen.pixels_of(middles)
        for (x, y), far in zip(pixels, ahead, strict=True):
            if far > 0.0 and abs(x) < 9_000 and abs(y) < 9_000:
                r = max(1, round(5.0 * seen.lens.focal_px / float(far) / 16))
                cv2.circle(light, (int(x) // 16, int(y) // 16), r, 1.0, -1)
        cv2.GaussianBlur(light, (0, 0), 2.5, dst=light)
        large = np.asarray(
            cv2.resize(light, planes.luma.shape[::-1], interpolation=cv2.INTER_LINEAR), np.float32
        )
        cv2.add(planes.luma, large * np.float32(46.0), dst=planes.luma, dtype=cv2.CV_8U)
        half = np.asarray(
            cv2.resize(light, planes.blue.shape[::-1], interpolation=cv2.INTER_LINEAR), np.float32
        )
        cv2.subtract(planes.blue, half * np.float32(22.0), dst=planes.blue, dtype=cv2.CV_8U)
        cv2.add(planes.red, half * np.float32(20.0), dst=planes.red, dtype=cv2.CV_8U)

    def _hide(self, planes: Planes, seen: Projection, now_s: float) -> None:
        clear = self._smoke.clear_share(seen, now_s)
        if clear is None:
            return
        smoke = yuv_of(*(self._smoke.rgb or SMOKE_RGB if self._light > 0.5 else NIGHT_SMOKE_RGB))
        for plane, value in zip((planes.luma, planes.blue, planes.red), smoke, strict=True):
            _blend(plane, clear, value)

    def _sky(self, planes: Planes, seen: Projection) -> None:
        for plane, pixels in ((0, 1), (1, 2), (2, 2)):
            down = downward(seen, pixels)
            if down is None:
                return
            picture = (planes.luma, planes.blue, planes.red)[plane]
            haze, sky = self._lit(HAZE_RGB, 1.0)[plane], self._lit(self._sky_rgb, 1.0)[plane]
            above = np.float32(haze) + np.clip(-down * 4.0, 0.0, 1.0) * np.float32(sky - haze)
            clear = np.clip((down - FARTHEST) * 7.0, 0.0, 1.0)
            ground = picture * clear + np.float32(haze) * (1.0 - clear)
            np.copyto(picture, np.where(down > FARTHEST, ground, above), casting="unsafe")

    def _lit(self, rgb: tuple[int, int, int], share: float) -> tuple[float, float, float]:
        red, green, blue = (min(255.0, part * share) for part in rgb)
        y, u, v = yuv_of(red, green, blue)
        return (
            16.0 + (y - 16.0) * self._light,
            128.0 + (u - 128.0) * self._light,
            128.0 + (v - 128.0) * self._light,
        )


def _cover_with(part: NDArray[np.uint8], cover: NDArray[np.float32], colour: NDArray[np.float32]) -> None:
    """`part` of a plane under a colour that is already multiplied by how much it covers."""
    if part.shape != cover.shape:
        cover, colour = (
            np.asarray(cv2.resize(layer, part.shape[::-1], interpolation=cv2.INTER_LINEAR), np.float32)
            for layer in (cover, colour)
        )
    np.copyto(part, part * (np.float32(1.0) - cover) + colour, casting="unsafe")


def _blend(plane: NDArray[np.uint8], clear: NDArray[np.float32], value: float) -> None:
    """`plane` seen through smoke of one colour: (plane - value) * clear + value."""
    large = np.asarray(cv2.resize(clear, plane.shape[::-1], interpolation=cv2.INTER_LINEAR), np.float32)
    seen = np.subtract(plane, np.float32(value), dtype=np.float32)
    seen *= large
    seen += np.float32(value)
    np.copyto(plane, seen, casting="unsafe")
