"""`firedrone guide`: a page of help, to be read or printed without a window."""

from __future__ import annotations

from typing import Annotated

import typer

from firedrone.verbs import say
from ui.help.pages import page_of, pages_in, printed


def register(app: typer.Typer) -> None:
    """Attach the verb."""
    app.command()(guide)


def guide(
    topic: Annotated[str | None, typer.Argument(help="Which page; none: the topics are listed.")] = None,
    language: Annotated[str, typer.Option("--lang", help="en, lv or lt.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")] = False,
) -> None:
    """Print a page of help, the same that F1 opens in the window."""
    if topic is None:
        titles = {page.topic: page.title for page in pages_in(language)}
        lines = [f"{name:14}{title}" for name, title in titles.items()]
        say.result({"language": language, "topics": titles}, as_json, "\n".join(lines))
        return
    page = page_of(topic, language)
    document = {"topic": topic, "language": language, "title": page.title, "markdown": page.text}
    say.result(document, as_json, printed(page))
