"""`firedrone incident delete-media`, `hold`, `retention`, `access`: what may go, and who looked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firedrone.keys import KEY_WITHIN_S, open_keys
from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.options import DataOption, JsonOption
from firedrone.verbs.say import NotTrue, UsageError
from incidents.folder import find
from incidents.journal import Journal, read_journal
from incidents.model import IncidentError
from incidents.privacy.access import ACCESS, Doing, accesses, account, note_access
from incidents.privacy.delete import delete_content
from incidents.privacy.hold import hold_of, release_hold, set_hold
from incidents.privacy.retention import kept, read_classes

if TYPE_CHECKING:
    from incidents.privacy.retention import Kept
    from incidents.signatures import Signer

IdArgument = Annotated[str, typer.Argument(help='An id, the beginning of one, or "last".')]


def register(group: typer.Typer) -> None:
    """Attach the verbs to the group of incident verbs."""
    group.command("delete-media")(delete_media)
    group.command()(hold)
    group.command()(retention)
    group.command()(access)


def delete_media(
    incident: IdArgument,
    media: Annotated[
        str, typer.Argument(help="A file of media/ or its beginning, FLIGHT/video-…, or entry:N for a note.")
    ],
    reason: Annotated[str, typer.Option(help="Why; it stays in the record.")],
    by: Annotated[str, typer.Option(help="Who deletes it; it stays in the record.")],
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Delete a picture, a video or the words of a note for good; its hash and the reason stay."""
    where, now = data_dir(data), datetime.now(UTC)
    folder = find(where, incident)
    gone = delete_content(folder, where, media, reason=reason, by=by, now=now, signer=_signer(where))
    note_access(where, now, folder.name, Doing.DELETED, gone.name)
    document = {
        "id": folder.name,
        "kind": gone.kind,
        "deleted": gone.name,
        "sha256": gone.sha256,
        "size_bytes": gone.size_bytes,
    }
    say.result(document, as_json, f"deleted: {gone.name}; its hash stays: {gone.sha256}")


def hold(
    incident: IdArgument,
    reason: Annotated[str | None, typer.Option(help="Why; it stays in the record.")] = None,
    release: Annotated[bool, typer.Option("--release", help="It may be deleted again when due.")] = False,
    by: Annotated[str | None, typer.Option(help="Who says so; without it the account here.")] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Set a legal hold: nothing of the incident is deleted until it is released. Without a reason: look."""
    where, now = data_dir(data), datetime.now(UTC)
    folder = find(where, incident)
    if reason is None and release:
        raise UsageError("--release needs --reason: it stays in the record")
    if reason is not None:
        write = release_hold if release else set_hold
        with Journal(folder, now, _signer(where)) as journal:
            write(journal, reason, by or account(), now)
    held = hold_of(read_journal(folder))
    document = {
        "id": folder.name,
        "held": held is not None,
        "since": _utc(held.at) if held else None,
        "reason": held.facts.get("reason") if held else None,
        "by": held.facts.get("by") if held else None,
    }
    text = f"{folder.name}: on hold: {document['reason']}" if held else f"{folder.name}: not on hold"
    say.result(document, as_json, text)


def retention(data: DataOption = None, as_json: JsonOption = False) -> None:
    """List until when incidents are kept, and which are due. Nothing is deleted by itself."""
    where, today = data_dir(data), datetime.now(UTC).date()
    classes = read_classes(where)
    found = kept(where, classes)
    document = {
        "classes": [{"name": one.name, "years": one.years} for one in classes],
        "incidents": [
            {
                "id": one.incident.id,
                "what": one.incident.what,
                "class": one.keep_class.name,
                "until": one.until.isoformat(),
                "due": one.is_due(today),
                "held": one.held,
            }
            for one in found
        ],
        "due": [one.incident.id for one in found if one.is_due(today)],
    }
    lines = [f"{_state(one, due=one.is_due(today)):12} {_kept_line(one)}" for one in found]
    say.result(document, as_json, "\n".join(lines) or "no incident")


def access(
    incident: Annotated[str | None, typer.Argument(help="Of one incident; none: of all.")] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """List who opened or handed on which incident. Ends with 1 when the list was changed."""
    where = data_dir(data)
    lines, problems = accesses(where, find(where, incident).name if incident else None)
    document = {
        "accesses": [
            {
                "at": _utc(one.at),
                "who": one.who,
                "incident": one.incident,
                "doing": one.doing,
                "what": one.what,
            }
            for one in lines
        ],
        "whole": not problems,
    }
    rows = [
        f"{one.at:%Y-%m-%d %H:%M:%S}  {one.who:12}  {one.doing:9}  {one.incident}  {one.what or ''}".rstrip()
        for one in lines
    ]
    say.result(document, as_json, "\n".join(rows) or "nobody yet")
    if problems:
        line = problems[0].entry
        raise NotTrue(f"{where / ACCESS}: was changed: line {line} is not as it was written")


def looked(data: Path, incident: str, doing: Doing) -> None:
    """Who looked is written down; a data folder on a stick that takes no writing is still read."""
    try:
        note_access(data, datetime.now(UTC), incident, doing)
    except IncidentError as error:
        say.aside(f"not in the log of who looked: {error}")


def _state(one: Kept, *, due: bool) -> str:
    return "on hold" if one.held is not None else "due" if due else "kept"


def _kept_line(one: Kept) -> str:
    return f"{one.until}  {one.keep_class.name:10} {one.incident.id}  {one.incident.what}"


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _signer(data: Path) -> Signer:
    return open_keys(data, wait_s=KEY_WITHIN_S).laptop
