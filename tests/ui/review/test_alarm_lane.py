"""The alarms of an incident have a lane of their own, red and amber, as long as they stood."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor

from incidents.model import Entry
from incidents.timeline import timeline
from tests.ui.review import alarms_told, story
from ui import theme
from ui.review.alarm_lane import with_alarms
from ui.review.event_list import ALARMS, found_in, told_in
from ui.review.lane_content import Lane, LaneName, lanes_of, span_of
from ui.review.lane_painter import lane_height
from ui.review.lanes import Lanes
from ui.review.time_axis import axis_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.review.lane_content import Bar

MOMENTS = timeline((*story.entries(), *alarms_told.entries()))


def lanes(more: tuple[Entry, ...] = alarms_told.entries()) -> tuple[Lane, ...]:
    moments = timeline((*story.entries(), *more))
    return with_alarms(lanes_of(moments, "en", lambda number: f"Flight {number}"), moments, "en")


def alarm_bars() -> tuple[Bar, ...]:
    return next(lane for lane in lanes() if lane.name is LaneName.ALARMS).bars


def after(seconds: float) -> object:
    return story.TAKE_OFF + timedelta(seconds=seconds)


def test_the_lane_stands_below_the_flights_and_only_where_there_was_an_alarm():
    names = [lane.name for lane in lanes()]
    assert names[names.index(LaneName.FLIGHT) + 1] is LaneName.ALARMS
    assert LaneName.ALARMS not in [lane.name for lane in lanes(())]


def test_a_bar_goes_from_raised_to_over_and_is_torn_where_nobody_wrote_the_end():
    bars = {bar.label: bar for bar in alarm_bars()}
    lost = bars["link lost"]
    assert (lost.start, lost.end, lost.red, lost.end_known) == (after(31.5), after(50.0), True, True)
    assert not bars["battery low"].end_known


def test_what_stood_at_the_same_time_stands_on_two_rows_and_red_comes_first():
    rows = {bar.label: bar.row for bar in alarm_bars()}
    assert rows == {"link lost": 0, "link is late": 1, "geofence breached": 0, "battery low": 0}


def test_however_many_stand_at_once_the_lane_takes_two_rows_and_keeps_the_red_ones():
    codes = ("disk_low", "battery_low", "position_poor", "failsafe", "link_lost")
    many = tuple(
        Entry(200 + n, story.TAKE_OFF, "drone", "flight", "alarm_raised", {"alarm": code, "flight": "one"})
        for n, code in enumerate(codes)
    )
    lane = next(lane for lane in lanes(many) if lane.name is LaneName.ALARMS)
    assert {bar.label for bar in lane.bars} == {"failsafe", "link lost"}
    assert lane_height(lane) < 50


@pytest.mark.parametrize("name", theme.THEMES)
def test_red_and_amber_differ_by_colour_and_by_shape(qtbot: QtBot, name: theme.ThemeName):
    theme.wear(theme.THEMES[name])
    try:
        shown = Lanes()
        qtbot.addWidget(shown)
        span = span_of(MOMENTS, story.INCIDENT)
        assert span is not None
        shown.show_lanes(lanes(), axis_of(*span), {})
        shown.resize(1246, shown.sizeHint().height())
        shown.show()
        shown.zoom(14.0, story.TAKE_OFF + timedelta(seconds=60))
        picture, axis = shown.grab().toImage(), shown.axis
        assert axis is not None
        top = sum(lane_height(lane) for lane in lanes()[:3])

        def pixel(bar: Bar, along: float, down: float) -> str:
            x = axis.x(bar.start) + along
            return QColor(picture.pixelColor(round(x), round(top + 14 + 20 * bar.row + down))).name()

        by_name = {bar.label: bar for bar in alarm_bars()}
        lost, late = by_name["link lost"], by_name["link is late"]
        ground, red, amber = pixel(lost, -6, 0), theme.worn().danger_fill, theme.worn().attention_fill
        assert (pixel(lost, 2, 0), pixel(late, 2, 0)) == (QColor(red).name(), QColor(amber).name())
        assert pixel(late, 2, 5) == ground  # the point of a triangle
        assert pixel(lost, 4, 5) == QColor(red).name()  # the blunt end of an octagon
    finally:
        theme.wear(theme.THEMES[theme.ThemeName.DAY])


def test_the_list_of_events_is_filtered_to_the_alarms():
    events = told_in(MOMENTS, "en")
    found = found_in(events, "", ALARMS)
    assert len(found) == len(alarms_told.entries())
    assert [one.sentence for one in found_in(events, "seen", ALARMS)] == [
        "Alarm seen: link lost, after 4.5 s"
    ]
