"""What a window needs of this computer before Qt is asked, which would end the program without a word."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

QT_LIBRARIES = Path(__file__).with_name("qt_libraries.txt")  # scripts/setup reads it too
_NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def why_no_window() -> str | None:
    """In one sentence, with what to do; None: it can open."""
    if not has_screen():
        return (
            "there is no screen here: log in at the desktop; or, to draw without one: "
            "QT_QPA_PLATFORM=offscreen firedrone"
        )
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return None
    packages = missing_packages()
    if not packages:
        return None
    return f"the window needs {', '.join(packages)}: `firedrone doctor` says the line that brings them"


def has_screen() -> bool:
    """A desktop is there, or somebody said how to do without."""
    return sys.platform != "linux" or any(os.environ.get(name) for name in _NAMES)


def missing_packages() -> tuple[str, ...]:
    """Debian packages of the libraries that Qt would not find."""
    if sys.platform != "linux":
        return ()
    rows = (line.split() for line in QT_LIBRARIES.read_text("utf-8").splitlines())
    return tuple(package for library, package in rows if not _loads(library))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
