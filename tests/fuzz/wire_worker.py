"""Feeds a session with what no vehicle should say, in a process of its own; prints what happened as JSON.

`python -m tests.fuzz.wire_worker COUNT`: bytes at random, real frames that were spoiled, and frames with a
right checksum and any contents, of every message there is; while orders and transfers wait for answers.
"""

from __future__ import annotations

import json
import random
import sys
import time
from concurrent.futures import CancelledError
from queue import Empty
from typing import TYPE_CHECKING, Any

from fastcrc import crc16

from maps.geo import AboveHome
from missions import commands
from missions.download import download
from missions.items import MissionItem, MissionType
from missions.parameters import Gathering, read_all
from missions.upload import upload
from telemetry.messages import mavlink
from telemetry.session import Session
from tests.fuzz.memory import forget_peak, peak_bytes, resident_bytes
from tests.telemetry.links import MemoryLink
from tests.telemetry.tlogs import extract_records
from tests.telemetry.wire import Wire, heartbeat

if TYPE_CHECKING:
    from concurrent.futures import Future
    from random import Random

WARM_UP = 2_000
OFTEN = 50  # a real heartbeat after so many inputs, or nobody would be listened to
ORDERS = 700  # new orders and transfers after so many
RENEWED = 2_100  # a new session after so many
KINDS: tuple[tuple[int, Any], ...] = tuple(mavlink.mavlink_map.items())
FLOATS = (
    b"\0\0\xc0\x7f",
    b"\0\0\x80\x7f",
    b"\0\0\x80\xff",
    b"\xff\xff\x7f\x7f",
    b"\0\0\0\x80",
    b"\x01\0\0\0",
)
OURS = ("missions.", "telemetry.")


def main(count: int) -> None:
    """Run and print."""
    rng = random.Random(count)
    wire = Wire()
    link, session = _begun(wire)
    messages = bad_bytes = 0
    waiting: list[Future[Any]] = []
    uncaught: list[str] = []
    slowest_s = slowest_cpu_s = begun_bytes = 0.0
    for number in range(-WARM_UP, count):
        if number == 0:
            forget_peak()
            begun_bytes = resident_bytes()
            slowest_s = slowest_cpu_s = 0.0
        if number % RENEWED == 0:  # what it believes of the drone leads to other paths each time
            uncaught += _ended(waiting)
            waiting = []
            messages += session.state.get().link.messages
            bad_bytes += session.state.get().link.bad_bytes
            session.close()
            link, session = _begun(wire)
        if number % ORDERS == 0:
            uncaught += _ended(waiting)
            waiting = _ordered(session)
        link.incoming = [_input(rng)]
        if number % OFTEN == 0:
            link.incoming.append(wire.frame(heartbeat(armed=rng.random() < 0.5)))
        began_s, began_cpu_s = time.perf_counter(), time.process_time()
        try:
            session.step()
        except Exception as error:  # noqa: BLE001 that is what is looked for
            uncaught.append(f"{number}: {type(error).__name__}: {error}")
        slowest_s = max(slowest_s, time.perf_counter() - began_s)
        slowest_cpu_s = max(slowest_cpu_s, time.process_time() - began_cpu_s)
        _drain(session, link)
    session.close()
    uncaught += _ended(waiting)
    said: dict[str, Any] = {
        "inputs": count,
        "uncaught": uncaught,
        "slowest_s": slowest_s,
        "slowest_cpu_s": slowest_cpu_s,
        "peak_bytes": max(0, peak_bytes() - int(begun_bytes)),
        "messages": messages + session.state.get().link.messages,
        "bad_bytes": bad_bytes + session.state.get().link.bad_bytes,
    }
    sys.stdout.write(json.dumps(said) + "\n")


def _begun(wire: Wire) -> tuple[MemoryLink, Session]:
    link = MemoryLink()
    session = Session(link)
    link.incoming = [wire.frame(heartbeat())]
    session.step()
    return link, session


def _input(rng: Random) -> bytes:
    """What one read of the link returns."""
    kind = rng.random()
    if kind < 0.15:
        return rng.randbytes(rng.randrange(1, 400))
    if kind < 0.45:
        frames = [_spoiled(rng, rng.choice(extract_records())[8:]) for _ in range(rng.randrange(1, 4))]
        return b"".join(frames)
    if kind < 0.5:
        return rng.choice((b"\xfd", b"\xfe")) * rng.randrange(1, 600)
    return b"".join(_sound(rng) for _ in range(rng.randrange(1, 4)))


def _spoiled(rng: Random, frame: bytes) -> bytes:
    found = bytearray(frame)
    for _ in range(rng.randrange(4)):
        at = rng.randrange(len(found) or 1)
        match rng.randrange(5):
            case 0:
                found[at:at] = rng.randbytes(rng.randrange(1, 9))
            case 1:
                del found[at : at + rng.randrange(1, 9)]
            case 2:
                found[1:2] = bytes((rng.randrange(256),))  # the length
            case 3:
                found[2:3] = bytes((rng.randrange(4),))  # the flags: signed, or unheard of
            case _:
                found[at : at + 1] = rng.randbytes(1)
    return bytes(found)


def _sound(rng: Random) -> bytes:
    """A frame whose checksum is right, with any contents."""
    number, kind = rng.choice(KINDS) if rng.random() < 0.97 else (rng.randrange(1 << 24), None)
    size = kind.unpacker.size if kind is not None else rng.randrange(256)
    payload = rng.choice((rng.randbytes(size), b"\xff" * size, bytes(size), b"\x80" * size, b"\x7f" * size))
    if size >= 4:
        at = rng.randrange(size - 3)
        payload = payload[:at] + rng.choice(FLOATS) + payload[at + 4 :]
    payload = payload[: rng.choice((size, size, size, rng.randrange(size + 1)))] or b"\0"
    sender = rng.choice(((1, 1), (1, 1), (1, 1), (1, 100), (2, 1), (255, 190), (51, 68), (0, 0)))
    extra = bytes((kind.crc_extra if kind is not None else rng.randrange(256),))
    if number < 256 and rng.random() < 0.1:
        head = bytes((len(payload), rng.randrange(256), *sender, number))
        return b"\xfe" + head + payload + _checksum(head + payload + extra)
    signed = rng.random() < 0.05
    head = bytes((len(payload), int(signed), rng.randrange(2), rng.randrange(256), *sender))
    head += number.to_bytes(3, "little")
    tail = rng.randbytes(13) if signed else b""
    return b"\xfd" + head + payload + _checksum(head + payload + extra) + tail


def _checksum(data: bytes) -> bytes:
    return crc16.mcrf4xx(data, 0xFFFF).to_bytes(2, "little")


def _ordered(session: Session) -> list[Future[Any]]:
    items = tuple(MissionItem(16, 3, x=560000000 + n, y=240000000, z=40.0) for n in range(8))
    return [
        session.run(lambda peer: download(peer, MissionType.MISSION)),
        session.run(lambda peer: upload(peer, items, MissionType.MISSION)),
        session.run(lambda peer: read_all(peer, Gathering())),
        session.run(commands.arm),
        session.run(lambda peer: commands.take_off(peer, AboveHome(20.0))),
    ]


def _ended(waiting: list[Future[Any]]) -> list[str]:
    """What ended in an error that no person could be told."""
    found: list[str] = []
    for future in waiting:
        if not future.done():
            future.cancel()
            continue
        try:
            error = future.exception()
        except CancelledError:
            continue
        if error is not None and not type(error).__module__.startswith(OURS):
            found.append(f"an order: {type(error).__name__}: {error}")
    return found


def _drain(session: Session, link: MemoryLink) -> None:
    link.written.clear()
    link.answered.clear()
    try:
        while True:
            session.events.get_nowait()
    except Empty:
        return


if __name__ == "__main__":
    main(int(sys.argv[1]))
