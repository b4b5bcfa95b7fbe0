"""What crew and trainer say to each other: orders one way; the exercise, its truth and answers the other.

Degrees, metres, seconds. Every text and list has an end, every number a range: what is beyond is refused as
a whole.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

import msgspec
from msgspec import Meta

from maps.geo import LatLon
from training.exercise.happening import Happened
from training.exercise.scenario import TargetKind
from training.exercise.take_over import TakeOver
from training.fault import Fault
from training.remote.decoded import decoded

MOST_TEXT = 500
MOST_NAME = 60
MOST_NOTES = 8_000
LONGEST_S = 1e7  # also what has no end

Name = Annotated[str, Meta(min_length=1, max_length=MOST_NAME)]
Seconds = Annotated[float, Meta(ge=-LONGEST_S, le=LONGEST_S)]
Metres = Annotated[float, Meta(ge=-1e5, le=1e5)]
Degrees = Annotated[float, Meta(ge=-360.0, le=360.0)]
MetresASecond = Annotated[float, Meta(ge=-200.0, le=200.0)]
WindSpeed = Annotated[float, Meta(ge=0.0, le=40.0)]
Said = Annotated[
    dict[Annotated[str, Meta(max_length=8)], Annotated[str, Meta(max_length=MOST_NOTES)]], Meta(max_length=12)
]


class _Message(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class Place(_Message, frozen=True):
    """WGS 84."""

    lat_deg: Annotated[float, Meta(ge=-90.0, le=90.0)]
    lon_deg: Annotated[float, Meta(ge=-180.0, le=180.0)]

    @property
    def at(self) -> LatLon:
        return LatLon(self.lat_deg, self.lon_deg)


def place(at: LatLon) -> Place:
    """As it goes over the line."""
    return Place(at.lat_deg, at.lon_deg)


# --- the trainer's orders ----------------------------------------------------------------------------


class Start(_Message, frozen=True, tag="start"):
    """Second 0."""


class End(_Message, frozen=True, tag="end"):
    """And score."""


class Freeze(_Message, frozen=True, tag="freeze"):
    """Time stands."""


class Resume(_Message, frozen=True, tag="resume"):
    """Time goes on."""


class SetMark(_Message, frozen=True, tag="mark"):
    """A moment to go back to."""

    name: Name


class Rewind(_Message, frozen=True, tag="rewind"):
    """Back to it."""

    name: Name


class SetFault(_Message, frozen=True, tag="fault"):
    """Break or mend."""

    fault: Fault
    on: bool


class MendAll(_Message, frozen=True, tag="mend_all"):
    """Everything in order."""


class SetWind(_Message, frozen=True, tag="wind"):
    """None: as it is."""

    speed_m_s: WindSpeed
    from_deg: Degrees | None = None
    gust_m_s: WindSpeed | None = None


class Take(_Message, frozen=True, tag="take_over"):
    """Fly in the crew's place."""

    what: TakeOver


class Comment(_Message, frozen=True, tag="comment"):
    """A remark for the debrief."""

    text: Annotated[str, Meta(min_length=1, max_length=MOST_TEXT)]


class JumpFire(_Message, frozen=True, tag="jump_fire"):
    """A firebrand lands there."""

    at: Place


class SetSpeed(_Message, frozen=True, tag="speed"):
    """How many times as fast as life."""

    times: Annotated[float, Meta(ge=0.5, le=50.0)]


Command: TypeAlias = (
    Start
    | End
    | Freeze
    | Resume
    | SetMark
    | Rewind
    | SetFault
    | MendAll
    | SetWind
    | Take
    | Comment
    | JumpFire
    | SetSpeed
)


class Order(_Message, frozen=True, tag="order"):
    """Answered under the same number."""

    number: Annotated[int, Meta(ge=0, le=2**53)]
    command: Command


class Alive(_Message, frozen=True, tag="alive"):
    """The trainer is there and has nothing to say."""


FromTrainer: TypeAlias = Order | Alive

# --- what the crew's station tells ---------------------------------------------------------------------


class Refusal(StrEnum):
    """Why an order was not carried out."""

    NOT_FLYING = "not_flying"
    NO_SUCH_MARK = "no_such_mark"
    TOO_MANY = "too_many"
    NOT_HERE = "not_here"  # this exercise cannot
    TOO_FAST = "too_fast"
    NO_ANSWER = "no_answer"  # the line was away: nobody knows


class Answer(_Message, frozen=True, tag="answer"):
    """None: done."""

    number: int
    refused: Refusal | None = None


class TargetSaid(_Message, frozen=True):
    """One that there is."""

    name: Annotated[str, Meta(max_length=MOST_NAME)]
    kind: TargetKind
    wanted: bool


class Programme(_Message, frozen=True, tag="programme"):
    """What is practised, by language. `by_hand`: the faults it leaves to the trainer."""

    exercise: Annotated[str, Meta(max_length=MOST_NAME)]
    title: Said
    notes: Said
    lasts_s: Seconds
    scene: Place
    home: Place
    targets: Annotated[tuple[TargetSaid, ...], Meta(max_length=200)]
    by_hand: Annotated[tuple[Fault, ...], Meta(max_length=40)]
    area: Annotated[tuple[Place, ...], Meta(max_length=500)] = ()


class TargetAt(_Message, frozen=True):
    """Where it is now."""

    name: Annotated[str, Meta(max_length=MOST_NAME)]
    at: Place


Fact: TypeAlias = Annotated[str, Meta(max_length=MOST_TEXT)] | int | float | bool | None


class RecordLine(_Message, frozen=True):
    """One thing of the record."""

    code: Happened
    at_s: Seconds
    facts: Annotated[dict[Annotated[str, Meta(max_length=40)], Fact], Meta(max_length=20)]


class State(_Message, frozen=True, tag="state"):
    """How things really are, some times a second. `record`: the newest last."""

    elapsed_s: Seconds
    started: bool
    ended: bool
    frozen: bool
    speed: Annotated[float, Meta(ge=0.0, le=1000.0)]
    at: Place
    above_ground_m: Metres
    above_home_m: Metres
    yaw_deg: Degrees
    speed_m_s: MetresASecond
    climb_m_s: MetresASecond
    mode: Annotated[str, Meta(max_length=40)]
    armed: bool
    flying: bool
    battery_percent: Annotated[float, Meta(ge=0.0, le=100.0)]
    faults: Annotated[tuple[Fault, ...], Meta(max_length=40)]
    wind_from_deg: Degrees
    wind_m_s: WindSpeed
    gust_m_s: WindSpeed
    marks: Annotated[tuple[Name, ...], Meta(max_length=100)]
    targets: Annotated[tuple[TargetAt, ...], Meta(max_length=200)]
    record: Annotated[tuple[RecordLine, ...], Meta(max_length=100)]
    twin: Place | None = None


FromCrew: TypeAlias = Programme | State | Answer


def encoded(message: FromTrainer | FromCrew) -> bytes:
    """JSON, one line."""
    return msgspec.json.encode(message)


def from_trainer(data: bytes) -> FromTrainer:
    """LineError GARBAGE: it is not one of ours."""
    return decoded(data, FromTrainer)


def from_crew(data: bytes) -> FromCrew:
    """The same."""
    return decoded(data, FromCrew)
