"""An area pack in words: what is in it, how much of it, how old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from maps.packs.manifest import Kind
from ui import units
from ui.widgets.fact_list import Fact

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from maps.packs.summary import Summary

translate = QCoreApplication.translate


def pack_facts(packs: Sequence[Summary], absent: Sequence[Path], now: datetime) -> tuple[Fact, ...]:
    """A row for each pack, and for each stick that is not in."""
    rows = [Fact(pack.name, contents(pack, now)) for pack in packs]
    rows += [Fact(folder.name, translate("AreaPacks", "not there: put the stick in")) for folder in absent]
    return tuple(rows)


def contents(pack: Summary, now: datetime) -> str:
    """Map pictures, heights, zones (5 h old), places · 812 MB."""
    named = {
        Kind.TILES: translate("AreaPacks", "map pictures"),
        Kind.ELEVATION: translate("AreaPacks", "heights"),
        Kind.ZONES: translate("AreaPacks", "zones"),
        Kind.OBSTACLES: translate("AreaPacks", "obstacles"),
        Kind.PLACES: translate("AreaPacks", "places"),
        Kind.CAMERAS: translate("AreaPacks", "cameras"),
        Kind.ADDRESSES: translate("AreaPacks", "addresses"),
    }
    there = [_with_age(named[kind], pack, kind, now) for kind in Kind if kind in pack.files]
    size = str(units.file_size(pack.size_bytes))
    return " · ".join([", ".join(there) or translate("AreaPacks", "nothing that can be used"), size])


def _with_age(name: str, pack: Summary, kind: Kind, now: datetime) -> str:
    """Zones age by the hour; all else by the month."""
    if kind is not Kind.ZONES or kind not in pack.editions:
        return name
    age = units.age(max(0.0, (now - pack.editions[kind]).total_seconds()))
    return translate("AreaPacks", "{name} ({age} old)").format(name=name, age=age)
