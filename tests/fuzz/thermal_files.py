"""Thermal files of cameras, spoiled: FLIR's and DJI's JPEGs, bare records, TIFFs of 16 bits."""

from __future__ import annotations

import os
import struct
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from telemetry.thermal.camera_files.card_file import read_card_file
from telemetry.thermal.painting import Painter
from telemetry.thermal.readings import whole
from tests.fuzz import mutations
from tests.telemetry.thermal.camera_files import made_up_flir as made
from tests.telemetry.thermal.camera_files.made_up_flir import Written

if TYPE_CHECKING:
    from random import Random

WAYS = (Written(), Written(png=True), Written(order=">"), Written(png=True, png_swapped=False))
NASTY = (0, 1, 2, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0x40, 0x20, 60_000)


def a_jpeg(rng: Random, _trap: str) -> bytes:
    """Its records spoiled before they are cut into parts, so that the parts still fit together."""
    if rng.random() < 0.2:
        return mutations.spoiled(rng, rng.choice(_seeds()[-2:]))
    content = bytearray(rng.choice(_seeds()[:-2]))
    for _ in range(rng.randint(0, 4)):
        # The directory, the heads of the records, the camera's numbers: what is believed
        at = rng.choice(
            (rng.randrange(0x14, 0xA0), rng.randrange(len(content) - 4), -rng.randrange(4, 0x400))
        )
        at %= len(content) - 4
        struct.pack_into(rng.choice(("<I", ">I")), content, at, rng.choice(NASTY))
    bare = bytes(content)
    if rng.random() < 0.2:
        bare = mutations.spoiled(rng, bare)
    return bare if rng.random() < 0.2 else made.flir_jpeg(bare, rng.choice((700, 4_000, 60_000)))


def a_tiff(rng: Random, _trap: str) -> bytes:
    content = bytearray(_tiff())
    for _ in range(rng.randint(0, 3)):
        start = int.from_bytes(content[4:8], "little") % len(content)
        at = rng.choice((start + rng.randrange(200), rng.randrange(len(content)))) % (len(content) - 4)
        struct.pack_into("<I", content, at, rng.choice(NASTY))
    return bytes(content)


def take(path: Path) -> object:
    """What can be read can be measured and painted."""
    picture = read_card_file(path, kelvin_per_count=0.01)
    Painter().paint(picture.counts, 0.0)
    return None if picture.frame is None else whole(picture.frame)


@cache
def _seeds() -> tuple[bytes, ...]:
    """Bare records first, then two whole files."""
    records = tuple(made.thermal_fff(how=how) for how in WAYS)
    dji = made.dji_jpeg(made.warm_counts((120, 160)))
    return (*records, made.flir_jpeg(records[1]), dji)


@cache
def _tiff() -> bytes:
    folder = Path(os.environ["FIREDRONE_DATA"])
    folder.mkdir(parents=True, exist_ok=True)
    return made.write_tiff(folder / "seed-thermal.tif", made.warm_counts()).read_bytes()
