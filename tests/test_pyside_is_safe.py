"""The Qt binding in use keeps Python's singletons alive.

PySide6 6.12 gives back one reference too many for each call that returns None, True or False. Up to Python
3.11 these are counted like any object: after some hundred calls the interpreter aborts. Hence the upper
bound in pyproject.toml; this test fails the day that a binding like that gets in.
"""

from __future__ import annotations

import subprocess
import sys

PROBE = """
import os, sys
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QPainterPath

class Sender(QObject):
    got = Signal(int)

app = QCoreApplication([])
sender = Sender()
sender.got.connect(lambda value: None)
path = QPainterPath()
calls = {
    "emit": lambda: sender.got.emit(1),
    "returns nothing": lambda: path.moveTo(0, 0),
    "returns bool": lambda: sender.blockSignals(False),
}
keep = [None] * 10**6 + [True] * 10**6 + [False] * 10**6  # so that the probe itself survives
lost = []
for name, call in calls.items():
    for one in (None, True, False):
        for _ in range(5):
            call()
        before = sys.getrefcount(one)
        for _ in range(300):
            call()
        if abs(sys.getrefcount(one) - before) > 100:
            lost.append((name, one))
print(lost, flush=True)
os._exit(1 if lost else 0)
"""


def test_qt_calls_do_not_eat_references_of_none_true_and_false():
    probe = subprocess.run(
        [sys.executable, "-c", PROBE], capture_output=True, text=True, timeout=60, check=False
    )
    assert probe.stdout.strip() == "[]", probe.stderr
    assert probe.returncode == 0
