"""Maps in PDF files that others made, drawn in a process of their own that is ended when it is slow."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any, BinaryIO, Self, cast

import numpy as np

from maps.foreign.file import FormatError, size
from maps.foreign.json_file import json_of
from maps.foreign.limits import MAX_PDF_BYTES, MAX_PDF_STEP_S, MAX_SHEET_PX

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    Floats = NDArray[np.float64]

NEEDS = "GeoPDFs need more packages: pip install 'firedrone[gis]'"
MAX_LINE_BYTES = 1_000_000
MOST_PX = MAX_SHEET_PX // 4  # an A0 page at 200 dots an inch has 62 million


class PdfMap:
    """The map on a page. Used by one thread."""

    def __init__(self, path: Path) -> None:
        """FormatError: no PDF, no place, damaged, or drawing it takes too long."""
        if any(importlib.util.find_spec(name) is None for name in ("pypdf", "pypdfium2")):
            raise FormatError(path, "", NEEDS)
        try:
            is_large = path.stat().st_size > MAX_PDF_BYTES
            with path.open("rb") as file:
                is_pdf = b"%PDF-" in file.read(1024)
        except OSError as e:
            raise FormatError(path, "", f"cannot be read: {e.strerror}") from e
        if is_large or not is_pdf:
            what = (
                f"larger than {size(MAX_PDF_BYTES)}: save only the map" if is_large else "this is not a PDF"
            )
            raise FormatError(path, "", what)
        self._path = path
        root = str(Path(__file__).parents[2])
        self._process = subprocess.Popen(  # noqa: S603 our own words, and the name of a file
            [sys.executable, "-m", "maps.foreign.pdf_worker", str(path.absolute()), str(MOST_PX)],
            env=os.environ | {"PYTHONPATH": root},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._stdin = cast("BinaryIO", self._process.stdin)
        self._stdout = cast("BinaryIO", self._process.stdout)
        self._was_late = False
        try:
            self._learn()
        except FormatError:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        with suppress(OSError):  # what was not read any more
            self._stdin.close()
        self._stdout.close()
        self._process.wait()

    def rows(self, top: int, bottom: int) -> Pixels:
        """RGBA of the rows from `top` up to, not including, `bottom`."""
        order = f"{top} {bottom}\n".encode()
        wanted = (bottom - top) * self.width_px * 3
        raw = self._answer(wanted, order)
        if len(raw) != wanted:
            raise self._ended()
        pixels = np.full((bottom - top, self.width_px, 4), 255, np.uint8)
        pixels[..., :3] = np.frombuffer(raw, np.uint8).reshape(bottom - top, self.width_px, 3)
        return pixels

    def _learn(self) -> None:
        """Where the map lies, and how large it is drawn."""
        line = self._answer(None)
        if not line.endswith(b"\n"):
            raise self._ended()
        said = cast("dict[str, Any]", json_of(self._path, line.decode()))
        if "refused" in said:
            raise FormatError(self._path, "", str(said["refused"]))
        self.width_px, self.height_px = int(said["width_px"]), int(said["height_px"])
        self.epsg: int | None = said["epsg"]
        # across and down in shares of the map, latitude, longitude
        self.points: Floats = np.array(said["points"], np.float64)

    def _answer(self, wanted_bytes: int | None, order: bytes = b"") -> bytes:
        """As many bytes, or a line; less where the process ended."""
        late = Timer(MAX_PDF_STEP_S, self._kill)
        late.start()
        try:
            self._stdin.write(order)
            self._stdin.flush()
            return (
                self._stdout.readline(MAX_LINE_BYTES)
                if wanted_bytes is None
                else self._stdout.read(wanted_bytes)
            )
        except OSError:
            return b""
        finally:
            late.cancel()

    def _kill(self) -> None:
        self._was_late = True
        self._process.kill()

    def _ended(self) -> FormatError:
        if self._was_late:
            what = f"drawing it took longer than {MAX_PDF_STEP_S:.0f} s: save it as a GeoTIFF"
            return FormatError(self._path, "", what)
        return FormatError(self._path, "", "damaged, or too large to be drawn: save it as a GeoTIFF")
