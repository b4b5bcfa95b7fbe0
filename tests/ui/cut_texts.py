"""Finds texts that are cut: all that our widgets write goes through ui.lettering, and is watched there."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from scripts import painted_texts

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def watched() -> Iterator[list[str]]:
    """What is painted inside: the texts that ended in an ellipsis or reached over their widget's edge."""
    found: list[str] = []
    with painted_texts.painted() as texts:
        yield found
        found += painted_texts.cut(texts)
