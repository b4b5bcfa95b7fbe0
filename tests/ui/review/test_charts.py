from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pytest

from telemetry.logs.fields import Field, curves_in
from tests.telemetry.tlogs import EXTRACT
from tests.ui.review import story
from ui import theme
from ui.review.charted import BATTERY, HEIGHT, STANDARD, Charted
from ui.review.charts import CHART, CHART_OF_MANY, Charts
from ui.review.time_axis import axis_of

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from pytestqt.qtbot import QtBot

AXIS = replace(axis_of(story.ALARM, story.LANDED), left=200.0, right=1200.0)


@pytest.fixture
def charts(qtbot: QtBot) -> Charts:
    made = Charts()
    made.resize(1246, 100)
    qtbot.addWidget(made)
    made.show_flights((story.flight(),), {})
    made.show_axis(AXIS)
    made.show()
    return made


def ink_columns(charts: Charts, top: int, bottom: int) -> list[int]:
    """The pixel columns in which a curve is drawn."""
    image = charts.grab().toImage()
    ground = theme.colour("window").lightness()

    def inked(colour: QColor) -> bool:
        return abs(colour.lightness() - ground) > 100

    return [
        x
        for x in range(round(AXIS.left), round(AXIS.right))
        if any(inked(image.pixelColor(x, y)) for y in range(top, bottom))
    ]


def test_the_curves_stand_under_the_times_of_the_lanes(charts: Charts):
    charts.redraw_now()
    columns = ink_columns(charts, 2, 48)
    at_us = story.track().at_us / 1e6
    start, end = AXIS.start.timestamp(), AXIS.end.timestamp()
    ends = [AXIS.left + (s - start) / (end - start) * 1000.0 for s in (at_us[0], at_us[-1])]
    assert columns[0] == pytest.approx(ends[0], abs=2)
    assert columns[-1] == pytest.approx(ends[1], abs=4)


def test_the_values_are_those_at_the_cursor_and_nothing_between_flights(charts: Charts):
    highest = int(np.argmax(story.track().above_home_m))
    at = story.TAKE_OFF + timedelta(
        seconds=(int(story.track().at_us[highest]) / 1e6 - story.TAKE_OFF.timestamp())
    )
    charts.show_cursor(at)
    charts.redraw_now()
    height = round(float(story.track().above_home_m[highest]))
    assert f"Above home {height}\u00a0m" in charts.accessibleDescription()
    charts.show_cursor(story.ALARM)
    charts.redraw_now()
    assert "Above home not heard yet" in charts.accessibleDescription()


def test_twenty_steps_a_second_are_drawn_five_times(charts: Charts):
    charts.redraw_now()
    before = charts.accessibleDescription()
    charts.show_cursor(story.LANDED - timedelta(seconds=60))
    charts.show_cursor(story.LANDED - timedelta(seconds=59))
    assert charts.accessibleDescription() == before
    assert cast("Any", charts)._due.isActive()


def test_pyqtgraph_waits_until_somebody_looks(qtbot: QtBot):
    charts = Charts()
    qtbot.addWidget(charts)
    charts.show_flights((story.flight(),), {})
    assert cast("Any", charts)._plots == []


def test_a_corrected_clock_moves_its_curves(charts: Charts):
    charts.redraw_now()
    before = ink_columns(charts, 2, 48)
    charts.show_flights((story.flight(),), {"drone": -120.0})
    charts.redraw_now()
    shift = 120.0 / AXIS.span.total_seconds() * 1000.0
    assert before[0] - ink_columns(charts, 2, 48)[0] == pytest.approx(shift, abs=2)


@pytest.mark.parametrize("name", theme.ThemeName)
def test_the_curves_follow_the_theme(charts: Charts, name: theme.ThemeName):
    charts.redraw_now()
    theme.wear(theme.THEMES[name])
    assert len(ink_columns(charts, 2, 48)) > 50


def test_chosen_curves_stand_below_each_other_with_their_values_and_units(charts: Charts):
    roll, level = Field("ATTITUDE", "roll"), Field("SYS_STATUS", "voltage_battery")
    recording = curves_in(EXTRACT)
    read = {(story.flight().name, field): recording.curve(field) for field in (roll, level)}
    charts.show_fields((HEIGHT, roll, level), {roll: "°", level: "V"})
    assert charts.height() == 3 * CHART_OF_MANY
    charts.show_cursor(story.TAKE_OFF + timedelta(seconds=100))
    charts.redraw_now()
    assert "ATTITUDE.roll not heard yet" in charts.accessibleDescription()
    charts.show_curves(read)
    charts.redraw_now()
    at_us = int((story.TAKE_OFF + timedelta(seconds=100)).timestamp() * 1e6)
    value = read[story.flight().name, roll].value_at(at_us)
    assert value is not None
    assert f"ATTITUDE.roll {value:.2f}\u00a0°" in charts.accessibleDescription()
    assert "SYS_STATUS.voltage_battery 12.6\u00a0V" in charts.accessibleDescription()
    assert ink_columns(charts, CHART_OF_MANY + 2, 2 * CHART_OF_MANY - 2)


def test_fewer_curves_again_are_fewer_lines(charts: Charts):
    charts.show_fields((HEIGHT, BATTERY, Field("ATTITUDE", "roll"), Field("ATTITUDE", "pitch")), {})
    charts.redraw_now()
    charts.show_fields(STANDARD, {})
    charts.redraw_now()
    assert charts.height() == 2 * CHART
    assert len(cast("Any", charts)._plots) == 2


def test_a_cursor_that_moves_draws_no_curve_again(charts: Charts, monkeypatch: pytest.MonkeyPatch):
    charts.redraw_now()
    drawn: list[Any] = []
    monkeypatch.setattr(charts, "_fill", drawn.append)
    charts.show_cursor(story.TAKE_OFF + timedelta(seconds=50))
    charts.redraw_now()
    assert not drawn
    charts.show_axis(replace(AXIS, right=1100.0))
    charts.redraw_now()
    assert len(drawn) == 1


def test_a_clock_that_is_corrected_moves_its_curves():
    charted = Charted(flights=(story.flight(),), offsets={"drone": 30.0})
    x_s, _ = charted.points(HEIGHT, axis_of(story.ALARM, story.LANDED + timedelta(minutes=5)), 1000)
    assert x_s[0] == pytest.approx(int(story.track().at_us[0]) / 1e6 + 30.0)
