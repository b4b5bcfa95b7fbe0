"""Inter in one weight, as paper needs it: cut out of the variable font, without what only screens use."""

from __future__ import annotations

import importlib
from functools import cache
from importlib import resources
from io import BytesIO
from typing import Any

from incidents.model import IncidentError

FILE = "Inter[opsz,wght].ttf"
TEXT_CUT = 14.0  # the optical size axis runs from 14 (text) to 32 (display)
# Kerning and alternates, which fpdf2 does not read: to blend them takes three seconds of three
_UNREAD = ("GPOS", "GSUB", "GDEF")


@cache
def inter(weight: int) -> bytes:
    """The font file. IncidentError when the font's package is missing."""
    # fontTools is typed in parts only: Any ends here
    tools: Any = importlib.import_module("fontTools.ttLib")
    instancer: Any = importlib.import_module("fontTools.varLib.instancer")
    try:
        content = (resources.files("fontpkg_inter") / "files" / FILE).read_bytes()
    except (ModuleNotFoundError, OSError) as error:
        raise IncidentError(
            "the font for reports is missing; install it: pip install fontpkg-inter"
        ) from error
    font = tools.TTFont(BytesIO(content), recalcTimestamp=False)
    for table in _UNREAD:
        del font[table]
    written = BytesIO()
    instancer.instantiateVariableFont(font, {"opsz": TEXT_CUT, "wght": float(weight)}, inplace=True).save(
        written
    )
    return written.getvalue()
