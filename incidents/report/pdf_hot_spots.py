"""The hot spots of a report on paper: a table on pages of its own, behind the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.paper.drawing import GREY, INK
from incidents.report.hot_spots import COLUMNS
from incidents.words import label

if TYPE_CHECKING:
    from incidents.paper.pages import Paper
    from incidents.report.content import Content

LEFT_MM, BOTTOM_MM = 12.0, 283.0
NUMBER_MM = 10.0
WIDTHS_MM = (47.0, 43.0, 26.0, 46.0, 14.0)
SIZE_MM, STEP_MM, GAP_MM = 2.7, 3.6, 1.6


def hot_spot_pages(paper: Paper, content: Content, top_mm: float) -> None:
    """None where there are no hot spots."""
    spots = content.hot_spots
    if not spots.lines and spots.doubts is None:
        return
    y = _head(paper, content, top_mm)
    for line in spots.lines:
        cells = [
            paper.wrapped(cell, width - 2.0, SIZE_MM)
            for cell, width in zip(line.cells, WIDTHS_MM, strict=True)
        ]
        height = GAP_MM + STEP_MM * max(map(len, cells))
        if y + height > BOTTOM_MM:
            y = _head(paper, content, top_mm)
        ink = INK if line.is_open else GREY
        paper.text(LEFT_MM, y + 3.4, str(line.number), 3.4, ink, bold=True)
        x = LEFT_MM + NUMBER_MM
        for cell, width in zip(cells, WIDTHS_MM, strict=True):
            for i, text in enumerate(cell):
                paper.text(x, y + 3.3 + i * STEP_MM, text, SIZE_MM, ink)
            x += width
        y += height
        paper.line(LEFT_MM, y, x, y)
    if spots.doubts is not None:
        for text in paper.wrapped(spots.doubts, NUMBER_MM + sum(WIDTHS_MM), SIZE_MM):
            y += 4.2
            paper.text(LEFT_MM, y, text, SIZE_MM, GREY)


def _head(paper: Paper, content: Content, top_mm: float) -> float:
    """A new page with the heading of the table; where its lines begin."""
    paper.page()
    paper.text(LEFT_MM, top_mm + 4.0, label(content.language, "hot_spots"), 4.2, bold=True)
    y, x = top_mm + 7.0, LEFT_MM + NUMBER_MM
    for key, width in zip(COLUMNS, WIDTHS_MM, strict=True):
        text = paper.fitted(label(content.language, key), width - 1.0, SIZE_MM)
        paper.text(x, y + 3.0, text, SIZE_MM, GREY, bold=True)
        x += width
    paper.line(LEFT_MM, y + 4.4, x, y + 4.4, INK)
    return y + 4.8
