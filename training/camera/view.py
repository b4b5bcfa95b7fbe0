"""What the thermal camera measures from a pose: one picture in counts of 1/64 Kelvin."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from telemetry.thermal.frame import COUNTS_PER_KELVIN, celsius, counts_of
from training.camera import mist
from training.camera.burn_colours import BurnHeat
from training.camera.burn_ground import laid_out, seen_from
from training.camera.canopy import hidden_share
from training.camera.cover import on_picture, outline, shares
from training.camera.flames import Flames, flames_on, tongue
from training.camera.houses import faces
from training.camera.lens import Lens, look
from training.camera.radiance import counts_of_radiance, counts_sent, mixed_c, radiance_of_counts, sent
from training.camera.scene import roof_celsius
from training.camera.things import Placed, placed
from training.camera.warp import FARTHEST, downward, warped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from telemetry.thermal.frame import Counts
    from training.camera.land import Land
    from training.camera.lens import Projection
    from training.camera.pose import CameraPose
    from training.camera.scene import Scene

THERMAL_LENS = Lens(640, 512, 32.0)
HIGH_GAIN_C = (-20.0, 150.0)  # what a Siyi camera measures, by gain
LOW_GAIN_C = (50.0, 550.0)
NETD_K = 0.062  # noise of one pixel from picture to picture
PATTERN_K = 0.04  # of each pixel and of each column, which comes and goes in minutes
PATTERN_LASTS_S = 240.0
VIGNETTE_K = 0.35  # the corners see a little of the colder housing
NOISE_SPARE = 256  # the noise is cut anew from a larger picture each time


@dataclass(frozen=True, slots=True)
class Extremes:
    """As CAMERA_THERMAL_RANGE says them: places are 0..1 from the left and from the top."""

    hottest_c: float
    coldest_c: float
    hottest_at: tuple[float, float]
    coldest_at: tuple[float, float]


class ThermalView:
    """A camera's eye over one scene; the same scene, pose, time and number give the same picture."""

    def __init__(self, scene: Scene, land: Land, lens: Lens = THERMAL_LENS) -> None:
        self.lens = lens
        self.high_gain = True
        self._scene, self._land = scene, land
        rng = np.random.default_rng((scene.seed, 7))
        h, w = lens.height_px, lens.width_px
        spare = (h + NOISE_SPARE, w + NOISE_SPARE)
        self._noise = np.round(rng.normal(0.0, NETD_K * COUNTS_PER_KELVIN, spare)).astype(np.int16)
        pixel_k = rng.normal(0.0, PATTERN_K, (2, h, w)) + rng.normal(0.0, PATTERN_K, (2, 1, w))
        self._pattern = (pixel_k * COUNTS_PER_KELVIN).astype(np.float32)
        y, x = np.mgrid[-1.0 : 1.0 : h * 1j, -1.0 : 1.0 : w * 1j]
        self._vignette = (-VIGNETTE_K / 2 * (x * x + y * y) * COUNTS_PER_KELVIN).astype(np.float32)
        self._on_ground, self._on_roofs = (
            tuple((flames, BurnHeat(flames.ground.burn.burning, scene)) for flames in some)
            for some in fires(scene)
        )
        self._drift: NDArray[np.int16] = np.zeros((h, w), np.int16)
        self._drift_at_s: float | None = None

    def render(self, pose: CameraPose, now_s: float, number: int) -> Counts:
        """The picture `number` of the stream, `now_s` seconds after the scene began."""
        counts = self.scenery(pose, now_s, number)
        rng = np.random.default_rng((self._scene.seed, 11, number))
        top, left = rng.integers(0, NOISE_SPARE, 2).tolist()
        h, w = counts.shape
        disturbed = self._noise[top : top + h, left : left + w] + self._drift_now(now_s)
        cv2.add(counts, disturbed, dst=counts, dtype=cv2.CV_16U)
        low_c, high_c = HIGH_GAIN_C if self.high_gain else LOW_GAIN_C
        np.clip(counts, counts_of(low_c), counts_of(high_c), out=counts)
        return counts

    def scenery(self, pose: CameraPose, now_s: float, number: int) -> Counts:
        """The same before the camera's own noise and limits."""
        seen = look(self.lens, pose, self._scene.origin)
        counts = warped(self._land.counts, self._land.cell_m, seen)
        self._burning(counts, self._on_ground, seen, now_s)
        self._sky(counts, seen)
        self._houses(counts, seen)
        self._burning(counts, self._on_roofs, seen, now_s)
        counts = np.asarray(cv2.GaussianBlur(counts, (3, 3), 0.5), np.uint16)
        for it in in_view(self._scene, seen, now_s):
            self._put(counts, it, seen)
        self._glints(counts, number)
        self._mist(counts, seen)
        return counts

    def _burning(
        self, counts: Counts, some: tuple[tuple[Flames, BurnHeat], ...], seen: Projection, now_s: float
    ) -> None:
        for flames, heat in some:
            level = seen.raised(flames.ground.burn.burning.above_m)
            found = seen_from(flames.ground, level, now_s)
            if found is None:
                continue
            part = counts[found.rows, found.columns]
            np.copyto(part, np.take(heat.at(now_s), found.index), where=found.index > 0)
            for it in flames.seen(level, now_s):
                shown = int(counts_sent(np.array(it.celsius), self._scene.sky_c))
                corners, ahead = level.pixels_of(np.array(tongue(it, now_s, 1, 1.0)))
                if bool((ahead > 0.0).all()):
                    cv2.fillConvexPoly(counts, np.round(corners - 0.5).astype(np.int32), shown)

    def _mist(self, counts: Counts, seen: Projection) -> None:
        clear = mist.clear_share(seen, self._scene.visibility_m, mist.THERMAL_SHARE)
        if clear is not None:
            large = np.asarray(cv2.resize(clear, counts.shape[::-1], interpolation=cv2.INTER_LINEAR))
            air = np.float32(counts_of(self._scene.air_c))
            np.copyto(counts, (counts - air) * large + air, casting="unsafe")

    def _put(self, counts: Counts, it: Placed, seen: Projection) -> None:
        """Radiances mix, not temperatures: a small ember lifts its pixel more than its share of degrees."""
        corners = on_picture(outline(it), seen)
        covered = None if corners is None else shares(corners, self.lens.width_px, self.lens.height_px)
        if covered is not None:
            rows, columns, share = covered
            if self._scene.crowns_m:
                share *= np.float32(1.0 - hidden_share(it, self._land, self._scene.crowns_m, seen))
            self._mix(counts, rows, columns, share, it.celsius)

    def _mix(
        self, counts: Counts, rows: slice, columns: slice, share: NDArray[np.float32], celsius_deg: float
    ) -> None:
        behind = radiance_of_counts()[counts[rows, columns]]
        received = behind + share * (np.float32(sent(celsius_deg, self._scene.sky_c)) - behind)
        counts[rows, columns] = counts_of_radiance(received.astype(np.float32))

    def _houses(self, counts: Counts, seen: Projection) -> None:
        scene = self._scene
        warm, air = roof_celsius(scene), scene.air_c
        for face in faces(scene, seen):
            # the side in the shade is halfway to the air
            lit = min(1.0, 0.35 + face.sunny) if scene.sun > 0.0 else 1.0
            surface_c = air + (warm - air) * lit if face.roof else air + (1.5 + 7.0 * scene.sun * face.sunny)
            shown = counts_of(mixed_c(((1.0, surface_c),), scene.sky_c))
            cv2.fillConvexPoly(counts, np.round(face.corners_px - 0.5).astype(np.int32), shown)

    def _sky(self, counts: Counts, seen: Projection) -> None:
        down = downward(seen)
        if down is None:
            return
        air, overhead = self._scene.air_c, self._scene.sky_c
        up = np.maximum(0.0, -down)
        sky_c = air - (air - overhead) * np.minimum(1.0, 0.25 + 1.2 * np.sqrt(up))
        sky = ((sky_c + 273.15) * COUNTS_PER_KELVIN).astype(np.uint16)
        # far ground is seen through so much air that it looks as warm as the air
        clear = np.clip((down - FARTHEST) * 12.0, 0.0, 1.0)
        hazy = counts * clear + np.float32(counts_of(air)) * (1.0 - clear)
        np.copyto(
            counts,
            np.where(down > FARTHEST, hazy, np.where(down > 0.0, counts_of(air), sky)),
            casting="unsafe",
        )

    def _glints(self, counts: Counts, number: int) -> None:
        if not self._scene.glints_a_picture:
            return
        rng = np.random.default_rng((self._scene.seed, 13, number))
        h, w = self.lens.height_px, self.lens.width_px
        for _ in range(int(rng.poisson(self._scene.glints_a_picture))):
            x, y = float(rng.uniform(2, w - 2)), float(rng.uniform(2, h - 2))
            across = rng.uniform(0.5, 1.4)
            corners = np.array([x, y]) + across * np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) / 2
            covered = shares(corners, w, h)
            if covered is not None:
                self._mix(counts, *covered, celsius_deg=float(rng.uniform(60.0, 240.0)))

    def _drift_now(self, now_s: float) -> NDArray[np.int16]:
        """The fixed pattern, worked out once a second: it turns slowly from one picture into another."""
        if self._drift_at_s != math.floor(now_s):
            self._drift_at_s = math.floor(now_s)
            turn = 2.0 * math.pi * self._drift_at_s / PATTERN_LASTS_S
            pattern = self._pattern[0] * math.cos(turn) + self._pattern[1] * math.sin(turn) + self._vignette
            self._drift = np.asarray(np.rint(pattern), np.int16)
        return self._drift


def fires(scene: Scene) -> tuple[tuple[Flames, ...], tuple[Flames, ...]]:
    """Its fires on the ground and those seen through roofs, laid out to be looked at: 0.1 s each."""
    grounds = (laid_out(burn, scene.plan) for burn in scene.burns)
    flames = tuple(flames_on(ground) for ground in grounds if ground is not None)
    on_roofs = tuple(it for it in flames if it.ground.burn.burning.above_m > 0.0)
    return tuple(it for it in flames if it not in on_roofs), on_roofs


def in_view(scene: Scene, seen: Projection, now_s: float) -> Iterator[Placed]:
    """The scene's things that may be in the picture, those that lie on others last."""
    now = [placed(thing, now_s, scene.air_c) for thing in scene.things if thing.since_s <= now_s]
    if not now:
        return
    middles = np.array([(it.east_m, it.north_m, 0.0) for it in now])
    pixels, ahead = seen.pixels_of(middles)
    reach = (
        np.array([max(it.thing.length_m, it.thing.width_m) for it in now])
        * seen.lens.focal_px
        / np.abs(ahead)
    )
    reach += BESIDE_PICTURE_PX
    inside = (ahead > 0.0) & (pixels > -reach[:, None]).all(axis=1)
    inside &= (pixels < np.array([seen.lens.width_px, seen.lens.height_px]) + reach[:, None]).all(axis=1)
    for index in np.flatnonzero(inside):
        yield now[index]


BESIDE_PICTURE_PX = 4.0


def extremes(counts: Counts) -> Extremes:
    """The hottest and the coldest pixel, and the middles of them."""
    h, w = counts.shape
    lowest, highest, coldest_at, hottest_at = cv2.minMaxLoc(counts)
    return Extremes(
        celsius(highest),
        celsius(lowest),
        ((hottest_at[0] + 0.5) / w, (hottest_at[1] + 0.5) / h),
        ((coldest_at[0] + 0.5) / w, (coldest_at[1] + 0.5) / h),
    )
