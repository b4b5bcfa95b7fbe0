"""What goes wrong with the test camera, in one sentence; and that it stays on this computer."""

from __future__ import annotations

import ipaddress


class CameraError(Exception):
    """The test camera cannot do what was asked. One line: what, where, what to do."""


def must_be_here(host: str) -> str:
    """`host` when it is this computer. CameraError: pretended fires are for nobody else's screen."""
    try:
        here = host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        here = False
    if not here:
        raise CameraError(f'"{host}": the test camera shows on this computer only; use 127.0.0.1')
    return host.strip("[]")
