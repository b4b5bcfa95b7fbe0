"""Which rectangles of which pictures are blacked out: JSON, `{"<media>": [[left, top, width, height]]}`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

import msgspec
from msgspec import Meta

from incidents.model import IncidentError
from incidents.privacy.redact_picture import Box
from maps.foreign.file import FormatError, one_line
from maps.foreign.json_file import read_json

if TYPE_CHECKING:
    from pathlib import Path

_Px: TypeAlias = Annotated[int, Meta(ge=-100_000, le=100_000)]


def read_boxes(path: Path) -> dict[str, tuple[Box, ...]]:
    """By media name. IncidentError names what is wrong in the file."""
    try:
        document = msgspec.convert(read_json(path), dict[str, list[tuple[_Px, _Px, _Px, _Px]]])
    except FormatError as error:
        raise IncidentError(str(error)) from error
    except msgspec.ValidationError as error:
        raise IncidentError(f"{path.name}: {one_line(str(error))}") from error
    return {name: tuple(Box(*box) for box in boxes) for name, boxes in document.items()}
