"""What plays a WAV file on this computer. Needs no Qt: `firedrone doctor` asks too."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass

# The sound server of newer desktops first, then the older one, then the kernel's own; macOS has its own.
_PROGRAMS = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))


@dataclass(frozen=True, slots=True)
class Player:
    """`command` takes the file as its last word; none: Windows plays it within this program."""

    name: str
    command: tuple[str, ...] = ()


def players_here() -> tuple[Player, ...]:
    """All that are installed, the one to try first in front. Whether a loudspeaker is there, they tell."""
    if sys.platform == "win32":
        return (Player("Windows"),)
    found = ((shutil.which(program), program, options) for program, *options in _PROGRAMS)
    return tuple(Player(program, (path, *options)) for path, program, options in found if path is not None)
