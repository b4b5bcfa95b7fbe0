"""What goes wrong with an ArduPilot SITL, in a sentence for people."""

from __future__ import annotations


class SitlError(Exception):
    """There is none, it does not start, or it cannot do what was asked. The text says what to do."""
