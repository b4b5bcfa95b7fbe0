"""Flights whose recording stopped without being closed: what is there of them, and which may still fly.

Only the last segment is read, so that eight hours of record are looked at as quickly as eight minutes.
Nothing is cut: what lies behind the last whole frame stays as the power cut left it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from telemetry.flight_folder import Ended, flight_folders, read_card, write_card
from telemetry.frames import FramesError, read_frames, utc
from telemetry.held import is_held
from telemetry.messages import mavlink

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from telemetry.flight_folder import FlightCard
    from telemetry.frames import Frames
    from telemetry.state import Identity

log = logging.getLogger(__name__)

TAKEN_UP_WITHIN = timedelta(minutes=30)  # longer than any battery lasts


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A flight whose recording just stopped. Everything up to `ended_at` is there."""

    folder: Path
    card: FlightCard
    ended_at: datetime | None  # time of the last frame; None if there is none
    frames: int
    bad_bytes: int  # behind the last whole frame, or between others of the last segment
    armed: bool | None  # what the drone said last; None: not in the last segment

    @property
    def started_at(self) -> datetime:
        return self.card.started_at

    @property
    def address(self) -> str:
        """The link it was heard on."""
        return self.card.address

    def is_of(self, vehicle: Identity) -> bool | None:
        """Whether the drone that answers now is the one of this flight; None: it did not say its uid yet."""
        mine = self.card.vehicle
        if mine is None:
            return True  # it was never said whose flight this is
        if mine.uid is not None:
            return None if vehicle.uid is None else vehicle.uid == mine.uid
        return (vehicle.system, vehicle.type, vehicle.autopilot) == (mine.system, mine.type, mine.autopilot)


def unfinished(data: Path, now: datetime) -> Unfinished | None:
    """The flight to take up again: the newest one, if it was never closed and its last frame is still young.

    An exercise is none: its drone ended with the program.
    """
    for folder in reversed(flight_folders(data)):
        card = read_card(folder)
        if card is None or card.ended is not None or card.training or not card.live or is_held(folder):
            continue
        flight = _how_far(folder, card)
        young = flight.ended_at is not None and abs(now - flight.ended_at) <= TAKEN_UP_WITHIN
        return flight if young else None
    return None


def recovered(data: Path, *, but: Path | None = None) -> list[Unfinished]:
    """All flights that were never closed and are not being recorded now; their cards say so from now on.

    `but` is the folder of a flight that is taken up again: it stays open.
    """
    found: list[Unfinished] = []
    for folder in flight_folders(data):
        card = read_card(folder)
        if card is None or card.ended is not None or folder == but or is_held(folder):
            continue
        flight = _how_far(folder, card)
        found.append(flight)
        marked = replace(card, ended=Ended.NOT_CLOSED, ended_at=flight.ended_at, frames=flight.frames)
        try:
            write_card(folder, marked)
        except OSError as error:
            log.warning("%s: could not be marked as unclosed (%s)", folder, error)
    return found


def _how_far(folder: Path, card: FlightCard) -> Unfinished:
    counted = card.frames or 0
    try:
        frames = read_frames(folder, from_segment=card.counted_segments)
    except FramesError as error:
        log.info("nothing was recorded since the last whole segment: %s", error)
        return Unfinished(folder, card, card.ended_at, counted, 0, None)
    heard_us = frames.at_us[frames.sound()]
    ended_at = utc(heard_us[-1]) if len(heard_us) else card.ended_at
    return Unfinished(folder, card, ended_at, counted + len(heard_us), frames.bad_bytes, _armed(frames))


def _armed(frames: Frames) -> bool | None:
    for source in frames.vehicles():
        beats = frames.rows("HEARTBEAT", source).fields
        return bool(beats["base_mode"][-1] & mavlink.MAV_MODE_FLAG_SAFETY_ARMED)
    return None
