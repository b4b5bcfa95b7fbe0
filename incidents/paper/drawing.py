"""Small drawings in millimetres, x to the right and y down, for paper and for a page alike."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import TypeAlias

XY: TypeAlias = "tuple[float, float]"

# As on the screen by day: cold is us, warm is fire
INK = "#12181c"
GREY = "#4c575e"
HAIRLINE = "#d0d6d8"
GROUND = "#f3f5f5"
WHITE = "#ffffff"
ACCENT = "#005f78"
ACCENT_PALE = "#d3e4e9"
DANGER = "#b3261e"
DANGER_PALE = "#eebfbb"
FACTOR_WIDTH = 0.56  # mean width of a letter of Inter, in font sizes


class Anchor(StrEnum):
    """Which end of a text stands at its point; values as in SVG."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Path:
    """A line, or a filled outline when it is closed."""

    points: tuple[XY, ...]
    colour: str | None = INK
    width_mm: float = 0.2
    fill: str | None = None
    dashed: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle."""

    at: XY
    radius_mm: float
    fill: str | None = INK
    colour: str | None = None
    width_mm: float = 0.2


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text with its baseline at `at`."""

    at: XY
    text: str
    size_mm: float = 2.6
    colour: str = INK
    anchor: Anchor = Anchor.START
    bold: bool = False


Shape: TypeAlias = "Path | Disc | Label"


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes from the lowest to the topmost. `said` is what it shows, for who cannot see it."""

    width_mm: float
    height_mm: float
    shapes: tuple[Shape, ...]
    said: str = ""


def text_width_mm(text: str, size_mm: float) -> float:
    """About; enough to keep labels apart."""
    return len(text) * size_mm * FACTOR_WIDTH


def box(x: float, y: float, width: float, height: float) -> tuple[XY, ...]:
    """The corners of a rectangle."""
    return ((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def to_svg(drawing: Drawing) -> str:
    """The drawing as an SVG element that scales to the width of its place. Texts are escaped."""
    said = escape(drawing.said)
    size = f"0 0 {drawing.width_mm:g} {drawing.height_mm:g}"
    inside = "".join(_svg(shape) for shape in drawing.shapes)
    return f'<svg viewBox="{size}" role="img" aria-label="{said}"><title>{said}</title>{inside}</svg>'


def _svg(shape: Shape) -> str:
    match shape:
        case Path():
            tag = "polygon" if shape.closed else "polyline"
            points = " ".join(f"{x:.2f},{y:.2f}" for x, y in shape.points)
            dash = ' stroke-dasharray="1.4 1"' if shape.dashed else ""
            return f'<{tag} points="{points}" {_ink(shape)} stroke-linejoin="round"{dash}/>'
        case Disc():
            x, y = shape.at
            return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{shape.radius_mm:.2f}" {_ink(shape)}/>'
        case Label():
            x, y = shape.at
            weight = ' font-weight="600"' if shape.bold else ""
            return (
                f'<text x="{x:.2f}" y="{y:.2f}" font-size="{shape.size_mm:g}" fill="{shape.colour}" '
                f'text-anchor="{shape.anchor.value}"{weight}>{escape(shape.text)}</text>'
            )


def _ink(shape: Path | Disc) -> str:
    stroke = f'stroke="{shape.colour}" stroke-width="{shape.width_mm:g}"' if shape.colour else 'stroke="none"'
    return f'fill="{shape.fill or "none"}" {stroke}'
