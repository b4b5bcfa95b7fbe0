"""Where the data and their index live: the platform's own place, or wherever the user says."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def data_dir(given: Path | None = None) -> Path:
    """`--data`, else FIREDRONE_DATA, else the platform's data folder. Not created here."""
    if given is not None:
        return given
    from_environment = os.environ.get("FIREDRONE_DATA")
    return (
        Path(from_environment)
        if from_environment
        else platformdirs.user_data_path("firedrone", appauthor=False)
    )


def database_url() -> str | None:
    """FIREDRONE_DATABASE_URL: the PostgreSQL that lists the incidents. None: a file in the data folder."""
    return os.environ.get("FIREDRONE_DATABASE_URL") or None
