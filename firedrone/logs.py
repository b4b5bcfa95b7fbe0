"""Where the program writes what it went through: a rotating file in the data folder.

Nothing of it goes to the terminal: there a verb speaks for itself, in one line.
"""

from __future__ import annotations

import logging
import logging.handlers

from firedrone.paths import data_dir

FILE_BYTES = 1_000_000
FILES = 3


def start_logging() -> None:
    """Set up the root logger once. A data folder that cannot be written costs the file, nothing else."""
    root = logging.getLogger()
    if root.handlers:
        return
    root.setLevel(logging.INFO)
    logging.raiseExceptions = False  # a full disk must not print tracebacks
    root.addHandler(_file() or logging.NullHandler())


def _file() -> logging.Handler | None:
    try:
        folder = data_dir() / "logs"
        folder.mkdir(parents=True, exist_ok=True)
        kept = logging.handlers.RotatingFileHandler(
            folder / "firedrone.log", maxBytes=FILE_BYTES, backupCount=FILES, encoding="utf-8", delay=True
        )
    except OSError:
        return None  # who needs the folder says what is wrong with it
    kept.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return kept
