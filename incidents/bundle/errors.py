"""What can go wrong with a bundle."""

from __future__ import annotations

from incidents.model import IncidentError


class BundleError(IncidentError):
    """A bundle that cannot be made, read or taken in. One line: what, which file, what to do."""
