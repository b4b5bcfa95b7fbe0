"""What a user can cause and mend. Whoever catches it says it in one line, without a traceback."""

from __future__ import annotations


class PlainError(Exception):
    """Its text is whole: what is wrong, where (file, row, value), and what to do. Each package makes its own
    of it; on the command line it is exit status 2.
    """
