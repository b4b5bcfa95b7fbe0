"""Which one thing on the incident page is to be done next."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from missions.checks import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.model import Incident
    from missions.checks import Finding


class NextStep(StrEnum):
    """The button that is filled; there is always exactly one."""

    NEW_ALARM = "new_alarm"
    SCENE = "scene"  # say where it burns
    AREA = "area"  # draw it, or draw it otherwise
    MEND = "mend"  # the first red finding that mends itself
    CHECK = "check"


def next_step(incident: Incident | None, *, planned: bool, findings: Sequence[Finding]) -> NextStep:
    """From the alarm to the checks, one step after the other."""
    if incident is None:
        return NextStep.NEW_ALARM
    if not planned:
        return NextStep.SCENE if incident.scene is None else NextStep.AREA
    red = [finding for finding in findings if finding.severity is Severity.RED]
    if any(finding.mend is not None for finding in red):
        return NextStep.MEND
    return NextStep.AREA if red else NextStep.CHECK
