"""What burning and burnt ground shows at each age: counts to the thermal camera, colours to the other one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from training.camera.burn_ground import BINS, BINS_PER_ROOT_S, PATCHES, ages_s
from training.camera.colours import INNER_FLAME_RGB, OUTER_FLAME_RGB, yuv_of
from training.camera.radiance import counts_sent

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.camera.burn import Burning
    from training.camera.scene import Scene

    Floats = NDArray[np.float32]

SUN_WARMS_K = 8.0  # black ground more than what stood on it
FLICKERS = 0.35  # share of a flame's excess
CHAR_RGB, ASH_RGB = (36, 33, 31), (104, 100, 96)
ASH_SHARE = 0.3
GLOWS_C, GLOWS_AT_NIGHT_C = 520.0, 380.0  # from this on it is seen to glow


class BurnHeat:
    """Counts by `Seen.index` of one fire under one sky."""

    def __init__(self, burning: Burning, scene: Scene) -> None:
        self._burning, self._air_c, self._sky_c = burning, scene.air_c, scene.sky_c
        celsius = burnt_celsius(burning, scene.air_c) + SUN_WARMS_K * scene.sun * burning.charred
        self._table = counts_sent(celsius, self._sky_c)
        self._flames = slice(1, _flame_bins(burning))

    def at(self, now_s: float) -> NDArray[np.uint16]:
        """Valid until it is asked for again."""
        burning, air_c = self._burning, self._air_c
        if self._flames.stop > 1:
            flickering = 1.0 - FLICKERS * _flicker(now_s)
            flames_c = air_c + (burning.flame_c - air_c) * flickering
            self._table[self._flames] = counts_sent(flames_c, self._sky_c)[None, :]
        return self._table.ravel()


class BurnColours:
    """Colours by `Seen.index` of one fire in the scene's light, already multiplied by how much they cover."""

    def __init__(self, burning: Burning, scene: Scene) -> None:
        ages = ages_s()[:, None]
        patch = (np.arange(PATCHES) + 0.5)[None, :] / PATCHES
        self._cover = np.zeros((BINS, PATCHES), np.float32)
        self._cover[1:] = burning.charred * (1.0 - 0.25 * np.abs(patch - 0.5))
        ash = np.clip((ASH_SHARE - patch) / ASH_SHARE, 0.0, 1.0) * np.ones((BINS, 1))
        black, grey = np.array(CHAR_RGB, float), np.array(ASH_RGB, float)
        rgb = (black + ash[:, :, None] * (grey - black)) * scene.light
        glows_c = GLOWS_C if scene.light > 0.5 else GLOWS_AT_NIGHT_C
        celsius = burnt_celsius(burning, scene.air_c)
        glow = np.clip((celsius - glows_c) / 140.0, 0.0, 1.0) * (ages >= burning.flame_s)
        ember = np.array((250.0, 74.0, 14.0)) * (0.55 + 0.45 * np.minimum(glow, 1.0))[:, :, None]
        rgb = np.where((glow > 0.0)[:, :, None], rgb + (ember - rgb) * np.sqrt(glow)[:, :, None], rgb)
        self._yuv = np.stack([_channel(rgb, part) for part in range(3)]).astype(np.float32)
        self._flames = slice(1, _flame_bins(burning))

    def at(self, now_s: float) -> tuple[Floats, Floats, Floats, Floats]:
        """Cover (0 where it did not burn), and Y, U and V times cover."""
        if self._flames.stop > 1:
            hot = 1.0 - _flicker(now_s)
            self._cover[self._flames] = (0.4 + 0.5 * hot)[None, :]
            outer, inner = np.array(yuv_of(*OUTER_FLAME_RGB)), np.array(yuv_of(*INNER_FLAME_RGB))
            for part in range(3):
                self._yuv[part][self._flames] = outer[part] + (inner[part] - outer[part]) * hot[None, :] ** 2
        cover = self._cover.ravel()
        y, u, v = (part.ravel() * cover for part in self._yuv)
        return cover, y, u, v


def burnt_celsius(burning: Burning, air_c: float) -> NDArray[np.float64]:
    """By age and patch, without flicker and sun: flames, then a bed and embers that cool."""
    ages = ages_s()[:, None]
    patch = (np.arange(PATCHES) + 0.5)[None, :] / PATCHES
    glowing = np.clip((patch - 1.0 + burning.ember_share) / burning.ember_share, 0.0, 1.0)
    since = np.maximum(0.0, ages - burning.flame_s)
    bed = (0.45 + 1.1 * patch) * (burning.bed_c - air_c) * np.exp(-since / burning.bed_s)
    embers = np.sqrt(glowing) * (burning.ember_c - air_c) * np.exp(-since / burning.ember_s)
    excess = np.where(ages < burning.flame_s, burning.flame_c - air_c, np.maximum(bed, embers))
    return air_c + excess


def _flame_bins(burning: Burning) -> int:
    """The first bin without flames."""
    return min(BINS, 1 + round(np.sqrt(burning.flame_s) * BINS_PER_ROOT_S))


def _flicker(now_s: float) -> NDArray[np.float64]:
    """Of each patch, 0..1."""
    phase = np.arange(PATCHES) * 2.4
    return 0.5 + 0.3 * np.sin(now_s * 13.0 + phase) + 0.2 * np.sin(now_s * 7.3 + 1.7 * phase)


def _channel(rgb: NDArray[np.float64], part: int) -> NDArray[np.float64]:
    weights = ((16.0, 0.257, 0.504, 0.098), (128.0, -0.148, -0.291, 0.439), (128.0, 0.439, -0.368, -0.071))
    ground, red, green, blue = weights[part]
    return ground + red * rgb[:, :, 0] + green * rgb[:, :, 1] + blue * rgb[:, :, 2]
