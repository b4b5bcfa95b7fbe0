"""`firedrone incident alarms`: every alarm of its flights, who saw it and how soon."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer

from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.incident_privacy import looked
from firedrone.verbs.options import DataOption, JsonOption, reading_language
from incidents import alarm_words
from incidents.alarm_log import alarm_log
from incidents.folder import find
from incidents.journal import read_journal
from incidents.local_time import ZONE, clock, day
from incidents.privacy.access import Doing
from incidents.timeline import timeline

if TYPE_CHECKING:
    from datetime import datetime

    from incidents.alarm_log import LoggedAlarm

IdArgument = Annotated[str, typer.Argument(help='An id, the beginning of one, or "last".')]


def register(group: typer.Typer) -> None:
    """Attach the verb to the group of incident verbs."""
    group.command("alarms")(alarms)


def alarms(
    incident: IdArgument,
    lang: Annotated[str, typer.Option(help="en, lv or lt; for people, not for --json.")] = "en",
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the alarms: raised, how long, seen after how many seconds and by whom."""
    language = reading_language(lang)
    folder = find(data_dir(data), incident)
    log = alarm_log(timeline(read_journal(folder)))
    looked(data_dir(data), folder.name, Doing.OPENED)
    unseen = [one for one in log if one.seen_at is None]
    document = {
        "incident": folder.name,
        "alarms": [_document(one) for one in log],
        "count": len(log),
        "unseen": len(unseen),
        "unseen_red": sum(one.is_red for one in unseen),
    }
    lines = [_line(one, language) for one in log]
    lines += [f"{len(log)} alarms, {len(unseen)} not seen"] if log else ["no alarm"]
    say.result(document, as_json, "\n".join(lines))


def _line(one: LoggedAlarm, language: str) -> str:
    return "  ".join(
        (
            f"{day(one.raised_at, language)} {clock(one.raised_at)}",
            f"{alarm_words.name(one, language)} ({alarm_words.rank(one, language)})",
            alarm_words.lasted(one, language),
            alarm_words.seen(one, language),
        )
    )


def _document(one: LoggedAlarm) -> dict[str, Any]:
    return {
        "alarm": one.alarm,
        "red": one.is_red,
        "flight": one.flight,
        **_times("raised", one.raised_at),
        **_times("seen", one.seen_at),
        **_times("cleared", one.cleared_at),
        "known_until": _utc(one.known_until),
        "lasted_s": one.lasted_s,
        "seen_after_s": one.seen_after_s,
        "seen_by": one.seen_by,
        "seen_as": one.seen_as,
        "facts": dict(one.facts),
    }


def _times(what: str, at: datetime | None) -> dict[str, str | None]:
    local = None if at is None else at.astimezone(ZoneInfo(ZONE)).isoformat(timespec="seconds")
    return {f"{what}_at": None if at is None else _utc(at), f"{what}_local": local}


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
