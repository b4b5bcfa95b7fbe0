"""How a verb speaks: one JSON document, or text for people; and how it refuses."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import msgspec

from maps.plain_error import PlainError

if TYPE_CHECKING:
    from collections.abc import Mapping


class UsageError(PlainError):
    """Bad input to a verb: one line that names what, where, and what to do. The program exits with 2."""


class NotTrue(Exception):  # noqa: N818 not an error of the user's: what the verb names did not become true
    """The verb ran, and what it names is not true (not verified, not landed). The program exits with 1."""


def result(document: Mapping[str, Any], as_json: bool, text: str) -> None:
    """Print `document` as the only thing on stdout with `--json`, else `text`."""
    line = msgspec.json.encode(document, order="deterministic").decode() if as_json else text
    sys.stdout.write(line.rstrip("\n") + "\n")
    sys.stdout.flush()


def aside(text: str) -> None:
    """Progress and remarks: stderr, so that stdout holds the result alone."""
    sys.stderr.write(text.rstrip("\n") + "\n")
    sys.stderr.flush()
