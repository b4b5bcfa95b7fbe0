"""The profile of a plan on the command line: columns for programs, one line of blocks for people."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from missions.profile import columns_worth_keeping

if TYPE_CHECKING:
    from collections.abc import Sequence

    from missions.profile import Profile

MOST_SAMPLES = 200
BLOCKS = "▁▂▃▄▅▆▇█"
UNKNOWN = "?"
LINE_CHARS = 60
LEAST_BLOCK_M = 1.0  # level ground is no mountain range


def public(profile: Profile | None) -> dict[str, Any] | None:
    """Unknown heights are null."""
    if profile is None:
        return None
    worst, clearance_m = profile.worst, profile.clearance_m
    return {
        "length_m": round(profile.length_m, 1),
        "min_clearance_m": None if worst is None else round(worst.clearance_m, 1),
        "min_clearance_at": None
        if worst is None
        else {"lat_deg": round(worst.at.lat_deg, 7), "lon_deg": round(worst.at.lon_deg, 7)},
        "min_clearance_along_m": None if worst is None else round(worst.along_m, 1),
        "unknown_share": round(profile.unknown_share, 4),
        "samples": [
            {
                "along_m": round(float(profile.along_m[n]), 1),
                "lat_deg": round(float(profile.lats[n]), 7),
                "lon_deg": round(float(profile.lons[n]), 7),
                "ground_amsl_m": _known(profile.ground_m[n]),
                "flight_amsl_m": _known(profile.flight_m[n]),
                "clearance_m": _known(clearance_m[n]),
            }
            for n in columns_worth_keeping(profile, MOST_SAMPLES)
        ],
    }


def line(profile: Profile | None) -> str:
    """The ground as blocks, and where the drone is nearest to it."""
    if profile is None:
        return "Profile: nothing is flown."
    heights = [float(profile.ground_m[n]) for n in columns_worth_keeping(profile, LINE_CHARS)]
    known = [height for height in heights if not math.isnan(height)]
    if not known:
        return f"Profile: {profile.length_m:.0f} m, the height of the ground is not known."
    said = f"Ground {min(known):.0f} to {max(known):.0f} m  {sparkline(heights)}  {profile.length_m:.0f} m"
    worst = profile.worst
    if worst is not None:
        at = f"{worst.at.lat_deg:.5f}, {worst.at.lon_deg:.5f}"
        said += f"; at least {worst.clearance_m:.0f} m above it, at {worst.along_m:.0f} m ({at})"
    if profile.unknown_share > 0.0:
        said += f"; unknown for {max(1.0, 100.0 * profile.unknown_share):.0f} %"
    return said


def sparkline(heights: Sequence[float]) -> str:
    """A block for each; level ground stays low."""
    known = [height for height in heights if not math.isnan(height)]
    lowest = min(known, default=0.0)
    block_m = max(LEAST_BLOCK_M, (max(known, default=0.0) - lowest) / len(BLOCKS))
    steps = (None if math.isnan(height) else int((height - lowest) / block_m) for height in heights)
    return "".join(UNKNOWN if step is None else BLOCKS[min(step, len(BLOCKS) - 1)] for step in steps)


def _known(metres: float) -> float | None:
    return None if math.isnan(metres) else round(float(metres), 1)
