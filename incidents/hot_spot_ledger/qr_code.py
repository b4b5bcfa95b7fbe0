"""A QR code as rows of dark and light squares."""

from __future__ import annotations

QUIET = 2  # light squares round it; the card's own white does the rest of the standard's four


def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """True is dark. Middle correction: a card that is wet or folded once is still read."""
    import segno  # noqa: PLC0415 only who prints cards needs it

    code = segno.make_qr(text, error="m")
    return tuple(tuple(bool(dark) for dark in row) for row in code.matrix_iter(border=QUIET))
