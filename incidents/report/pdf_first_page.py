"""The one page that a chief reads and signs: where, when, how long, what was seen, what was learned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.paper.drawing import ACCENT, DANGER, GREY, HAIRLINE, INK, Anchor
from incidents.paper.pages import PAGE_MM
from incidents.report.content import MAP_MM, WIDTH_MM
from incidents.report.figures import on_first_page
from incidents.words import label

if TYPE_CHECKING:
    from incidents.paper.drawing import XY
    from incidents.paper.pages import Paper
    from incidents.report.captions import ShownPicture
    from incidents.report.conditions import Fact
    from incidents.report.content import Content, Question
    from incidents.report.figures import Figure

MARGIN_MM = 12.0
BANNER_MM = 8.0
FOOT_MM = 14.0
TITLE_MM, LEAST_TITLE_MM = 6.6, 4.2
HEADLINE_MM = 62.0
EXACT_MM = 12.0
PICTURE_MM, PICTURE_GAP_MM = 36.0, 4.5
PICTURES = 3
ANSWER_LINES = 3  # more only where the page has room; the annex has all of it
_RIGHT = MARGIN_MM + WIDTH_MM


def first_page(paper: Paper, content: Content, top_mm: float) -> None:
    """A new page with all of it. What is long is cut and stands whole in the annex."""
    paper.page()
    y = _heading(paper, content, top_mm)
    y = _map_and_intervals(paper, content, y)
    y = _strip(paper, content, y)
    y = _pictures(paper, content, y)
    y = _conditions(paper, content, y)
    _questions(paper, content, y)


def _heading(paper: Paper, content: Content, y: float) -> float:
    room = WIDTH_MM - HEADLINE_MM - 4.0
    paper.text(MARGIN_MM, y + 3.0, paper.fitted(content.kind, room, 3.0, bold=True), 3.0, ACCENT, bold=True)
    wide = paper.width(content.title, TITLE_MM, bold=True)
    size = max(TITLE_MM * min(1.0, room / wide), LEAST_TITLE_MM) if wide else TITLE_MM
    paper.text(MARGIN_MM, y + 10.0, paper.fitted(content.title, room, size, bold=True), size, bold=True)
    paper.text(MARGIN_MM, y + 15.0, paper.fitted(content.place, room, 3.6), 3.6, GREY)
    _headline(paper, content.headline, y)
    x = MARGIN_MM
    for fact in content.head:
        width = max(paper.width(fact.name, 2.3), paper.width(fact.text, 3.1, bold=True))
        paper.text(x, y + 19.6, fact.name, 2.3, GREY)
        paper.text(x, y + 23.4, fact.text, 3.1, bold=True)
        x += width + 8.0
    below = content.damage or (
        label(content.language, "doubts_more", count=str(len(content.doubts))) if content.doubts else None
    )
    if below:
        paper.text(_RIGHT, y + 23.4, below, 2.7, DANGER, anchor=Anchor.END, bold=bool(content.damage))
    return y + 27.0


def _headline(paper: Paper, figure: Figure, y: float) -> None:
    """The one number, at the right; below it what it is."""
    size = 9.0 if figure.known else 4.0
    colour = ACCENT if figure.known else GREY
    exact = figure.exact
    right = _RIGHT - (paper.width(exact, 2.6) + 1.5 if exact else 0.0)
    paper.text(right, y + 8.0, figure.text, size, colour, anchor=Anchor.END, bold=True)
    if exact:
        paper.text(_RIGHT, y + 8.0, exact, 2.6, GREY, anchor=Anchor.END)
    for i, line in enumerate(paper.wrapped(figure.name, HEADLINE_MM, 2.5)[:2]):
        paper.text(_RIGHT, y + 11.8 + i * 3.1, line, 2.5, GREY, anchor=Anchor.END)


def _map_and_intervals(paper: Paper, content: Content, y: float) -> float:
    width, height = MAP_MM
    if content.map:
        paper.draw(content.map, MARGIN_MM, y)
        x = MARGIN_MM
        for colour, name in content.legend:
            paper.fill(x, y + height + 1.6, 3.6, 2.0, colour)
            paper.text(x + 4.6, y + height + 3.4, name, 2.2, GREY)
            x += 4.6 + paper.width(name, 2.2) + 3.6
    else:
        paper.text(MARGIN_MM, y + 5, label(content.language, "no_map"), 2.9, GREY)
    left = MARGIN_MM + width + 6.0
    paper.text(left, y + 2.8, label(content.language, "intervals"), 3.2, bold=True)
    row = y + 4.6
    for figure in on_first_page(content.intervals):
        if row + 4.6 > y + height + 4.0:
            break
        row = _interval(paper, figure, left, row)
    return (y + height if content.map else row) + 7.0


def _interval(paper: Paper, figure: Figure, left: float, y: float) -> float:
    size = 3.0 if figure.known else 2.3
    value_right = _RIGHT - EXACT_MM if figure.known else _RIGHT
    room = value_right - left - paper.width(figure.text, size, bold=figure.known) - 2.5
    lines = paper.wrapped(figure.name, room, 2.4)[:2]
    for i, line in enumerate(lines):
        paper.text(left, y + 3.4 + i * 2.9, line, 2.4, GREY)
    colour = INK if figure.known else GREY
    paper.text(value_right, y + 3.5, figure.text, size, colour, anchor=Anchor.END, bold=figure.known)
    if figure.exact:
        paper.text(_RIGHT, y + 3.5, figure.exact, 2.2, GREY, anchor=Anchor.END)
    bottom = y + 4.7 + (len(lines) - 1) * 2.9
    paper.line(left, bottom, _RIGHT, bottom)
    return bottom


def _strip(paper: Paper, content: Content, y: float) -> float:
    paper.text(MARGIN_MM, y + 3.0, label(content.language, "timeline"), 3.2, bold=True)
    if content.strip is None:
        paper.text(MARGIN_MM, y + 8.0, label(content.language, "no_times"), 2.7, GREY)
        return y + 10.0
    paper.draw(content.strip, MARGIN_MM, y + 3.2)
    return y + 3.2 + content.strip.height_mm + 1.6


def _pictures(paper: Paper, content: Content, y: float) -> float:
    if not content.pictures:
        text = content.pictures_missing or label(content.language, "no_picture")
        paper.text(MARGIN_MM, y + 3.4, text, 2.5, GREY)
        return y + 5.4
    column = (WIDTH_MM - (PICTURES - 1) * PICTURE_GAP_MM) / PICTURES
    for i, picture in enumerate(content.pictures[:PICTURES]):
        _picture(paper, picture, MARGIN_MM + i * (column + PICTURE_GAP_MM), y + 1.0, column)
    return y + 1.0 + PICTURE_MM + 10.4


def _picture(paper: Paper, picture: ShownPicture, left: float, y: float, column: float) -> None:
    """As large as its place, in its own shape, on a ground of its own."""
    scale = min(column / picture.width_px, PICTURE_MM / picture.height_px)
    width, height = picture.width_px * scale, picture.height_px * scale
    paper.fill(left, y, column, PICTURE_MM, "#e9edee")
    paper.picture(picture.jpeg, left + (column - width) / 2, y + (PICTURE_MM - height) / 2, width, height)
    below = y + PICTURE_MM
    paper.text(left, below + 3.2, paper.fitted(picture.title, column, 2.6, bold=True), 2.6, bold=True)
    for i, line in enumerate(picture.lines[:2]):
        paper.text(left, below + 6.2 + i * 2.8, paper.fitted(line, column, 2.1), 2.1, GREY)


def _conditions(paper: Paper, content: Content, y: float) -> float:
    """Two to a line, the weather on a line of its own, which it needs."""
    paper.line(MARGIN_MM, y + 0.4, _RIGHT, y + 0.4, HAIRLINE)
    weather, danger, *others = content.conditions
    _condition(paper, weather, MARGIN_MM, y + 3.8, WIDTH_MM - 62.0)
    _condition(paper, danger, _RIGHT - 60.0, y + 3.8, 60.0)
    half = (WIDTH_MM - 6.0) / 2
    for i, fact in enumerate(others):
        _condition(paper, fact, MARGIN_MM + (i % 2) * (half + 6.0), y + 7.6 + (i // 2) * 3.8, half)
    return y + 5.4 + (len(others) + 1) // 2 * 3.8


def _condition(paper: Paper, fact: Fact, x: float, y: float, room: float) -> None:
    paper.text(x, y, fact.name, 2.4, GREY)
    begin = paper.width(fact.name, 2.4) + 1.8
    text = paper.fitted(fact.text, room - begin, 2.4, bold=fact.known)
    paper.text(x + begin, y, text, 2.4, INK if fact.known else GREY, bold=fact.known)


def _questions(paper: Paper, content: Content, y: float) -> None:
    """The four questions take what is left of the page, with lines to write on where nobody has answered."""
    paper.text(MARGIN_MM, y + 3.4, label(content.language, "questions"), 3.2, bold=True)
    hint = label(content.language, "what_not_who")
    paper.text(_RIGHT, y + 3.4, hint, 2.3, GREY, anchor=Anchor.END)
    top, bottom = y + 4.8, PAGE_MM[1] - FOOT_MM - 8.6
    width, height = (WIDTH_MM - 8.0) / 2, (bottom - top) / 2
    for i, question in enumerate(content.questions):
        above, left = top + (i // 2) * height, MARGIN_MM + (i % 2) * (width + 8.0)
        _question(paper, question, (left, above), width, height)
    sign = PAGE_MM[1] - FOOT_MM - 2.6
    for i, key in enumerate(("signatures", "name_date")):
        left = MARGIN_MM + i * (width + 8.0)
        paper.line(left, sign, left + width, sign, INK)
        paper.text(left, sign + 2.8, label(content.language, key), 2.2, GREY)


def _question(paper: Paper, question: Question, at: XY, width: float, height: float) -> None:
    left, y = at
    paper.text(left, y + 3.2, question.asked, 2.7, bold=True)
    paper.text(left + width, y + 3.2, question.share, 2.2, GREY, anchor=Anchor.END)
    step = 3.4 if question.answer else 5.0
    fits = max(int((height - 4.4) / step), ANSWER_LINES)
    lines = paper.wrapped(question.answer, width, 2.6) if question.answer else [""] * fits
    if len(lines) > fits:
        lines[fits - 1] = paper.fitted(lines[fits - 1] + " " + lines[fits], width, 2.6)
    for j, line in enumerate(lines[:fits]):
        base = y + 3.2 + (j + 1) * step
        paper.text(left, base, line, 2.6)
        if not question.answer:
            paper.line(left, base + 0.8, left + width, base + 0.8)
