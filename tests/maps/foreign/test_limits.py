"""The page about untrusted files says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

from maps.foreign import limits

PAGE = Path(__file__).parents[3] / "docs" / "untrusted-files.md"
ROW = re.compile(r"^\| `(MAX_[A-Z_]+)` \| ([^|]+) \|", re.MULTILINE)


def said(name: str, value: float) -> str:
    """A limit as the page writes it."""
    if name.endswith("_S"):
        return f"{value:g} s"
    if name.endswith("_BYTES"):
        return f"{value // 2**20:.0f} MB" if value >= 2**20 else f"{value // 2**10:.0f} kB"
    return f"{value:,}"


def test_the_page_names_every_limit_with_its_value():
    ours = {name: said(name, value) for name, value in vars(limits).items() if name.startswith("MAX_")}
    assert dict(ROW.findall(PAGE.read_text("utf-8"))) == ours
