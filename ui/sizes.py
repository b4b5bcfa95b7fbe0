"""Every length of the windows, in device independent pixels, and every letter size."""

from __future__ import annotations

# The frame
RAIL = 96
STATE_BAR = 64
BANNER = 64
BUTTON_STRIP = 88
INSTRUMENTS = 272  # the column stands at the same place on every flight picture
STRIPES = 12  # the frame of training and replay

# Space
GAP_SMALL = 8
GAP = 12
GAP_WIDE = 16
GAP_PAGE = 24

# What a thumb presses
FLIGHT_BUTTON = 72
BUTTON = 56
SMALL_BUTTON = 48  # never less
FIELD = 48  # what is typed into; it does not grow for a glove, nobody types with one
NEXT_TAB_RISE = 8  # how far the NEXT tab stands above its button
NEXT_TAB = 18
RING = 40  # the hold ring round an icon
RING_LINE = 2
RING_FILL_LINE = 4
ICON = 24
ICON_SMALL = 20
TICK_BOX = 32

# Lines and corners
HAIRLINE = 1
FOCUS_LINE = 2
CORNER = 6  # on buttons and cards only
BATTERY_BAR = 12

# Letters, in pixels
DECIDING_NUMBER = 60  # the one number that decides
INSTRUMENT_NUMBER = 38
SECOND_NUMBER = 28
TITLE = 24
STATE = 22
LABEL_BUTTON = 17
SENTENCE = 16
LABEL = 14  # the smallest that is read in flight
CHART = 13
MAP_SOURCE = 12

# What grows for a glove, from its own size
BARE_HAND, GLOVE = 1.0, 1.25
_PRESSED = {
    "FLIGHT_BUTTON": FLIGHT_BUTTON,
    "BUTTON": BUTTON,
    "SMALL_BUTTON": SMALL_BUTTON,
    "RING": RING,
    "TICK_BOX": TICK_BOX,
    "LABEL_BUTTON": LABEL_BUTTON,
}
_ROUND_STRIP = BUTTON_STRIP - FLIGHT_BUTTON


def use(hand: float) -> None:
    """Before any widget is made: each takes its lengths when it is made."""
    grown = {name: round(px * hand) for name, px in _PRESSED.items()}
    globals().update(grown, BUTTON_STRIP=grown["FLIGHT_BUTTON"] + _ROUND_STRIP)
