"""`firedrone thermal`: what is in a thermal file off the card, and how far its degrees are true."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.verbs import say
from firedrone.verbs.options import JsonOption
from firedrone.verbs.say import NotTrue, UsageError
from maps.foreign.file import FormatError
from maps.tiles.encoding import encoded
from telemetry.thermal.camera_files.card_file import read_card_file
from telemetry.thermal.painting import Painter
from telemetry.thermal.palettes import PaletteName
from telemetry.thermal.readings import spot, whole

if TYPE_CHECKING:
    from telemetry.thermal.camera_files.card_picture import CardPicture
    from telemetry.thermal.readings import Reading

_BGRA_TO_RGBA = [2, 1, 0, 3]


def register(app: typer.Typer) -> None:
    """Attach the verb."""
    app.command("thermal")(thermal)


def thermal(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="R-JPEG, FFF, SEQ or 16-bit TIFF.")],
    at: Annotated[str | None, typer.Option(help="The temperature at a pixel: X,Y from left and top.")] = None,
    emissivity: Annotated[
        float | None, typer.Option(min=0.01, max=1.0, help="Instead of what the file says.")
    ] = None,
    kelvin_per_count: Annotated[
        float | None, typer.Option(min=0.0001, max=1.0, help="The steps of a TIFF: 0.04, 0.01, 0.015625.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Paint the picture into this PNG; no position goes along.")
    ] = None,
    palette: Annotated[
        PaletteName, typer.Option(help="The colours of that picture.")
    ] = PaletteName.WHITE_HOT,
    as_json: JsonOption = False,
) -> None:
    """Say what is in thermal files. Exit status 1 when one of several cannot be read; it is named."""
    if out is not None and len(files) != 1:
        raise UsageError(f"--out: one picture, and {len(files)} files are given: name one")
    if out is not None and out.suffix.lower() != ".png":
        raise UsageError(f"--out: {out.name} is not a .png")
    pixel = None if at is None else _pixel(at)
    found: list[dict[str, Any]] = []
    refused = 0
    for path in files:
        try:
            picture = read_card_file(path, emissivity, kelvin_per_count)
        except FormatError as error:
            if len(files) == 1:
                raise
            refused += 1
            say.aside(str(error))
            continue
        found.append(_public(path, picture, pixel))
        if out is not None:
            _paint(picture, palette, out)
    say.result({"files": found}, as_json, "\n".join(line for one in found for line in _lines(one)))
    if refused:
        raise NotTrue(f"{refused} of {len(files)} files could not be read")


def _pixel(text: str) -> tuple[int, int]:
    try:
        x, y = (int(part) for part in text.split(","))
    except ValueError as error:
        raise UsageError(f"--at: {text[:40]!r} is not X,Y in whole pixels") from error
    return x, y


def _public(path: Path, picture: CardPicture, pixel: tuple[int, int] | None) -> dict[str, Any]:
    """The JSON of the command line. None where there are no degrees."""
    height, width = picture.counts.shape
    if pixel is not None and not (0 <= pixel[0] < width and 0 <= pixel[1] < height):
        raise UsageError(f"--at: {pixel[0]},{pixel[1]} is not in {path.name} of {width} x {height} pixels")
    frame, where = picture.frame, picture.surroundings
    read = None if frame is None else whole(frame)
    named = {"max": None, "min": None, "mean": None}
    if read is not None:
        named = {
            "max": {**_degrees(read.hottest), "x_px": read.hottest_px[0], "y_px": read.hottest_px[1]},
            "min": {**_degrees(read.coldest), "x_px": read.coldest_px[0], "y_px": read.coldest_px[1]},
            "mean": _degrees(read.mean),
        }
    at = None if frame is None or pixel is None else spot(frame, *pixel)
    return {
        "file": path.name,
        "form": picture.form,
        "camera": picture.camera,
        "width_px": width,
        "height_px": height,
        "level": int(picture.level),
        "why": picture.why,
        **named,
        "at": None if at is None or pixel is None else {**_degrees(at), "x_px": pixel[0], "y_px": pixel[1]},
        "emissivity": None if where is None else where.emissivity,
        "distance_m": None if where is None else round(where.distance_m, 2),
        "reflected_c": None if where is None else round(where.reflected_c, 1),
    }


def _degrees(reading: Reading) -> dict[str, Any]:
    celsius = None if reading.celsius is None else round(reading.celsius, 1)
    return {"celsius": celsius, "at_least": reading.at_least}


def _lines(found: dict[str, Any]) -> list[str]:
    head = f"{found['file']}: {found['camera'] or 'camera unknown'}, {found['form']}, "
    head += f"{found['width_px']} x {found['height_px']} pixels, level {found['level']}"
    if found["max"] is None:
        return [head, f"  no temperatures: {found['why']}"]
    lines = [head]
    lines += [f"  {name:4} {_said(found[name])}" for name in ("max", "mean", "min", "at") if found[name]]
    if found["emissivity"] is not None:
        lines.append(
            f"  emissivity {found['emissivity']:.2f}, distance {found['distance_m']:.1f} m,"
            f" reflected {found['reflected_c']:.0f} C"
        )
    return lines


def _said(read: dict[str, Any]) -> str:
    where = f" at {read['x_px']},{read['y_px']}" if "x_px" in read else ""
    return f"{'>= ' if read['at_least'] else ''}{read['celsius']:.1f} C{where}"


def _paint(picture: CardPicture, palette: PaletteName, out: Path) -> None:
    """Nothing of the file but its pixels goes into it: no position, no serial number."""
    counts = picture.counts if picture.kelvin64 is None else picture.kelvin64
    painted = Painter(palette).paint(counts, 0.0)
    pixels = painted.astype("<u4").view("u1").reshape(*painted.shape, 4)[..., _BGRA_TO_RGBA]
    out.write_bytes(encoded(pixels))
