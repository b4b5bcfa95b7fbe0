"""A4 pages of a PDF: text in Inter, lines, and drawings. The one seam to fpdf2."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from incidents.paper.drawing import HAIRLINE, INK, Anchor, Disc, Drawing, Label, Path
from incidents.paper.font import inter

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path as FilePath

PAGE_MM = (210.0, 297.0)
PT_PER_MM = 72 / 25.4
REGULAR, SEMIBOLD = 400, 600


class Paper:
    """Places are millimetres from the page's left top. Who wants a head or a foot on every page inherits."""

    def __init__(
        self,
        title: str,
        language: str,
        now: datetime,
        fonts: FilePath,
        page_mm: tuple[float, float] = PAGE_MM,
    ) -> None:
        """`fonts` is a folder that lives as long as the paper. IncidentError when the font is missing."""
        from fpdf import FPDF  # noqa: PLC0415 0.3 s, and only what is printed needs it

        outer = self

        class Pages(FPDF):
            def header(self) -> None:
                outer.on_every_page()

            def footer(self) -> None:
                outer.at_the_foot(self.page_no())

        self._pdf: Any = Pages(unit="mm", format=page_mm)
        self._pdf.set_margins(0.0, 0.0, 0.0)
        self._pdf.set_auto_page_break(False)
        self._pdf.set_title(title)
        self._pdf.set_lang(language)
        self._pdf.set_creator("FireDrone")
        self._pdf.set_creation_date(now)
        for style, weight in (("", REGULAR), ("B", SEMIBOLD)):
            file = fonts / f"Inter-{weight}.ttf"
            file.write_bytes(inter(weight))
            self._pdf.add_font("Inter", style, file)

    def on_every_page(self) -> None:
        """Before anything else is on it."""

    def at_the_foot(self, page: int) -> None:
        """When all else is on it."""

    def page(self) -> None:
        self._pdf.add_page()

    def finished(self) -> bytes:
        return bytes(self._pdf.output())

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size_mm: float,
        colour: str = INK,
        *,
        anchor: Anchor = Anchor.START,
        bold: bool = False,
    ) -> None:
        """One line with its baseline at `y`."""
        self._pdf.set_font("Inter", "B" if bold else "", size_mm * PT_PER_MM)
        self._pdf.set_text_color(colour)
        width = 0.0 if anchor is Anchor.START else float(self._pdf.get_string_width(text))
        text = "".join(letter if letter.isprintable() else " " for letter in text)
        self._pdf.text(x - width / (2 if anchor is Anchor.MIDDLE else 1), y, text)

    def width(self, text: str, size_mm: float, *, bold: bool = False) -> float:
        self._pdf.set_font("Inter", "B" if bold else "", size_mm * PT_PER_MM)
        return float(self._pdf.get_string_width(text))

    def fitted(self, text: str, width_mm: float, size_mm: float, *, bold: bool = False) -> str:
        """The text, cut with an ellipsis where it is too long for one line."""
        if self.width(text, size_mm, bold=bold) <= width_mm:
            return text
        while text and self.width(text + "…", size_mm, bold=bold) > width_mm:
            text = text[:-1]
        return text.rstrip() + "…"

    def wrapped(self, text: str, width_mm: float, size_mm: float) -> list[str]:
        """The text on as many lines as it needs."""
        self._pdf.set_font("Inter", "", size_mm * PT_PER_MM)
        lines = self._pdf.multi_cell(width_mm, size_mm * 1.3, text, dry_run=True, output="LINES", align="L")
        return [str(line) for line in lines] or [""]

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self._pdf.set_fill_color(colour)
        self._pdf.rect(x, y, width, height, style="F")

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str = HAIRLINE) -> None:
        self._pdf.set_draw_color(colour)
        self._pdf.set_line_width(0.2)
        self._pdf.line(x1, y1, x2, y2)

    def picture(self, jpeg: bytes, x: float, y: float, width: float, height: float) -> None:
        """A JPEG as it is, in a box of its own shape."""
        self._pdf.image(BytesIO(jpeg), x, y, width, height)

    def draw(self, drawing: Drawing, left: float, top: float) -> None:
        """A drawing with its left top corner there."""
        # fpdf2's clip forgets the colours on the page but not its own note of them: keep both in step
        with (
            self._pdf.local_context(),
            self._pdf.rect_clip(left, top, drawing.width_mm, drawing.height_mm),
        ):
            for shape in drawing.shapes:
                match shape:
                    case Path():
                        self._path(shape, left, top)
                    case Disc():
                        self._disc(shape, left, top)
                    case Label():
                        x, y = shape.at
                        self.text(
                            left + x,
                            top + y,
                            shape.text,
                            shape.size_mm,
                            shape.colour,
                            anchor=shape.anchor,
                            bold=shape.bold,
                        )

    def _path(self, shape: Path, left: float, top: float) -> None:
        points = [(left + x, top + y) for x, y in shape.points]
        if len(points) < 2:
            return
        if shape.fill:
            self._pdf.set_fill_color(shape.fill)
            self._pdf.polygon(points, style="F")
        if shape.colour:
            self._pdf.set_draw_color(shape.colour)
            self._pdf.set_line_width(shape.width_mm)
            if shape.dashed:
                self._pdf.set_dash_pattern(dash=1.4, gap=1.0)
            self._pdf.polyline(points, polygon=shape.closed)
            self._pdf.set_dash_pattern()

    def _disc(self, shape: Disc, left: float, top: float) -> None:
        if shape.fill:
            self._pdf.set_fill_color(shape.fill)
        if shape.colour:
            self._pdf.set_draw_color(shape.colour)
            self._pdf.set_line_width(shape.width_mm)
        style = ("D" if shape.colour else "") + ("F" if shape.fill else "")
        self._pdf.circle(left + shape.at[0], top + shape.at[1], shape.radius_mm, style=style)
