"""A line that came over the trainer's line, as a message of ours: through the door that foreign JSON has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from maps.foreign.file import FormatError
from maps.foreign.json_file import json_of
from training.remote.errors import LineError, Why

MOST_PARTS = 20_000  # commas, colons and brackets; a whole state has some hundreds
_LINE = Path("the trainer's line")


def decoded(line: bytes, kind: Any) -> Any:
    """LineError GARBAGE: it is none of this kind. `kind`: a message, or several of which it is one."""
    try:
        return msgspec.convert(json_of(_LINE, line.decode(), MOST_PARTS), kind)
    except (FormatError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise LineError(Why.GARBAGE, "a line that is none of ours") from error
