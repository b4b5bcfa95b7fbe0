"""An evening of flights to keep a record of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.incidents.operator.evening import whole_evening

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def evening(tmp_path: Path) -> list[Path]:
    """Flight folders below `tmp_path`: two of a fire, an exercise, a simulated one."""
    return whole_evening(tmp_path)
