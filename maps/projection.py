"""From WGS 84 degrees (longitude first) into a projection and back: one transformer for each and thread."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyproj import Transformer


class _Transformers(threading.local):
    """Those of one thread: they are not made for two."""

    def __init__(self) -> None:
        self.known: dict[str, Transformer] = {}


_TRANSFORMERS = _Transformers()


def transformer(crs: str) -> Transformer:
    """`crs` such as `EPSG:3059`; pyproj's CRSError where it knows none such. Kept for this thread."""
    from pyproj import Transformer  # noqa: PLC0415  # 0.1 s, and most starts never need a projection

    known = _TRANSFORMERS.known
    if crs not in known:
        known[crs] = Transformer.from_crs("EPSG:4326", str(crs), always_xy=True)
    return known[crs]
