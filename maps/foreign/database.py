"""SQLite files that others made: read only, bounded in time and memory, nothing written beside them."""

from __future__ import annotations

import math
import sqlite3
from contextlib import closing
from time import thread_time
from typing import TYPE_CHECKING, Any, Self

from maps.foreign.limits import MAX_DATABASE_VALUE_BYTES, MAX_QUESTION_S

if TYPE_CHECKING:
    from pathlib import Path

STEPS_BETWEEN_LOOKS = 50_000  # of SQLite's machine, about 2 ms
SCHEMA_BYTES = 64 * 2**10  # one statement; SQLite keeps the parsed schema in memory


class DatabaseError(Exception):
    """A question that the file cannot answer, or not in time. The text is SQLite's."""


class ForeignDatabase:
    """One open file. Used by one thread at a time."""

    def __init__(self, path: Path) -> None:
        """DatabaseError if it cannot be opened; whether it is a database shows at the first question."""
        self._give_up_at_s = math.inf
        self._is_endless = False  # one such question holds a map up; a second would again
        # `immutable`: no lock, no -wal and no -shm file beside it, on a stick or in a read-only folder too
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        try:
            self._db = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
        except sqlite3.Error as e:
            raise DatabaseError(str(e)) from e
        self._db.text_factory = _text
        self._db.set_progress_handler(self._is_too_long, STEPS_BETWEEN_LOOKS)
        self._db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_DATABASE_VALUE_BYTES)
        self._db.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, SCHEMA_BYTES)
        self._db.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        try:
            for pragma in (
                "query_only = ON",
                "trusted_schema = OFF",
                "mmap_size = 0",
                "cell_size_check = ON",
            ):
                self.ask(f"PRAGMA {pragma}")
        except DatabaseError:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def ask(self, query: str, values: tuple[int | str, ...] = (), at_most: int = 1000) -> list[Any]:
        """The first rows of the answer. DatabaseError where the file is damaged, or an answer took long."""
        if self._is_endless:
            raise DatabaseError("an answer took too long: the file is not asked again")
        self._give_up_at_s = thread_time() + MAX_QUESTION_S
        try:
            with closing(self._db.execute(query, values)) as cursor:
                rows = cursor.fetchmany(at_most)
        except (sqlite3.Error, UnicodeError, MemoryError, OverflowError) as e:
            raise DatabaseError(str(e)) from e  # UnicodeError: SQLite quotes a damaged schema in its message
        finally:
            self._is_too_long()  # a single step of SQLite's machine may take any time
        return rows

    def _is_too_long(self) -> bool:
        """In processor time: a slow stick is no hostile file."""
        self._is_endless = thread_time() > self._give_up_at_s
        return self._is_endless


def _text(stored: bytes) -> str:
    return stored.decode("utf-8", "replace")
