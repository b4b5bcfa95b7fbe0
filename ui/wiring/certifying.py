"""A plan that came aboard with nothing red about it gets its certificate, beside the record of the flight."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from maps.foreign.file import FormatError
from missions.certificate import (
    CertificateError,
    Inputs,
    Override,
    certificate,
    elevation_files,
    input_files,
    write_certificate,
)
from missions.checks import Severity, check, checked_until
from missions.rules import rules_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from maps.packs.district import District
    from missions.aboard import Aboard
    from missions.certificate import Signer
    from missions.plan import Plan
    from ui.wiring.parts import Parts

log = logging.getLogger(__name__)
NAME = "certificate.json"


class CertifyingWires(QObject):
    """Between the plan desk, the flight desk and the folder of the flight."""

    def __init__(
        self,
        parts: Parts,
        signer: Signer | None,
        district: Callable[[], District],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._signer = signer
        self._district = district
        self._overrides: tuple[Override, ...] = ()
        parts.flight.aboard_changed.connect(self._on_aboard)
        parts.before_takeoff.override_given.connect(self._on_override)

    def _on_override(self, who: str, reason: str) -> None:
        """What is red now is taken over by name; the certificate says so."""
        red = [f for f in self._parts.planning.findings if f.severity is Severity.RED]
        self._overrides = tuple(Override(finding.code, who, reason) for finding in red)
        self._on_aboard(self._parts.flight.aboard)

    def _on_aboard(self, aboard: Aboard | None) -> None:
        folder = self._parts.flight.folder
        if aboard is None or folder is None or aboard.plan != self._parts.planning.next_flight:
            return
        try:
            write_certificate(folder / NAME, self._certificate(aboard.plan))
        except CertificateError:
            return  # something is red: the sheet before take-off says what
        except (FormatError, OSError) as error:
            log.warning("the certificate was not written: %s", error)

    def _certificate(self, plan: Plan) -> dict[str, Any]:
        planning, district = self._parts.planning, self._district()
        around, now = planning.around, datetime.now(UTC)
        home = around.home or plan.home
        airspace = replace(planning.airspace, at=now)
        drone, wind = around.drone, around.wind
        findings = planning.findings
        if plan != planning.plan:  # the part of one battery
            findings = check(plan, home=home, drone=drone, wind=wind, ground=around.ground, airspace=airspace)
        red = {finding.code for finding in findings if finding.severity is Severity.RED}
        return certificate(
            plan,
            findings,
            Inputs(
                airspace=airspace,
                rules=rules_at(home, airspace.basis),
                wind=wind,
                drone=drone,
                software=version("firedrone"),
                home=home,
                checked_until=checked_until(plan, now, home=home, drone=drone, wind=wind),
                obstacle_files=input_files(district.obstacle_files),
                elevation_files=elevation_files(district.ground, plan),
            ),
            issued_at=now,
            overrides=[given for given in self._overrides if given.code in red],
            signer=self._signer,
        )
