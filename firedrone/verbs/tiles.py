"""`firedrone tiles`: map pictures for where there is no network: look at them, import them, download them."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.options import JsonOption
from firedrone.verbs.say import NotTrue, UsageError
from maps.area import Area
from maps.formats import by_suffix
from maps.geo import LatLon
from maps.tiles.download import Download, Ended
from maps.tiles.download_plan import plan_download
from maps.tiles.import_tiles import IMPORTERS, import_tiles
from maps.tiles.mbtiles import TileStore
from maps.tiles.providers import FILE, WORDS, WhyNot, key_name, read_providers, why_not
from telemetry.key_store import open_key_store

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from maps.tiles.download import Outcome
    from maps.tiles.mbtiles import TileInfo
    from maps.tiles.providers import Provider
    from telemetry.key_store import KeyStore

NO_STORE = "this system has no key store: install gnome-keyring, or set FIREDRONE_PASSPHRASE"
ENDS = {
    Ended.STOPPED: "stopped",
    Ended.NO_NETWORK: "the network is gone",
    Ended.BUSY: "the provider is busy",
    Ended.BROKEN: "the provider sends no pictures",
    Ended.REFUSED: "the provider refuses",
}
ProviderOption = Annotated[str, typer.Option(help=f"Its name in {FILE}.")]


def register(app: typer.Typer) -> None:
    """Attach the verbs."""
    group = typer.Typer(help="Map pictures for where there is no network.", rich_markup_mode=None)
    group.command()(info)
    group.command("import", help=f"Turn a map into MBTiles: {', '.join(IMPORTERS)}.")(import_map)
    group.command()(providers)
    group.command()(key)
    group.command()(download)
    app.add_typer(group, name="tiles")


def info(file: Annotated[Path, typer.Argument(help="An MBTiles file.")], as_json: JsonOption = False) -> None:
    """What an MBTiles file holds, and whose map it is."""
    with TileStore(file) as store:
        found = store.info
    say.result(_public(file, found), as_json, _text(file, found))


def import_map(
    source: Annotated[Path, typer.Argument(metavar="IN", help="The map as it came.")],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="The MBTiles to write.")],
    attribution: Annotated[str, typer.Option(help="Whose map it is, where the file does not say.")] = "",
    licence: Annotated[str, typer.Option(help="What allows its use.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Turn a map into MBTiles."""
    with _bar(source.name) as tell:
        found = import_tiles(source, target, attribution=attribution, licence=licence, tell=tell)
    say.result(_public(target, found), as_json, _text(target, found))


def providers(as_json: JsonOption = False) -> None:
    """The providers of the brigade's own list, and which of them may be downloaded from."""
    found = read_providers(data_dir())
    if not found and not as_json:
        say.aside(f"No provider yet: write them into {data_dir() / FILE} (docs/map-pictures.md shows how).")
    reasons = {one.name: _refusal(one) for one in found}
    document = [asdict(one) | {"why_not": reasons[one.name], "needs_key": one.needs_key} for one in found]
    rows = [f"{one.name:28} {reasons[one.name] or f'allowed: {one.allowed_by}'}" for one in found]
    say.result({"providers": document}, as_json, "\n".join(rows))


def key(
    provider: ProviderOption,
    forget: Annotated[bool, typer.Option("--forget", help="Take it out of the key store.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Give a provider's key to the computer's key store. It is asked for, or read from stdin."""
    chosen, store = _chosen(provider), _store()
    if forget:
        store.delete(key_name(chosen))
    else:
        asked = f"The key of {chosen.name}"
        given = typer.prompt(asked, hide_input=True, err=True) if sys.stdin.isatty() else sys.stdin.readline()
        if not given.strip():
            raise UsageError("no key was given")
        store.set(key_name(chosen), given.strip().encode())
    done = "is forgotten" if forget else "is kept"
    say.result({"provider": chosen.name, "kept": not forget}, as_json, f"The key of {chosen.name} {done}.")


def download(
    provider: ProviderOption,
    zoom: Annotated[str, typer.Option(help="Coarse to fine, such as 8-16.")],
    out: Annotated[Path, typer.Option(help="The MBTiles to write; one that is there is brought up to date.")],
    area: Annotated[Path | None, typer.Option(help="GeoJSON, KML or GPX with polygons.")] = None,
    bounds: Annotated[str | None, typer.Option(help="Instead: WEST,SOUTH,EAST,NORTH in degrees.")] = None,
    only_count: Annotated[
        bool, typer.Option("--count", help="Say how much it is, download nothing.")
    ] = False,
    keep_half: Annotated[
        bool, typer.Option("--keep-half", help="If it ends early, use what came; the next run goes on.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Download an area from a provider that allows it. Ctrl-C stops; the same command goes on later."""
    chosen = _chosen(provider)
    plan = plan_download(_areas(area, bounds), *_zooms(zoom))
    document: dict[str, Any] = {"tiles": plan.count, "estimated_bytes": plan.estimated_bytes}
    if only_count:
        text = f"{plan.count:,} tiles, about {plan.estimated_bytes / 1e6:,.0f} MB"
        say.result(document, as_json, text)
        return
    with _bar(chosen.name) as tell:
        job = Download(
            chosen, plan, out, key=_key(chosen), tell=lambda progress: tell(progress.done, progress.total)
        )
        outcome = job.run()
    found = outcome.info
    if found is None and keep_half and outcome.progress.done:
        found = job.keep_half()
    document |= {"ended": outcome.ended, "missing": outcome.missing, "why": outcome.why}
    document |= asdict(outcome.progress) | ({} if found is None else _public(out, found))
    say.result(document, as_json, _said(outcome) if found is None else _text(out, found))
    if outcome.missing:
        raise NotTrue(_said(outcome))


def _said(outcome: Outcome) -> str:
    why = f" ({outcome.why})" if outcome.why else ""
    if outcome.ended is Ended.WHOLE:
        return f"{outcome.missing:,} of {outcome.progress.total:,} tiles could not be had{why}: run it again"
    left = f"{outcome.missing:,} of {outcome.progress.total:,} tiles are missing"
    return f"{ENDS[outcome.ended]}{why}: {left}; the same command goes on"


def _chosen(name: str) -> Provider:
    found = read_providers(data_dir())
    for one in found:
        if one.name == name:
            return one
    known = ", ".join(one.name for one in found) or "none yet"
    raise UsageError(f'--provider: there is no "{name}" in {FILE}; known: {known}')


def _refusal(provider: Provider) -> str | None:
    """The key store is asked only where the key is all that may be missing."""
    reason = why_not(provider)
    if reason is WhyNot.NO_KEY:
        reason = why_not(provider, _key(provider))
    return None if reason is None else WORDS[reason]


def _key(provider: Provider) -> str | None:
    if not provider.needs_key:
        return None
    store = open_key_store(data_dir())
    kept = None if store is None else store.get(key_name(provider))
    return None if kept is None else kept.decode("utf-8", "replace")


def _store() -> KeyStore:
    store = open_key_store(data_dir())
    if store is None:
        raise UsageError(NO_STORE)
    return store


def _areas(area: Path | None, bounds: str | None) -> tuple[Area, ...]:
    if (area is None) == (bounds is None):
        raise UsageError("say which area: --area FILE or --bounds WEST,SOUTH,EAST,NORTH")
    if area is not None:
        return by_suffix.read_areas(area)
    try:
        west, south, east, north = (float(edge) for edge in (bounds or "").split(","))
    except ValueError:
        raise UsageError(f'--bounds: "{bounds}" is not four numbers: 23.2,56.4,23.6,56.6') from None
    if not (-180.0 <= west < east <= 180.0 and -85.0 <= south < north <= 85.0):
        raise UsageError(f'--bounds: "{bounds}" must be west, south, east, north in degrees')
    corners = ((south, west), (south, east), (north, east), (north, west))
    return (Area(tuple(LatLon(lat, lon) for lat, lon in corners)),)


def _zooms(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([0-9]{1,2})(?:-([0-9]{1,2}))?", text.strip())
    if found is None:
        raise UsageError(f'--zoom: "{text}" is not two zooms: write them as 8-16')
    return int(found[1]), int(found[2] or found[1])


def _public(path: Path, found: TileInfo) -> dict[str, Any]:
    return {"file": str(path), "size_bytes": path.stat().st_size} | asdict(found)


def _text(path: Path, found: TileInfo) -> str:
    lines = [
        f"{path}: {found.name}, zoom {found.min_zoom}-{found.max_zoom}, {path.stat().st_size / 1e6:,.1f} MB",
        f"  {found.attribution or 'nobody is named as its maker'}",
    ]
    if found.bounds_deg is not None:
        west, south, east, north = found.bounds_deg
        lines.append(f"  {south:.4f} to {north:.4f} N, {west:.4f} to {east:.4f} E")
    if facts := [fact for fact in (found.licence, found.source, found.edition) if fact]:
        lines.append(f"  {' · '.join(facts)}")
    return "\n".join(lines)


@contextmanager
def _bar(title: str) -> Generator[Callable[[int, int], None]]:
    """A progress bar on stderr, where a person looks at it; takes done and total (0: nobody knows)."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415 only people read it, and it takes a while to load
    from rich.markup import escape  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(escape(title), total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total or None)
