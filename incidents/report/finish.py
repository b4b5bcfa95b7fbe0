"""Finish: what the flights have seen is noted, the files are written, and the journal says which."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from incidents.report.write import note_report, write_report
from incidents.searched import note_searched

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from incidents.journal import Journal
    from incidents.report.write import Order

log = logging.getLogger(__name__)


def written(journal: Journal, order: Order, now: datetime) -> tuple[Path, ...]:
    """The files, the PDF first. In any thread: a journal that is closed meanwhile is not written to.

    IncidentError or OSError when the report cannot be written.
    """
    try:
        note_searched(journal, now)
    except ValueError as error:  # it was closed: another incident is open by now
        log.info("%s: the area searched is not noted: %s", journal.folder, error)
    else:
        journal.flush()
    files = write_report(journal.folder, order, now)
    try:
        note_report(journal, files, now)
    except ValueError as error:
        log.info("%s: the report is not noted: %s", journal.folder, error)
    return files
