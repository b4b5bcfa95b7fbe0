"""What every window test gets: Inter and the day theme, as in the running program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui import font, theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def dressed(qtbot: QtBot) -> None:  # qtbot brings the application
    font.load()
    theme.wear(theme.DAY)
