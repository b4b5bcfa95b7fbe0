"""`firedrone booklet`: Latvia and Lithuania side by side, with where each line comes from."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.options import DataOption, JsonOption, reading_language
from firedrone.verbs.say import UsageError
from incidents.booklet.booklet import booklet
from incidents.booklet.booklet_pdf import booklet_pdf
from incidents.booklet.documents import booklet_document, booklet_lines
from incidents.booklet.find import find
from incidents.words import label
from missions.whole_file import write_whole

if TYPE_CHECKING:
    from incidents.booklet.booklet import Booklet

LangOption = Annotated[str, typer.Option("--lang", "--language", help="en, lv or lt; --json has all.")]
SectionOption = Annotated[str | None, typer.Option(help="One section alone, such as drone.")]
FindOption = Annotated[str, typer.Option("--find", help="Only rows with these words.")]
OutOption = Annotated[Path | None, typer.Option("--out", help="Write the pages to print: a .pdf.")]


def register(app: typer.Typer) -> None:
    """Attach the verb."""
    app.command("booklet")(differences)


def differences(
    lang: LangOption = "en",
    section: SectionOption = None,
    text: FindOption = "",
    out: OutOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say how Latvia and Lithuania differ: numbers, services, words, drone rules, forms, coordinates."""
    reading_language(lang)
    if out is not None and out.suffix.lower() != ".pdf":
        raise UsageError(f"{out}: the booklet is written as a .pdf; name it so")
    found, now = booklet(data_dir(data)), datetime.now(UTC)
    _check_section(found, section)
    rows = find(found, text, lang, section)
    document = booklet_document(found, rows, now.date())
    lines = "\n".join(booklet_lines(found, rows, lang, now.date())) if rows else label(lang, "booklet_none")
    if out is not None:
        write_whole(out, booklet_pdf(found, rows, lang, now))
        document, lines = {**document, "file": str(out)}, f"{out}: {len(rows)}"
    say.result(document, as_json, lines)


def _check_section(found: Booklet, section: str | None) -> None:
    known = [one.key for one in found.sections]
    if section is not None and section not in known:
        raise UsageError(f"--section {section}: is none of {', '.join(known)}")
