"""A real flight, as far as an exercise needs it: when, from where, over what, in which wind, what failed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from incidents.attach import played
from incidents.codes import IncidentCode
from incidents.facts import number_in, place_in, text_in
from incidents.flight_paths import FLIGHT_PLAN, felt_wind, plan_at
from incidents.model import IncidentError
from maps.geo import LatLon
from telemetry.alarms import LOST_S
from telemetry.events import EventCode
from telemetry.frames import FramesError, read_frames
from telemetry.logs.any_log import LogKind, log_kind, read_any_log
from telemetry.logs.log_summary import summarise_any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from incidents.flight_paths import Wind
    from incidents.timeline import Moment
    from missions.plan import Plan
    from telemetry.flight_summary import FlightSummary
    from telemetry.track import Track

_CORNERS_MAX = 500  # enough to say which ground was flown over
_IN_THE_AIR_M = 5.0
_UNTIL_SAID = timedelta(seconds=LOST_S)  # so long nothing is heard before a link counts as lost


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when something was so. `until` None: to the end."""

    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Flown:
    """One flight, from arming to disarming. None and empty: not known."""

    name: str
    began: datetime
    ended: datetime | None = None
    home: LatLon | None = None
    corners: tuple[LatLon, ...] = ()
    height_m: float | None = None  # above home, as a rule
    plan: Plan | None = None
    wind: Wind | None = None
    charge: float | None = None  # 0..1, at the start
    silences: tuple[Span, ...] = ()
    astray: tuple[Span, ...] = ()  # without a position
    landed_percent: float | None = None

    def moved_by(self, shift: timedelta) -> Flown:
        """The same on another clock."""

        def moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
            return tuple(
                Span(span.since + shift, None if span.until is None else span.until + shift) for span in spans
            )

        return replace(
            self,
            began=self.began + shift,
            ended=None if self.ended is None else self.ended + shift,
            silences=moved(self.silences),
            astray=moved(self.astray),
        )


def flown_alone(path: Path) -> Flown:
    """Of a recording by itself. IncidentError where there is no flight in it."""
    flown = _recorded(path)
    if log_kind(path) is not LogKind.TLOG:
        return flown
    said = ((event.at, event.code) for event in played(path))
    astray = _spans(said, EventCode.POSITION_LOST, EventCode.POSITION_OK)
    return replace(flown, astray=_in_flight(astray, flown))


def flown_in(moments: Sequence[Moment], flights: Path) -> Flown | None:
    """The longest flight of an incident, on the incident's one clock; None: there was none.

    What the recording does not say, or where it is gone, the journal does.
    """
    attached = [moment for moment in moments if moment.entry.code == IncidentCode.FLIGHT_ATTACHED]
    attached = [moment for moment in attached if text_in(moment.entry.facts, "flight")]
    if not attached:
        return None
    longest = max(attached, key=lambda moment: number_in(moment.entry.facts, "armed_s") or 0.0)
    name = text_in(longest.entry.facts, "flight") or ""
    own = [moment for moment in moments if moment.entry.facts.get("flight") == name]
    said = [(moment.at, moment.entry.code) for moment in own]
    try:
        flown = _recorded(flights / name).moved_by(longest.at - longest.entry.at)
    except IncidentError:
        flown = _told(name, own, longest)
        late = _spans(said, EventCode.LINK_LOST, EventCode.LINK_REGAINED)
        silences = tuple(replace(span, since=span.since - _UNTIL_SAID) for span in late)
        flown = replace(flown, silences=_in_flight(silences, flown))
    astray = _spans(said, EventCode.POSITION_LOST, EventCode.POSITION_OK)
    return replace(flown, astray=_in_flight(astray, flown))


def _recorded(path: Path) -> Flown:
    try:
        summary, track = summarise_any(path), read_any_log(path)
    except FramesError as error:
        raise IncidentError(str(error)) from error
    if not summary.armed:
        raise IncidentError(f"{path}: the drone was never armed in it; give another recording")
    began, ended = summary.armed[0][0], summary.armed[-1][1] or summary.end
    silences = tuple(Span(gap.start, gap.end) for gap in summary.gaps)
    plan = path / FLIGHT_PLAN
    flown = Flown(
        name=path.name if path.is_dir() else path.stem,
        began=began,
        ended=ended,
        home=_home(summary, track),
        corners=_corners(track),
        height_m=_height_m(track),
        plan=plan_at(plan) if path.is_dir() else None,
        wind=_wind(path),
        charge=_share(summary.battery.first_percent if summary.battery else None),
        silences=silences,
        landed_percent=summary.battery.last_percent if summary.battery else None,
    )
    return replace(flown, silences=_in_flight(silences, flown))


def _told(name: str, own: Sequence[Moment], attached: Moment) -> Flown:
    """As the journal has it, where the recording is gone."""

    def first(code: EventCode) -> Moment | None:
        return next((moment for moment in own if moment.entry.code == code), None)

    armed, home = first(EventCode.ARMED) or first(EventCode.TOOK_OFF), first(EventCode.HOME_SET)
    ended = [moment.at for moment in own if moment.entry.code in (EventCode.LANDED, EventCode.DISARMED)]
    return Flown(
        name=name,
        began=armed.at if armed else attached.at,
        ended=ended[-1] if ended else None,
        home=place_in(home.entry.facts) if home else None,
        charge=_share(number_in(attached.entry.facts, "battery_first_percent")),
        landed_percent=number_in(attached.entry.facts, "battery_last_percent"),
    )


def _spans(said: Iterable[tuple[datetime, str]], lost: EventCode, back: EventCode) -> tuple[Span, ...]:
    spans: list[Span] = []
    since: datetime | None = None
    for at, code in said:
        if code == lost:
            since = since or at
        elif code == back and since is not None:
            spans.append(Span(since, at))
            since = None
    return (*spans, Span(since, None)) if since is not None else tuple(spans)


def _in_flight(spans: tuple[Span, ...], flown: Flown) -> tuple[Span, ...]:
    """Those that began while it was armed."""
    return tuple(
        span
        for span in spans
        if flown.began <= span.since and (flown.ended is None or span.since < flown.ended)
    )


def _home(summary: FlightSummary, track: Track) -> LatLon | None:
    if summary.homes:
        home = summary.homes[-1]
        return LatLon(home.lat_deg, home.lon_deg)
    armed = np.flatnonzero(track.armed)
    at = int(armed[0]) if len(armed) else 0
    return LatLon(float(track.lat_deg[at]), float(track.lon_deg[at])) if len(track) else None


def _corners(track: Track) -> tuple[LatLon, ...]:
    armed = np.flatnonzero(track.armed)
    kept = armed[:: len(armed) // _CORNERS_MAX + 1]
    pairs = zip(track.lat_deg[kept].tolist(), track.lon_deg[kept].tolist(), strict=True)
    return tuple(LatLon(lat, lon) for lat, lon in pairs)


def _height_m(track: Track) -> float | None:
    high = track.above_home_m[track.above_home_m > _IN_THE_AIR_M]
    return float(np.median(high)) if len(high) else None


def _wind(path: Path) -> Wind | None:
    if log_kind(path) is not LogKind.TLOG:
        return None
    frames = read_frames(path)
    vehicles = frames.vehicles()
    return felt_wind(frames, vehicles[0]) if vehicles else None


def _share(percent: float | None) -> float | None:
    return None if percent is None else percent / 100.0
