"""The tables of the fault matrix: what goes wrong, and the state that it has to end in.

Two vehicles: an ArduPilot, which bears items sent ahead, and an unknown one with the standard protocol.
"aboard" means: read back, and it means what was sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from telemetry.messages import mavlink
from tests.benches.scripted_vehicle import (
    changed,
    every_third,
    ftp_nak,
    ftp_wrong_number,
    hears,
    ignored,
    instead,
    instead_and_silence,
    mission_ack,
    says,
    then_silence,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.benches.scripted_vehicle import Switch

ERROR = mavlink.MAV_MISSION_ERROR
UNSUPPORTED = mavlink.MAV_MISSION_UNSUPPORTED
ACCEPTED = mavlink.MAV_MISSION_ACCEPTED
ABOARD = "aboard"
NEXT: Callable[[int], int] = lambda seq: seq + 1  # noqa: E731


class Write(NamedTuple):
    """An upload that is disturbed. `{first_old}` is the first item that is not the new one when only the last
    did not come: the last one, but all of a fence, which is taken as a whole.
    """

    what: str
    switches: Callable[[int], tuple[Switch, ...]]  # from the number of the last item
    ardupilot: str
    unknown: str


WRITES = (
    Write(
        "count, no answer",
        lambda _: (hears("MISSION_COUNT", ignored),),
        "silent at item 0",
        "silent at item 0",
    ),
    Write("count, first lost", lambda _: (hears("MISSION_COUNT", ignored, first=1),), ABOARD, ABOARD),
    Write(
        "item 1 never heard",
        lambda _: (hears("MISSION_ITEM_INT", ignored, seq=1),),
        "stuck at item 1",
        "stuck at item 1",
    ),
    Write(
        "item 1, then silence",
        lambda _: (hears("MISSION_ITEM_INT", then_silence, seq=1),),
        "silent at item 0",
        "silent at item 1",
    ),
    Write(
        "item 0, wrong one asked for",
        lambda _: (says("MISSION_REQUEST", changed(seq=NEXT), seq=0),),
        "stuck at item 1",
        "stuck at item 1",
    ),
    Write(
        "item 1, wrong one asked for",
        lambda _: (says("MISSION_REQUEST", changed(seq=NEXT), seq=1),),
        ABOARD,
        "stuck at item 2",
    ),
    Write(
        "item 0, error",
        lambda _: (hears("MISSION_ITEM_INT", instead(mission_ack(ERROR)), seq=0),),
        "ended at item 0",
        "ended at item 0",
    ),
    Write(
        "item 1, error",
        lambda _: (hears("MISSION_ITEM_INT", instead(mission_ack(ERROR)), seq=1),),
        "ended at item 1",
        "ended at item 1",
    ),
    Write(
        "item 0, not supported",
        lambda _: (hears("MISSION_ITEM_INT", instead(mission_ack(UNSUPPORTED)), seq=0),),
        "refused at item 0",
        "refused at item 0",
    ),
    Write(
        "item 1, not supported",
        lambda _: (hears("MISSION_ITEM_INT", instead(mission_ack(UNSUPPORTED)), seq=1),),
        "refused at item 1",
        "refused at item 1",
    ),
    Write("last answer missing", lambda _: (says("MISSION_ACK", ignored, type=ACCEPTED),), ABOARD, ABOARD),
    Write(
        "last answer an error, all aboard",
        lambda _: (says("MISSION_ACK", changed(type=ERROR), type=ACCEPTED),),
        ABOARD,
        ABOARD,
    ),
    Write(
        "last answer an error, last item missing",
        lambda last: (hears("MISSION_ITEM_INT", instead(mission_ack(ERROR)), seq=last),),
        "different at item {first_old}",
        "different at item {first_old}",
    ),
    Write(
        "accepted before it has all",
        lambda _: (hears("MISSION_ITEM_INT", instead(mission_ack(ACCEPTED)), seq=1),),
        "stuck at item 1",
        "stuck at item 1",
    ),
    Write(
        "accepted before it has all, then silence",
        lambda _: (hears("MISSION_ITEM_INT", instead_and_silence(mission_ack(ACCEPTED)), seq=1),),
        "unreadable",
        "silent at item 1",
    ),
)


class Readout(NamedTuple):
    """A download that is disturbed; "read" means: what is aboard, item by item."""

    what: str
    switches: tuple[Switch, ...]
    ends: str


READS = (
    Readout("list, no answer", (hears("MISSION_REQUEST_LIST", ignored),), "unanswered"),
    Readout("list, first lost", (hears("MISSION_REQUEST_LIST", ignored, first=1),), "read"),
    Readout("item 0, no answer", (hears("MISSION_REQUEST_INT", ignored, seq=0),), "unanswered"),
    Readout("item 1, no answer", (hears("MISSION_REQUEST_INT", ignored, seq=1),), "unanswered"),
    Readout("item 1, first lost", (hears("MISSION_REQUEST_INT", ignored, seq=1, first=1),), "read"),
    Readout("item 0, wrong number", (says("MISSION_ITEM_INT", changed(seq=NEXT), seq=0),), "unanswered"),
    Readout("item 1, wrong number", (says("MISSION_ITEM_INT", changed(seq=NEXT), seq=1),), "unanswered"),
    Readout(
        "item 0, error", (hears("MISSION_REQUEST_INT", instead(mission_ack(ERROR)), seq=0),), "unanswered"
    ),
    Readout(
        "item 1, error", (hears("MISSION_REQUEST_INT", instead(mission_ack(ERROR)), seq=1),), "unanswered"
    ),
    Readout(
        "item 0, not supported",
        (hears("MISSION_REQUEST_INT", instead(mission_ack(UNSUPPORTED)), seq=0),),
        "refused",
    ),
    Readout(
        "item 1, not supported",
        (hears("MISSION_REQUEST_INT", instead(mission_ack(UNSUPPORTED)), seq=1),),
        "refused",
    ),
)


class FtpFailure(NamedTuple):
    """A vehicle whose files fail; `engine` is the one that brings the list aboard in the end."""

    what: str
    switches: tuple[Switch, ...]
    engine: str


FTP_FAILURES = (
    FtpFailure("none", (hears("FILE_TRANSFER_PROTOCOL", ignored),), "pipelined"),
    FtpFailure("nak", (hears("FILE_TRANSFER_PROTOCOL", instead(ftp_nak)),), "pipelined"),
    FtpFailure("no second answer", (hears("FILE_TRANSFER_PROTOCOL", ignored, after=1),), "pipelined"),
    FtpFailure(
        "no second answer, then again",
        (hears("FILE_TRANSFER_PROTOCOL", ignored, after=1, first=1),),
        "mavftp",
    ),
    FtpFailure(
        "nak to the second", (hears("FILE_TRANSFER_PROTOCOL", instead(ftp_nak), after=1),), "pipelined"
    ),
    FtpFailure("wrong number", (says("FILE_TRANSFER_PROTOCOL", ftp_wrong_number),), "pipelined"),
    FtpFailure(
        "every third lost",
        (
            hears("FILE_TRANSFER_PROTOCOL", every_third(ignored)),
            says("FILE_TRANSFER_PROTOCOL", every_third(ignored)),
        ),
        "mavftp",
    ),
    FtpFailure(
        "silent when it is to be read", (hears("FILE_TRANSFER_PROTOCOL", ignored, after=6),), "mavftp"
    ),
)
