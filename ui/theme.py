"""The three themes: day, night and high contrast. One frozen record of colours each, and no other colours.

Cold is us, warm is fire: the accent is ours alone, red is fire or danger, amber asks to look now.
Which theme is worn is kept where Qt keeps the palette, on the application; a change repaints every widget.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme_name import ThemeName

_PROPERTY = "firedrone_theme"


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by meaning, as #rrggbb. `on_x` is the text on the fill `x`."""

    name: ThemeName
    window: str
    surface: str
    field: str  # the ground of Qt's own fields, lists and buttons
    text: str
    label: str
    hairline: str
    accent: str
    next_fill: str
    on_next: str
    next_edge: str
    danger: str  # text, lines and marks
    danger_fill: str
    on_danger: str
    attention: str  # marks and the battery bar
    attention_text: str
    attention_fill: str
    on_attention: str
    state_border: str
    disabled: str
    calm_fill: str  # the state block while nothing flies
    on_calm: str
    training: str
    on_training: str
    replay: str
    on_replay: str
    dimmed: str  # laid over a page behind a sheet, #aarrggbb


DAY = Theme(
    name=ThemeName.DAY,
    window="#f3f5f5",
    surface="#ffffff",
    field="#ffffff",
    text="#12181c",
    label="#475259",
    hairline="#d0d6d8",
    accent="#00596f",
    next_fill="#00596f",
    on_next="#ffffff",
    next_edge="#00596f",
    danger="#9e211a",
    danger_fill="#a8231b",
    on_danger="#ffffff",
    attention="#f4b93a",
    attention_text="#744900",
    attention_fill="#f4b93a",
    on_attention="#12181c",
    state_border="#6a5b7a",
    disabled="#66707a",
    calm_fill="#4c575e",
    on_calm="#ffffff",
    training="#6830b0",
    on_training="#ffffff",
    replay="#4c575e",
    on_replay="#ffffff",
    dimmed="#9912181c",
)

NIGHT = Theme(
    name=ThemeName.NIGHT,
    window="#0e1113",
    surface="#161a1d",
    field="#161a1d",
    text="#dcd8d0",
    label="#a1a8aa",
    hairline="#2c3337",
    accent="#5bb4c6",
    next_fill="#1b454f",
    on_next="#dcd8d0",
    next_edge="#5bb4c6",
    danger="#ff8071",
    danger_fill="#5c1a14",
    on_danger="#ffe1dc",
    attention="#e2ad48",
    attention_text="#e2ad48",
    attention_fill="#46340c",
    on_attention="#ffe6b3",
    state_border="#9a88b0",
    disabled="#7c8589",
    calm_fill="#2c3337",
    on_calm="#dcd8d0",
    training="#b58fec",
    on_training="#160b26",
    replay="#98a3a8",
    on_replay="#0e1113",
    dimmed="#b3000000",
)

HIGH_CONTRAST = Theme(
    name=ThemeName.HIGH_CONTRAST,
    window="#000000",
    surface="#000000",
    field="#202020",
    text="#ffffff",
    label="#ffffff",
    hairline="#ffffff",
    accent="#4df0ff",
    next_fill="#4df0ff",
    on_next="#000000",
    next_edge="#4df0ff",
    danger="#ff8a7d",
    danger_fill="#ff8a7d",
    on_danger="#000000",
    attention="#ffc21a",
    attention_text="#ffc21a",
    attention_fill="#ffc21a",
    on_attention="#000000",
    state_border="#e0a8ff",
    disabled="#b0b0b0",
    calm_fill="#ffffff",
    on_calm="#000000",
    training="#d9a6ff",
    on_training="#000000",
    replay="#c4ccd0",
    on_replay="#000000",
    dimmed="#cc000000",
)

THEMES = {theme.name: theme for theme in (DAY, NIGHT, HIGH_CONTRAST)}


def wear(theme: Theme) -> None:
    """Dress the running application: its palette for Qt's own fields, and `worn()` for our painting."""
    app = cast("QApplication", QApplication.instance())
    app.setProperty(_PROPERTY, theme.name.value)
    app.setPalette(palette(theme))


def worn() -> Theme:
    """The theme to paint with now; the day's before any was chosen."""
    app = QApplication.instance()
    name = None if app is None else app.property(_PROPERTY)
    return DAY if name is None else THEMES[ThemeName(str(name))]


def colour(name: str, alpha: float = 1.0) -> QColor:
    """A colour of the worn theme by its field name."""
    mixed = QColor(cast("str", getattr(worn(), name)))
    if alpha < 1.0:
        mixed.setAlphaF(alpha)
    return mixed


def palette(theme: Theme) -> QPalette:
    """Fusion's palette, for text fields, lists and tables. Their edges vanish on a pure black ground."""
    role = QPalette.ColorRole
    made = QPalette(QColor(theme.field), QColor(theme.window))
    for which, value in (
        (role.Window, theme.window),
        (role.Base, theme.field),
        (role.AlternateBase, theme.window),
        (role.Button, theme.field),
        (role.WindowText, theme.text),
        (role.Text, theme.text),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.danger),
        (role.ToolTipBase, theme.surface),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.label),
        (role.Highlight, theme.next_fill),
        (role.HighlightedText, theme.on_next),
        (role.Accent, theme.accent),
        (role.Link, theme.accent),
    ):
        made.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.disabled))
    return made
