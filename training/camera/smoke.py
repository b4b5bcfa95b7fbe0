"""Smoke that drifts with the wind: it hides a part of the visible picture and nothing of the thermal one."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import cv2
import numpy as np

from training.camera.fire_smoke import FireSmoke
from training.camera.wind_way import WindWay

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.camera.burn_ground import BurnGround
    from training.camera.lens import Projection
    from training.camera.scene import Scene

    Floats = NDArray[np.float32]

REDUCED = 4  # smoke is soft: its picture is so much smaller
PUFFS = 9
PUFF_LIVES_S = 16.0
RISES_M_S = 1.6
SPREADS_M_S = 0.62
LARGEST_PX = 700
SPRITES = 6


class Smoke:
    """The plumes of one scene, and the smoke of its spreading fires."""

    def __init__(self, scene: Scene, fires: tuple[BurnGround, ...] = ()) -> None:
        self._scene = scene
        rng = np.random.default_rng((scene.seed, 17))
        self._sprites = [_sprite(rng) for _ in range(SPRITES)]
        self._wind = WindWay(scene)
        self._fires = FireSmoke(fires, self._wind) if fires else None
        self.rgb = fires[0].burn.burning.smoke_rgb if fires else None  # None: as smoke usually is

    def clear_share(self, look: Projection, now_s: float) -> Floats | None:
        """How much of each pixel is seen through it, at a quarter of the size; None: no smoke."""
        height, width = look.lens.height_px // REDUCED, look.lens.width_px // REDUCED
        middles, sizes, strengths, kinds = self._puffs(now_s)
        if self._fires is not None:
            own = self._fires.puffs(now_s)
            middles, sizes = np.concatenate([middles, own.places]), np.concatenate([sizes, own.sizes_m])
            strengths, kinds = np.concatenate([strengths, own.strengths]), np.concatenate([kinds, own.kinds])
        if not len(middles):
            return None
        sprites = kinds % SPRITES
        pixels, ahead = look.pixels_of(middles)
        radius = sizes * look.lens.focal_px / np.abs(ahead) / REDUCED
        clear: Floats | None = None
        for i in np.flatnonzero(ahead > 1.0):
            r = float(min(radius[i], LARGEST_PX / 2))
            x, y = float(pixels[i, 0]) / REDUCED, float(pixels[i, 1]) / REDUCED
            if x + r <= 0 or y + r <= 0 or x - r >= width or y - r >= height or r < 0.5:
                continue
            if clear is None:
                clear = np.ones((height, width), np.float32)
            _through(clear, self._sprites[int(sprites[i])], (x, y), r, float(strengths[i]))
        return clear

    def _puffs(self, now_s: float) -> tuple[NDArray[np.float64], Floats, Floats, NDArray[np.int64]]:
        places: list[tuple[float, float, float]] = []
        sizes: list[float] = []
        strengths: list[float] = []
        sprites: list[int] = []
        for number, plume in enumerate(self._scene.plumes):
            for puff in range(PUFFS):
                at_s = now_s + PUFF_LIVES_S * (puff / PUFFS + 0.37 * number)
                born, age_s = divmod(at_s, PUFF_LIVES_S)
                life = age_s / PUFF_LIVES_S
                sway = math.sin(born * 2.4 + number * 1.3 + puff) * 0.25
                blown = 1.0 - math.exp(-age_s / 3.0)  # it takes the wind on slowly
                e, n = self._wind.between(now_s - age_s, now_s)
                east, north = plume.at[0] + (e - n * sway) * blown, plume.at[1] + (n + e * sway) * blown
                places.append((east, north, 0.6 + RISES_M_S * age_s))
                sizes.append(plume.spread_m + SPREADS_M_S * age_s)
                strengths.append(plume.strength * min(1.0, life * 8.0) * (1.0 - life) ** 1.3)
                sprites.append(int(born * 5 + puff + number) % SPRITES)
        return (
            np.array(places, np.float64).reshape(-1, 3),
            np.array(sizes, np.float32),
            np.array(strengths, np.float32),
            np.array(sprites, np.int64),
        )


def _sprite(rng: np.random.Generator) -> Floats:
    """A ragged cloud, 0 at its edge."""
    n = 96
    y, x = np.mgrid[-1.0 : 1.0 : n * 1j, -1.0 : 1.0 : n * 1j]
    frequency = np.hypot(np.fft.fftfreq(n)[:, None], np.fft.fftfreq(n)[None, :])
    frequency[0, 0] = 1.0
    noise = np.fft.ifft2(np.fft.fft2(rng.standard_normal((n, n))) * frequency**-1.6 * (frequency < 1.0)).real
    ragged = np.clip(1.0 - (x * x + y * y) * 1.25 + 0.28 * noise / noise.std(), 0.0, 1.0)
    edge = np.clip(1.0 - (x * x + y * y), 0.0, 1.0)
    return (ragged * np.sqrt(edge)).astype(np.float32)


def _through(clear: Floats, sprite: Floats, at: tuple[float, float], r: float, strength: float) -> None:
    x, y = at
    height, width = clear.shape
    left, top, right, bottom = (
        max(0, int(x - r)),
        max(0, int(y - r)),
        min(width, int(x + r) + 1),
        min(height, int(y + r) + 1),
    )
    if right <= left or bottom <= top:
        return
    scale = len(sprite) / (2.0 * r)
    matrix = np.array([[scale, 0.0, (left - x + r) * scale], [0.0, scale, (top - y + r) * scale]])
    part = cv2.warpAffine(
        sprite, matrix, (right - left, bottom - top), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    )
    clear[top:bottom, left:right] *= np.float32(1.0) - np.asarray(part, np.float32) * np.float32(strength)
