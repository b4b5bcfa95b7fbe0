"""Coded pictures of the test camera's scene, as access units and as a file: the same for everybody."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

from telemetry.video.access_unit import AccessUnit, Encoding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from firedrone.bench.footage.clock_camera import PictureSize
    from training.camera.planes import Planes

FPS = 30
PICTURES = 60  # that are rendered; shown there and back again for as long as it takes
COARSE_M = 0.5
CLOCK_HZ = 90_000
START_CODE = b"\0\0\0\1"
_HEADER = struct.Struct("<IB")


def coded_scene(size: PictureSize, count: int) -> tuple[AccessUnit, ...]:
    """So many pictures a thirtieth of a second apart, a key picture each second, H.264."""
    from training.camera.encoder import Encoder  # noqa: PLC0415  # slow to import, and not for every part

    encoder = Encoder(Encoding.H264, size.width_px, size.height_px, FPS)
    shown = there_and_back(_pictures(size, min(count, PICTURES)))
    units: list[AccessUnit] = []
    for number in range(count):
        coded = encoder.encode(next(shown), key=number % FPS == 0)
        data = b"".join(START_CODE + unit for unit in coded.units)
        units.append(AccessUnit(data, number / FPS, 0.0, coded.key))
    return tuple(units)


def there_and_back(pictures: Sequence[Any]) -> Iterator[Any]:
    """Without end and without a jump."""
    while True:
        yield from pictures
        yield from pictures[-2:0:-1] or pictures


def write_units(path: Path, units: Sequence[AccessUnit]) -> Path:
    """For `read_units` in another process."""
    with path.open("wb") as file:
        for unit in units:
            file.write(_HEADER.pack(len(unit.data), unit.key) + unit.data)
    return path


def read_units(path: Path) -> tuple[AccessUnit, ...]:
    """What `write_units` wrote."""
    data, at, units = path.read_bytes(), 0, list[AccessUnit]()
    while at < len(data):
        length, key = _HEADER.unpack_from(data, at)
        at += _HEADER.size
        units.append(AccessUnit(data[at : at + length], len(units) / FPS, 0.0, bool(key)))
        at += length
    return tuple(units)


def write_file(path: Path, units: Sequence[AccessUnit]) -> Path:
    """A bare H.264 stream for other programs (`.h264`)."""
    path.write_bytes(b"".join(unit.data for unit in units))
    return path


def write_facts(path: Path, facts: dict[str, Any]) -> Path:
    """What a source in another process is told, by the path that is its address."""
    path.write_text(json.dumps(facts))
    return path


def _pictures(size: PictureSize, count: int) -> list[Planes]:
    from training.camera.land import paint  # noqa: PLC0415  # as above
    from training.camera.lens import Lens  # noqa: PLC0415
    from training.camera.palette import Gain, Palette, coloured  # noqa: PLC0415
    from training.camera.pose import circling  # noqa: PLC0415
    from training.camera.samples import sample_scene  # noqa: PLC0415
    from training.camera.view import ThermalView  # noqa: PLC0415
    from training.camera.visible import VisibleView  # noqa: PLC0415

    scene = sample_scene("mop-up")
    land = paint(scene, COARSE_M)
    poses = [circling(scene.origin, number / FPS) for number in range(count)]
    if not size.thermal:
        eye = VisibleView(scene, land, Lens(size.width_px, size.height_px, 58.0))
        return [eye.render(pose, n / FPS, n) for n, pose in enumerate(poses)]
    view = ThermalView(scene, land, Lens(size.width_px, size.height_px, 32.0))
    return [
        coloured(view.render(pose, n / FPS, n), Palette.WHITE_HOT, Gain.PLATEAU)
        for n, pose in enumerate(poses)
    ]
