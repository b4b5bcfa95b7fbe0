"""Where the program writes what it went through: a rotating file in the data folder, warnings on stderr."""

from __future__ import annotations

import logging
import logging.handlers
import sys

from firedrone.paths import data_dir

FILE_BYTES = 1_000_000
FILES = 3


def start_logging() -> None:
    """Set up the root logger once. A data folder that cannot be written costs the file, nothing else."""
    root = logging.getLogger()
    if root.handlers:
        return
    root.setLevel(logging.INFO)
    form = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    shown = logging.StreamHandler(sys.stderr)
    shown.setLevel(logging.ERROR)
    shown.setFormatter(form)
    root.addHandler(shown)
    try:
        folder = data_dir() / "logs"
        folder.mkdir(parents=True, exist_ok=True)
        kept = logging.handlers.RotatingFileHandler(
            folder / "firedrone.log", maxBytes=FILE_BYTES, backupCount=FILES, encoding="utf-8", delay=True
        )
    except OSError as error:
        root.error("no log file: %s", error)
        return
    kept.setFormatter(form)
    root.addHandler(kept)
