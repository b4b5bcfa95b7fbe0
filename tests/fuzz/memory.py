"""How large this process is, and was at most. Bytes."""

from __future__ import annotations

import re
import resource
import sys
from pathlib import Path


def forget_peak() -> None:
    """Linux keeps the largest size a process ever had, and forgets it when told."""
    if sys.platform == "linux":
        Path("/proc/self/clear_refs").write_text("5")


def peak_bytes() -> int:
    """The largest size since then; elsewhere since the process began."""
    if sys.platform == "linux":  # what `resource` says there may be the largest size of the parent
        found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
        assert found is not None
        return 1024 * int(found[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def resident_bytes() -> int:
    """The size now."""
    if sys.platform != "linux":
        return peak_bytes()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()
