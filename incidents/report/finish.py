"""Finish: what the flights have seen is noted, files are written, the journal says which, all is sealed."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from incidents.bundle.seal import Order as SealOrder
from incidents.bundle.seal import seal
from incidents.report.write import note_report, write_report
from incidents.searched import note_searched

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from incidents.journal import Journal
    from incidents.report.write import Order

log = logging.getLogger(__name__)


def written(journal: Journal, order: Order, now: datetime) -> tuple[Path, ...]:
    """The files, the PDF first, the sealed bundle last. In any thread: a journal that is closed meanwhile is
    not written to, and then nothing is sealed.

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
        return (*files, _sealed(journal, order, now))
    except ValueError as error:
        log.info("%s: neither noted nor sealed: %s", journal.folder, error)
    return files


def _sealed(journal: Journal, order: Order, now: datetime) -> Path:
    """With everything but the video, which may fill a stick; who hands it over can put it in."""
    data = journal.folder.parent.parent
    return seal(
        *(journal.folder, data, now, order.signer, SealOrder(archive=True, video=False)), journal=journal
    ).path
