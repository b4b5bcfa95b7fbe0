"""What goes wrong with an ArduPilot SITL, in a sentence for people."""

from __future__ import annotations


class SitlError(Exception):
    """It does not start, or it cannot do what was asked. The text says what to do."""


class NoSitlError(SitlError):
    """There is none on this computer."""
