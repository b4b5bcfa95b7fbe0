"""The figures a long proof has reached, on the screen of whoever runs it."""

import sys

import pytest


def say(capsys: pytest.CaptureFixture[str], figures: str) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\n    {figures}\n")
