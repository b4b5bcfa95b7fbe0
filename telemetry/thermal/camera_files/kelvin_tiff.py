"""TIFFs of 16 bits whose numbers are temperatures, once somebody says in what steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from maps.foreign.file import FormatError, plain
from maps.foreign.limits import MAX_THERMAL_PX
from maps.foreign.tiff_file import read_tiff
from telemetry.thermal.camera_files.card_picture import CardPicture, kelvin64_of

if TYPE_CHECKING:
    from pathlib import Path

WHY = (
    "a TIFF does not say what its numbers are: give the steps in Kelvin, as the camera's manual has them "
    "(FLIR 0.04 or 0.4, others 0.01 or 0.015625)"
)
FORM = "TIFF of 16 bits"
_MAKE, _MODEL = 271, 272
_END = 65_535


def tiff_picture(path: Path, kelvin_per_count: float | None) -> CardPicture:
    """FormatError for what is no grid of whole numbers. ValueError for steps that are none."""
    grid = read_tiff(path, (_MAKE, _MODEL))
    values = grid.values
    if values.size > MAX_THERMAL_PX:
        raise FormatError(path, "", f"more than {MAX_THERMAL_PX:,} pixels: not a thermal camera's picture")
    if not (np.isfinite(values).all() and (values == np.rint(values)).all()):
        raise FormatError(path, "", "not whole numbers: a map of temperatures, not a camera's picture")
    if values.min() < 0 or values.max() > _END:
        raise FormatError(path, "", "numbers beyond 16 bits: not a camera's picture")
    camera = " ".join(str(grid.tags.get(tag, "")).strip() for tag in (_MAKE, _MODEL)).strip()
    camera = plain("".join(sign if sign.isprintable() else " " for sign in camera[:80]))
    counts = values.astype(np.uint16)
    if kelvin_per_count is None:
        return CardPicture(camera, FORM, counts, None, why=WHY)
    if not 0.0 < kelvin_per_count <= 1.0:
        raise ValueError(f"{kelvin_per_count} K a step")
    saturated = int(counts.max()) == _END
    table = kelvin64_of(np.arange(_END + 1, dtype=np.float64) * kelvin_per_count)
    return CardPicture(camera, FORM, counts, np.take(table, counts), saturated)
