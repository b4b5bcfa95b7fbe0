"""Names of files in a bag: as its manifests write them, and which may be taken in (RFC 8493, 2.1.3)."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

NAME_BYTES = 240  # of one part, which every file system holds
PATH_BYTES = 1000
_CODED = re.compile(r"%(0[aAdD]|25)")
# Names that Windows keeps for itself: a bag must also be copied there
_TAKEN = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def written(name: str) -> str:
    """As a manifest has it: what would end or confuse its line is percent-encoded, and nothing else."""
    return name.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def read(text: str) -> str:
    """The name that a manifest means."""
    return _CODED.sub(lambda found: chr(int(found[1], 16)), text)


def refused(name: str) -> str | None:
    """Why a file of this name is not taken in; None: it may be."""
    parts = name.split("/")
    if not name or PurePosixPath(name).is_absolute() or ".." in parts:
        return "a name that leads out of the bag"
    if "" in parts or "." in parts or set(name) & set("\\:\0"):
        return "a name that is no plain way down a folder"
    try:
        too_long = len(name.encode()) > PATH_BYTES or any(len(part.encode()) > NAME_BYTES for part in parts)
    except UnicodeEncodeError:
        return "a name with half a character"
    if too_long:
        return "a name longer than a stick can hold"
    if any(_TAKEN.fullmatch(part) or part[-1] in " ." for part in parts):
        return "a name that Windows cannot hold"
    return None


def folded(name: str) -> str:
    """What two names have in common that a stick or another system takes for the same."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
