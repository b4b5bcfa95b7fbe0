"""Programs of a system that is not there: scripts on a path of their own, which keep what they are told."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


class Programs:
    """Nothing else is found on the path."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._bin, self._log = folder / "bin", folder / "log"
        self._bin.mkdir()
        self._log.mkdir()
        monkeypatch.setenv("PATH", str(self._bin))

    def add(self, name: str, does: str = "exit 0") -> str:
        """`does` is a line of the shell, after it has kept its arguments and what number it runs under."""
        path = self._bin / name
        log = self._log / name
        path.write_text(f'#!/bin/sh\necho "$$ $*" >> "{log}"\n{does}\n', "utf-8")
        path.chmod(0o755)
        return str(path)

    def heard(self, name: str) -> Path:
        """Where a program that `hears` keeps its standard input."""
        return self._log / f"{name}.heard"

    def hears(self, name: str) -> str:
        """For `does`."""
        return f'/bin/cat >> "{self.heard(name)}"'

    def runs(self, name: str) -> list[str]:
        """The arguments of each time it was begun."""
        return [line.partition(" ")[2] for line in self._lines(name)]

    def alive(self, name: str) -> int:
        """How many of those that were begun still run."""
        return sum(_is_alive(int(line.partition(" ")[0])) for line in self._lines(name))

    def _lines(self, name: str) -> list[str]:
        log = self._log / name
        return log.read_text("utf-8").splitlines() if log.exists() else []


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
