from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from maps.geo import LatLon
from ui import font, theme
from ui.map.map_view import MapView

HERE = LatLon(55.9855, 25.966)  # in the south of Subate parish, at the border


@pytest.fixture
def map_view(qtbot: QtBot) -> Iterator[MapView]:
    """A map of 900 x 600 on the border, in the day's colours."""
    theme.wear(theme.DAY)
    font.load()
    view = MapView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    with qtbot.waitExposed(view):
        view.show()
    view.centre_on(HERE, 15.0)
    view.viewport().repaint()
    qtbot.waitUntil(lambda: view._layers.settled and not view._settle.isActive())
    qtbot.wait(1)
    yield view
    theme.wear(theme.DAY)


@pytest.fixture
def painted(map_view: MapView, qtbot: QtBot) -> Callable[[], None]:
    """Waits until everything that was asked for is on the screen, sharp."""

    def wait() -> None:
        qtbot.wait(1)
        qtbot.waitUntil(lambda: map_view._layers.settled and not map_view._settle.isActive())
        qtbot.wait(1)

    return wait
