"""The first lines of the folder build: what `firedrone` is where it was installed."""

from __future__ import annotations

import multiprocessing
import sys

from firedrone.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # the processes of the pictures begin with this file too
    sys.exit(main())
