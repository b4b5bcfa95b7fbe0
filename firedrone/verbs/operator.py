"""`firedrone operator`: the flight log, the batteries, the crew and the maintenance of the brigade."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firedrone.paths import data_dir
from firedrone.verbs import operator_note, say
from firedrone.verbs.options import DataOption, JsonOption, reading_language
from firedrone.verbs.say import UsageError
from incidents.operator.book import Asked, Book, book, home_profile
from incidents.operator.country_profile import country_profile
from incidents.operator.documents import document, profile_document
from incidents.operator.export import Form, exported
from incidents.operator.flight_line import Kind
from incidents.operator.flight_log import flight_log
from incidents.operator.period import period
from incidents.operator.profile_text import profile_lines
from incidents.operator.tables import SHOWN, What, flight_table, table
from incidents.words import label
from missions.whole_file import write_whole

if TYPE_CHECKING:
    from incidents.operator.tables import Table

FromOption = Annotated[str | None, typer.Option("--from", help="The first day: 2026-04-12.")]
ToOption = Annotated[str | None, typer.Option("--to", help="The last day, which is included.")]
AircraftOption = Annotated[str | None, typer.Option(help="One drone: its name, serial or id.")]
PersonOption = Annotated[str | None, typer.Option(help="One person of the crew.")]
CountryOption = Annotated[
    str | None, typer.Option(help="Whose rules: lv, lt, eu; without it those where the last flight began.")
]
LangOption = Annotated[str, typer.Option("--lang", "--language", help="en, lv or lt; not for --json.")]


def register(app: typer.Typer) -> None:
    """Attach the verbs."""
    group = typer.Typer(
        help="The record of the brigade: flights, batteries, crew, maintenance.", rich_markup_mode=None
    )
    group.command()(flights)
    group.command()(batteries)
    group.command()(crew)
    group.command()(maintenance)
    group.command()(export)
    group.command()(profile)
    operator_note.register(group)
    app.add_typer(group, name="operator")


def flights(
    first: FromOption = None,
    last: ToOption = None,
    aircraft: AircraftOption = None,
    person: PersonOption = None,
    country: CountryOption = None,
    lang: LangOption = "en",
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the flights, the oldest first, with their sums."""
    found = _book(data, first, last, aircraft, person, country)
    shown = flight_table(found, reading_language(lang), SHOWN)
    for one in found.log.unread:
        say.aside(one.why)
    sums = [f"{label(lang, f'log_{kind}')}: {shown.totals[kind]}" for kind in Kind if kind in shown.totals]
    say.result(document(What.FLIGHTS, found), as_json, "\n".join([_text(shown, lang), *sums]))


def batteries(
    first: FromOption = None,
    last: ToOption = None,
    country: CountryOption = None,
    lang: LangOption = "en",
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the batteries that were flown, with what to look at."""
    _list(What.BATTERIES, _book(data, first, last, None, None, country), lang, as_json)


def crew(
    first: FromOption = None,
    last: ToOption = None,
    person: PersonOption = None,
    country: CountryOption = None,
    lang: LangOption = "en",
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the people who flew, their hours, and whether each is in practice."""
    _list(What.CREW, _book(data, first, last, None, person, country), lang, as_json)


def maintenance(
    first: FromOption = None,
    last: ToOption = None,
    aircraft: AircraftOption = None,
    country: CountryOption = None,
    lang: LangOption = "en",
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what is to be done to each aircraft, what is due first."""
    _list(What.MAINTENANCE, _book(data, first, last, aircraft, None, country), lang, as_json)


def export(
    out: Annotated[Path, typer.Option("--out", help="The file to write.")],
    what: Annotated[str, typer.Option(help=f"{', '.join(What)}.")] = What.FLIGHTS.value,
    form: Annotated[
        str | None, typer.Option("--format", help=f"{', '.join(Form)}; without it as the file is called.")
    ] = None,
    first: FromOption = None,
    last: ToOption = None,
    aircraft: AircraftOption = None,
    person: PersonOption = None,
    country: CountryOption = None,
    lang: LangOption = "en",
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write a book for an authority or a spreadsheet."""
    if what not in set(What):
        raise UsageError(f"--what {what}: is none of {', '.join(What)}")
    chosen = form or out.suffix.removeprefix(".").lower()
    if chosen not in set(Form):
        raise UsageError(f"--format {chosen or 'none'}: is none of {', '.join(Form)}")
    found = _book(data, first, last, aircraft, person, country)
    content = exported(What(what), found, Form(chosen), reading_language(lang))
    write_whole(out, content)
    rows = len(table(What(what), found, lang).rows)
    result = {
        "file": str(out),
        "what": what,
        "format": chosen,
        "rows": rows,
        "country": found.profile.country,
    }
    say.result(result, as_json, f"{out}: {rows}")


def profile(
    country: Annotated[str, typer.Argument(help="lv, lt, eu, or one of the brigade's own.")],
    lang: LangOption = "en",
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say what a country asks for, where that is written, and whether somebody verified it."""
    found = country_profile(data_dir(data), country)
    say.result(profile_document(found), as_json, "\n".join(profile_lines(found, reading_language(lang))))


def _list(what: What, found: Book, lang: str, as_json: bool) -> None:
    say.result(document(what, found), as_json, _text(table(what, found, reading_language(lang)), lang))


def _book(
    data: Path | None,
    first: str | None,
    last: str | None,
    aircraft: str | None,
    person: str | None,
    country: str | None,
) -> Book:
    folder = data_dir(data)
    asked = Asked(period=period(first, last), aircraft=aircraft, person=person)
    log = flight_log(folder)
    rules = country_profile(folder, country) if country is not None else home_profile(folder, log)
    return book(folder, log, asked, rules, datetime.now(UTC))


def _text(made: Table, lang: str) -> str:
    """Columns under each other."""
    if not made.rows:
        return label(lang, "log_none") if made.what is What.FLIGHTS else "–"
    unknown = label(lang, "not_recorded")
    rows = [[unknown if cell is None else cell for cell in row.cells] for row in made.rows]
    widths = [max(len(row[n]) for row in (made.head, *rows)) for n in range(len(made.head))]
    lines = ["  ".join(cell.ljust(widths[n]) for n, cell in enumerate(row)) for row in (made.head, *rows)]
    marks = ["", *("" if row.kind is Kind.REAL else label(lang, f"kind_{row.kind}") for row in made.rows)]
    return "\n".join(f"{line}  {mark}".rstrip() for line, mark in zip(lines, marks, strict=True))
