"""The truth of an exercise once a second, as lines of JSON beside its record, and read for its score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # at run time too: msgspec reads the annotations
from typing import TYPE_CHECKING, Literal, Self, TypeVar

import msgspec

from maps.foreign.file import FormatError, one_line, read_text
from maps.foreign.json_file import json_of
from training.exercise.truth import Truth

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from training.exercise.commanded import Commanded

T = TypeVar("T")
FILE = "truth.jsonl"
EVERY_S = 1.0
MOST_LINES = 100_000  # more than a day


@dataclass(frozen=True, slots=True)
class TruthHead:
    """The first line: which exercise, and who flew it."""

    exercise: str
    seed: int
    flown_by: str
    form: Literal["firedrone-truth 1"] = "firedrone-truth 1"


@dataclass(frozen=True, slots=True)
class Told:
    """One line: the truth, and what the clock of the link showed then, as the journal has it."""

    utc: datetime
    truth: Truth


class TruthLog:
    """Written as the exercise runs. OSError as the disk says it."""

    def __init__(self, path: Path, exercise: Commanded) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("wb")
        self._exercise = exercise
        self._next = (0, 0.0)  # take, second
        self._write(TruthHead(exercise.scenario.id, exercise.seed, exercise.flown_by))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def note(self, utc: datetime) -> None:
        """To be called often: it writes each second of the exercise, and at once after a rewind."""
        take, elapsed_s = self._exercise.take, self._exercise.elapsed_s
        if take == self._next[0] and elapsed_s < self._next[1]:
            return
        self._next = (take, (elapsed_s // EVERY_S + 1.0) * EVERY_S)
        self._write(Told(utc, self._exercise.truth()))

    def close(self) -> None:
        self._file.close()

    def _write(self, line: TruthHead | Told) -> None:
        self._file.write(msgspec.json.encode(line) + b"\n")


def read_truth(path: Path) -> tuple[TruthHead, tuple[Told, ...]]:
    """All lines, in the order they were written. FormatError names the line."""
    lines = read_text(path).splitlines()
    if not lines:
        raise FormatError(path, "", "the file is empty")
    if len(lines) > MOST_LINES:
        raise FormatError(path, "", f"more than {MOST_LINES:,} lines: this is no exercise of ours")
    head = _read(path, 1, lines[0], TruthHead)
    return head, tuple(_read(path, n, line, Told) for n, line in enumerate(lines[1:], 2))


def as_it_counts(told: tuple[Told, ...]) -> tuple[Told, ...]:
    """Without what the trainer took back: what was flown after a rewind is in place of what it went over."""
    counts: list[Told] = []
    for one in told:
        while counts and counts[-1].truth.take < one.truth.take and counts[-1].truth.at_s >= one.truth.at_s:
            counts.pop()
        counts.append(one)
    return tuple(counts)


def _read(path: Path, number: int, line: str, kind: type[T]) -> T:
    try:
        return msgspec.convert(json_of(path, line), kind)
    except msgspec.ValidationError as error:
        raise FormatError(path, f"line {number}", one_line(str(error))) from error
