"""`firedrone incident hot-spots`: the numbered list, what is handed over of it, and who goes where."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.keys import KEY_WITHIN_S, open_keys
from firedrone.paths import data_dir
from firedrone.verbs import hot_spots_said, say
from firedrone.verbs.options import (
    MAP_FILES,
    DataOption,
    DemOption,
    HomeOption,
    JsonOption,
    areas,
    elevation,
    place,
    reading_language,
)
from firedrone.verbs.plan_parts import write_parts
from firedrone.verbs.say import UsageError
from incidents.facts import place_in
from incidents.folder import find, incident_of, is_training
from incidents.hot_spot_ledger import decisions
from incidents.hot_spot_ledger.cards import MOST_CARDS, Order, cards
from incidents.hot_spot_ledger.exports import Wording, geojson_text
from incidents.hot_spot_ledger.exports_xml import gpx_text, kml_text
from incidents.hot_spot_ledger.ledger import read_ledger
from incidents.hot_spot_ledger.numbering import next_number
from incidents.hot_spot_ledger.row import How
from incidents.journal import Journal, read_journal
from maps.geo import AboveGround
from missions.checks import check
from missions.energy import estimate
from missions.plan_file import NAMES, write_plan
from missions.revisit import Place, revisit
from missions.task import Around, Task
from missions.whole_file import write_whole
from telemetry.events import EventCode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from incidents.hot_spot_ledger.ledger import Ledger
    from incidents.hot_spot_ledger.row import Row
    from incidents.model import Entry, Incident
    from maps.geo import LatLon

IdArgument = Annotated[str, typer.Argument(help='An id, the beginning of one, or "last".')]


def register(group: typer.Typer) -> None:
    """Attach the verb to the group of incident verbs."""
    group.command("hot-spots")(hot_spots)


def hot_spots(
    incident: IdArgument,
    gpx: Annotated[Path | None, typer.Option(help="Write them for receivers of crews.")] = None,
    geojson: Annotated[Path | None, typer.Option(help="Write them for map programs.")] = None,
    kml: Annotated[Path | None, typer.Option(help="Write them for map programs, sorted by state.")] = None,
    card_file: Annotated[
        Path | None, typer.Option("--cards", help="Print cards of the open ones: a PDF.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Cards of the closed ones too.")] = False,
    language: Annotated[str, typer.Option("--language", "--lang", help="en, lv or lt.")] = "en",
    send: Annotated[
        tuple[int, str] | None, typer.Option(metavar="N WHOM", help="A crew goes to number N.")
    ] = None,
    visited: Annotated[
        tuple[int, str] | None, typer.Option(metavar="N BY", help="Somebody was at number N.")
    ] = None,
    close: Annotated[
        tuple[int, str] | None, typer.Option(metavar="N BY", help="Number N is done with; say --how.")
    ] = None,
    how: Annotated[str | None, typer.Option(help="Of --close: out, or not_a_fire.")] = None,
    reopen: Annotated[
        tuple[int, str] | None, typer.Option(metavar="N REASON", help="Number N is open again.")
    ] = None,
    note: Annotated[
        tuple[int, str] | None, typer.Option(metavar="N TEXT", help="A remark on number N.")
    ] = None,
    revisit_file: Annotated[
        Path | None, typer.Option("--revisit", help=f"Plan a flight over all open ones: {NAMES}.")
    ] = None,
    home: HomeOption = None,
    height: Annotated[
        float, typer.Option(min=10.0, max=120.0, help="Of --revisit: metres above the ground.")
    ] = 40.0,
    hold: Annotated[
        float | None, typer.Option(min=1.0, max=600.0, help="Of --revisit: seconds above each.")
    ] = None,
    no_fly: Annotated[
        list[Path] | None, typer.Option(help=f"Of --revisit: areas to stay out of: {MAP_FILES}.")
    ] = None,
    batteries: Annotated[int, typer.Option(min=1, max=20, help="Of --revisit: how many may be spent.")] = 1,
    dem: DemOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the hot spots, hand them to crews, say who went, and plan to look at them again."""
    reading_language(language, "--language")
    folder, now = find(data_dir(data), incident), datetime.now(UTC)
    asked = _asked(send, visited, close, _how(close, how), reopen, note, now)
    if asked:
        with Journal(folder, now, open_keys(data_dir(data), wait_s=KEY_WITHIN_S).laptop) as journal:
            for write in asked:
                write(journal)
    entries = read_journal(folder)
    head, ledger = incident_of(folder, entries), read_ledger(entries)
    wording = Wording(language, is_training(head, entries))
    files = _exports(ledger, wording, gpx, geojson, kml)
    if card_file is not None:
        files.append(_cards(ledger, card_file, _order(head, entries, wording), now, everything=everything))
    document = hot_spots_said.document(head.id, ledger, next_number(entries), wording, files)
    if revisit_file is not None:
        task = Task(
            height=AboveGround(height), hold_s=hold, batteries=batteries, no_fly=areas(no_fly), speed_m_s=8.0
        )
        around = Around(place(home, "--home") or _base(entries), elevation(dem))
        document["revisit"] = _revisit(ledger, task, around, revisit_file, wording)
    for flag in ledger.flags:
        named = "" if flag.number is None else f" (hot spot {flag.number})"
        say.aside(f"entry {flag.n}{named}: {flag.doubt.replace('_', ' ')}")
    say.result(document, as_json, hot_spots_said.text(ledger, language, document))


def _asked(
    send: tuple[int, str] | None,
    visited: tuple[int, str] | None,
    close: tuple[int, str] | None,
    how: How,
    reopen: tuple[int, str] | None,
    note: tuple[int, str] | None,
    now: datetime,
) -> list[Callable[[Journal], Entry]]:
    """What is to be written, in the order in which it makes sense."""
    asked: list[Callable[[Journal], Entry]] = []
    if reopen is not None:
        asked.append(lambda journal: decisions.reopen(journal, *reopen, now))
    if send is not None:
        asked.append(lambda journal: decisions.send(journal, *send, now))
    if visited is not None:
        asked.append(lambda journal: decisions.visit(journal, *visited, now))
    if note is not None:
        asked.append(lambda journal: decisions.note(journal, *note, now))
    if close is not None:
        asked.append(lambda journal: decisions.close(journal, *close, how, now))
    return asked


def _how(close: tuple[int, str] | None, how: str | None) -> How:
    if close is None:
        if how is not None:
            raise UsageError("--how says why something is closed: give --close N BY with it")
        return How.OUT
    if how not in set(How):
        raise UsageError(f"--close {close[0]}: say --how {' or --how '.join(How)}")
    return How(how)


def _exports(
    ledger: Ledger, wording: Wording, gpx: Path | None, geojson: Path | None, kml: Path | None
) -> list[Path]:
    wanted: list[tuple[Path | None, Callable[[Sequence[Row], Wording], str]]] = [
        (gpx, gpx_text),
        (geojson, geojson_text),
        (kml, kml_text),
    ]
    files: list[Path] = []
    for path, text in wanted:
        if path is not None:
            write_whole(path, text(ledger.rows, wording))
            files.append(path)
    return files


def _cards(ledger: Ledger, path: Path, order: Order, now: datetime, *, everything: bool) -> Path:
    rows = ledger.rows if everything else ledger.open
    if not rows:
        raise UsageError(
            "--cards: no hot spot is open" + ("" if everything else "; --all prints closed ones")
        )
    if len(rows) > MOST_CARDS:
        raise UsageError(f"--cards: {len(rows)} hot spots, {MOST_CARDS} are printed at most: close some")
    closed = [row for row in ledger.rows if row not in rows]
    write_whole(path, cards(rows, order, now, closed))
    return path


def _order(head: Incident, entries: Sequence[Entry], wording: Wording) -> Order:
    """Distances count from the scene; without one from where the drone took off last."""
    title = f"{head.what}, {head.where}"
    if head.scene is not None:
        return Order(title, wording, head.scene)
    return Order(title, wording, _base(entries), origin_is_scene=False)


def _base(entries: Sequence[Entry]) -> LatLon | None:
    homes = (entry for entry in reversed(entries) if entry.code == EventCode.HOME_SET)
    return next((at for entry in homes if (at := place_in(entry.facts))), None)


def _revisit(ledger: Ledger, task: Task, around: Around, out: Path, wording: Wording) -> dict[str, Any]:
    rows = ledger.open
    if not rows:
        raise UsageError("--revisit: no hot spot is open: there is nothing to look at again")
    made = revisit([Place(row.at, row.ellipse.most_m) for row in rows], task, around)
    for lost in write_plan(made.plan, out, simulated=wording.training):
        say.aside(f"{out.name}: {lost}")
    left_out = [rows[i].number for i in made.left_out]
    for number in left_out:
        say.aside(f"hot spot {number} is left out: it lies in a no-fly area, or no way leads there")
    plan = made.plan
    needed = estimate(plan, plan.home or plan.waypoints[0].at, wind=around.wind, drone=around.drone)
    findings = check(plan, ground=around.ground, wind=around.wind, drone=around.drone)
    parts = write_parts(plan, task, needed, findings, around, out, simulated=wording.training)
    return {
        "file": str(out),
        "order": [rows[i].number for i in made.order],
        "left_out": left_out,
        "length_m": round(needed.length_m, 1),
        "duration_s": round(needed.duration_s, 1),
        "batteries": parts.batteries,
        "parts": list(parts.files),
        "findings": [finding.code for finding in parts.findings],
    }
