"""Read the register of a municipality's cameras: where they stand, what they see, and whether we may look.

    name, lat, lon, height_m, azimuth_deg, hfov_deg, range_m, rtsp_path, owner, may_open

Columns may have their Latvian or Lithuanian names, and a mapping file beside. A password has no place in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.foreign.file import SHOWN_CHARS
from maps.places.cameras import Camera, View
from maps.places.mapping import columns_of, read_mapped
from maps.places.problem import Problem, RowError
from maps.places.row_position import position_of
from maps.places.values import answer, number
from maps.places.words import CAMERA_COLUMNS, Field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from maps.places.mapping import Said

MOST_RANGE_M = 60_000.0  # a tower over a forest on a clear day
MOST_HEIGHT_M = 400.0
MOST_TEXT_CHARS = 300
_REFUSED = "its address holds a user or a password: take them out, they belong in the key store"
# user:password@host, and what cameras take in the address itself
_SECRET = re.compile(r"@|(?:user(?:name)?|usr|login|pass(?:word|wd)?|pwd|auth|token)=", re.IGNORECASE)
_LOGIN = re.compile(r"://[^/]*@")  # in whatever column it got into
_PRINTABLE = re.compile(r"[!-~]*")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CameraFile:
    """All of a register, and the rows that are not as they should be."""

    name: str
    cameras: tuple[Camera, ...]
    problems: tuple[Problem, ...]


def read_cameras(path: Path) -> CameraFile:
    """FormatError when it is no table of cameras; a row that cannot be kept is named and left out."""
    said, table = read_mapped(path)
    columns = columns_of(path, table, said, CAMERA_COLUMNS)
    cameras: list[Camera] = []
    problems: list[Problem] = []
    for row in table.rows:
        where, told = f"row {row.number}", columns.read(row)
        remarks: list[str] = []
        try:
            cameras.append(_camera(told, said, path.name, remarks.append))
        except RowError as error:
            problems.append(Problem(where, _discreet(str(error)), left_out=True))
        problems += [Problem(where, _discreet(remark)) for remark in remarks]
    return CameraFile(path.name, tuple(cameras), tuple(problems))


def _discreet(what: str) -> str:
    """A line quotes the cell that is wrong; one that may be a password is not for everybody's eyes."""
    return (
        "a cell that may hold a user or a password is in the wrong column" if _SECRET.search(what) else what
    )


def _camera(told: Mapping[Field, str], said: Said, source: str, remark: Callable[[str], None]) -> Camera:
    address = told.get(Field.RTSP_PATH, "")
    if _SECRET.search(address) or any(_LOGIN.search(text) for text in told.values()):
        raise RowError(_REFUSED)
    at = position_of(told, said.crs, said.decimal)
    scheme = _SCHEME.match(address)
    is_other = scheme is not None and scheme[1].casefold() not in ("rtsp", "rtsps")
    if is_other or len(address) > MOST_TEXT_CHARS or not _PRINTABLE.fullmatch(address):
        remark("its address is no rtsp:// and no path: left empty")
        address = ""
    height_m = _number(told, Field.HEIGHT_M, MOST_HEIGHT_M, remark)
    written = told.get(Field.MAY_OPEN, "")
    may_open = answer(written) if written else False
    if may_open is None:
        remark(f'"{written[:SHOWN_CHARS]}" is neither yes nor no: it may not be opened')
    return Camera(
        name=told.get(Field.NAME, "")[:MOST_TEXT_CHARS],
        at=at,
        view=_view(told, remark),
        height_m=height_m,
        rtsp_path=address,
        owner=told.get(Field.OWNER, "")[:MOST_TEXT_CHARS],
        may_open=bool(may_open),
        source=source,
    )


def _view(told: Mapping[Field, str], remark: Callable[[str], None]) -> View | None:
    """One that turns all round needs no azimuth."""
    hfov_deg = _number(told, Field.HFOV_DEG, 360.0, remark)
    range_m = _number(told, Field.RANGE_M, MOST_RANGE_M, remark)
    azimuth_deg = _number(told, Field.AZIMUTH_DEG, 360.0, remark)
    if hfov_deg == 360.0 and azimuth_deg is None:
        azimuth_deg = 0.0
    if not hfov_deg or not range_m or azimuth_deg is None:
        remark("azimuth_deg, hfov_deg and range_m are not all known: what it sees is not drawn")
        return None
    return View(azimuth_deg % 360.0, hfov_deg, range_m)


def _number(
    told: Mapping[Field, str], field: Field, most: float, remark: Callable[[str], None]
) -> float | None:
    written = told.get(field, "").strip(" °m")
    value = number(written) if written else None
    if written and (value is None or not 0.0 <= value <= most):
        remark(f'{field} "{written[:SHOWN_CHARS]}" is not from 0 to {most:g}')
        return None
    return value
