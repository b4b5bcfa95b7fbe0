"""What goes wrong with an ArduPilot SITL, in a sentence for people."""

from __future__ import annotations


class SitlError(Exception):
    """It does not start, or it cannot do what was asked. The text says what to do."""


class NotPossibleError(SitlError, ValueError):
    """An order of the trainer's that it cannot carry out; a ValueError, as with the embedded drone's."""


class NoSitlError(SitlError):
    """There is none on this computer."""
