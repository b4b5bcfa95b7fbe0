"""How a person wants an incident handed on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ShareWish:
    """`out`: the folder or the stick. `taken_out`: of a redacted copy, names, pictures, notes; else empty."""

    out: Path
    video: bool
    taken_out: tuple[str, ...] = ()
    archive: bool = True
