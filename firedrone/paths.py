"""Where the data and their index live: the platform's own place, a stick, or wherever the user says."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

# Beside the folder build, or in it: the data go where the program goes.
PORTABLE = "FireDrone-data"


def data_dir(given: Path | None = None) -> Path:
    """`--data`, else FIREDRONE_DATA, else FireDrone-data beside the program, else the platform's data folder.
    Not created here.
    """
    if given is not None:
        return given
    from_environment = os.environ.get("FIREDRONE_DATA")
    if from_environment:
        return Path(from_environment)
    return beside_program() or platformdirs.user_data_path("firedrone", appauthor=False)


def beside_program() -> Path | None:
    """The data folder that somebody made beside a folder build: on a USB stick it goes with the program."""
    if not getattr(sys, "frozen", False):
        return None
    program = Path(sys.executable).parent
    return next((there for near in (program, program.parent) if (there := near / PORTABLE).is_dir()), None)


def database_url() -> str | None:
    """FIREDRONE_DATABASE_URL: the PostgreSQL that lists the incidents. None: a file in the data folder."""
    return os.environ.get("FIREDRONE_DATABASE_URL") or None
