from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.desk.stepped import Room

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """A flight desk that nothing is connected to yet."""
    made = Room(tmp_path / "data")
    yield made
    made.desk.disconnect_link()
