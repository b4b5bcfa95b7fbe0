"""A small log beside the incidents whose lines are chained like a journal's: who looked, what came in.

    DATA/access.jsonl    DATA/imports.jsonl

One line an event, written and synced before `note` returns; two programs take turns. A line that a power cut
tore is cut off by the next writer. That lines were taken from its end, a chain alone does not show.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from incidents import writer_lock
from incidents.model import IncidentError, Problem
from telemetry.chained_line import FIRST, LINE_MAX_BYTES, body_of, closed, digest, fits, lines_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from incidents.model import Fact

_decoder = msgspec.json.Decoder(dict[str, str | int | float | bool | None])
TRIES, TRY_S = 40, 0.05  # how long the other program is waited for


@dataclass(frozen=True, slots=True)
class Noted:
    """What a log holds. `problems`: where it is not as it was written."""

    lines: tuple[Mapping[str, Fact], ...]
    problems: tuple[Problem, ...]


def note(path: Path, at: datetime, facts: Mapping[str, Fact]) -> None:
    """Add a line. IncidentError when it did not get to the disk."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = _lock(path)
        try:
            _append(path, at, facts)
        finally:
            writer_lock.give_back(lock)
    except OSError as error:
        raise IncidentError(f"{path}: cannot be written: {error.strerror}") from error


def read_log(path: Path) -> Noted:
    """All lines, oldest first; none where there is no such log yet. IncidentError: it cannot be read."""
    lines: list[Mapping[str, Fact]] = []
    problems: list[Problem] = []
    prev = FIRST
    try:
        with path.open("rb") as stream:
            for number, found in enumerate(lines_in(stream), 1):
                line = _decoded(found.data) if found.whole else None
                if line is None or not fits(found.data, str(line["prev"]), str(line["hash"])):
                    problems.append(Problem(path.name, number, found.offset, "the line was changed"))
                    prev = ""
                    continue
                if prev and line["prev"] != prev:
                    what = "does not follow the line before it"
                    problems.append(Problem(path.name, number, found.offset, what))
                prev = str(line["hash"])
                lines.append(line)
    except FileNotFoundError:
        return Noted((), ())
    except OSError as error:
        raise IncidentError(f"{path}: cannot be read: {error.strerror}") from error
    return Noted(tuple(lines), tuple(problems))


def _lock(path: Path) -> int:
    lock = path.with_suffix(".lock")
    for _ in range(TRIES - 1):
        try:
            return writer_lock.take(lock)
        except IncidentError:
            time.sleep(TRY_S)
    return writer_lock.take(lock)


def _append(path: Path, at: datetime, facts: Mapping[str, Fact]) -> None:
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    try:
        end, n, prev = _end(path)
        os.ftruncate(handle, end)
        os.lseek(handle, end, os.SEEK_SET)
        when = at.isoformat().replace("+00:00", "Z")
        body = body_of({**facts, "at": when, "n": n + 1, "prev": prev})
        os.write(handle, closed(body, digest(prev, body)) + b"\n")
        os.fsync(handle)
    finally:
        os.close(handle)


def _end(path: Path) -> tuple[int, int, str]:
    """Where the last whole line ends, its number, and its hash."""
    end, n, prev = 0, 0, FIRST
    with path.open("rb") as stream:
        for found in lines_in(stream):
            if not found.whole:
                break
            line = _decoded(found.data)
            end, n = found.offset + found.size_bytes, n + 1
            prev = str(line["hash"]) if line is not None else digest(prev, found.data)
    return end, n, prev


def _decoded(data: bytes) -> dict[str, Fact] | None:
    if len(data) > LINE_MAX_BYTES:
        return None
    try:
        line = _decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return line if {"at", "n", "prev", "hash"} <= line.keys() else None
