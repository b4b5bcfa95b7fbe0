"""What is said on the command line about the drone's own failsafes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from missions.checks import Finding

SENTENCES = {
    "gcs_failsafe_off": "The drone flies on when the laptop falls silent ({name} is 0).",
    "gcs_failsafe_watches_another": "The drone listens for station {watched}, and we are {ours} ({name}).",
    "radio_failsafe_off": "The drone flies on when the remote control falls silent ({name} is 0).",
    "battery_failsafe_off": "The drone does not come home by itself on a low battery ({name} is 0).",
    "estimator_failsafe_off": "The drone does not land by itself when it loses its position ({name} is 0).",
    "fence_action_off": "At the fence the drone only says so ({name} is 0).",
    "return_height_low": "It comes home at {height_m:.0f} m; trees and wires reach {limit_m:.0f} m.",
    "return_above_fence": "It comes home at {height_m:.0f} m, above its fence ({ceiling_m:.0f} m).",
    "failsafe_unknown": "The drone has no {name}: what it does by itself then is not known.",
}


def sentence(finding: Finding) -> str:
    """One finding of `missions.preflight` in English."""
    return SENTENCES[finding.code].format(**finding.facts)
