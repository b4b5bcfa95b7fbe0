"""What a data folder calls itself where several stations share one index."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

from incidents.model import IncidentError

if TYPE_CHECKING:
    from pathlib import Path

FILE = "station.id"
_FORM = re.compile(r"[0-9a-f]{16}")


def station_id(data: Path) -> str:
    """The id in the folder, made when there is none. IncidentError when the folder cannot be written."""
    path = data / FILE
    try:
        kept = path.read_text("ascii", "replace").strip() if path.is_file() else ""
        if _FORM.fullmatch(kept):
            return kept
        made = secrets.token_hex(8)
        path.write_text(f"{made}\n", "ascii")
    except OSError as error:
        what = f"{data}: is no folder that can be written: {error.strerror}; choose another data folder"
        raise IncidentError(what) from error
    return made
