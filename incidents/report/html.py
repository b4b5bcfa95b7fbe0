"""A report as one HTML file: no script, nothing loaded from anywhere, every text escaped."""

from __future__ import annotations

from functools import partial
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from incidents.paper.drawing import Drawing, to_svg
from incidents.report import alarms, hot_spots
from incidents.words import label

if TYPE_CHECKING:
    from incidents.report.content import Content


def html(content: Content) -> str:
    """The document."""
    template = (resources.files("incidents") / "data" / "report.html.j2").read_text("utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(template).render(
        c=content,
        label=partial(label, content.language),
        hot_spot_columns=hot_spots.COLUMNS,
        alarm_columns=alarms.COLUMNS,
        map=_drawn(content.map),
        strip=_drawn(content.strip),
    )


def _drawn(drawing: Drawing | None) -> Markup | None:
    return Markup(to_svg(drawing)) if drawing else None  # noqa: S704 `to_svg` escapes every text itself
