"""What every test gets: folders of its own, no screen, and a look at the threads it leaves behind."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No test opens the key store of whoever runs it.
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

# A busy computer is no bug; in CI the examples are the same each time, so that a red run is the change's own.
settings.register_profile(
    "firedrone", parent=settings.get_profile("ci" if os.environ.get("CI") else "default"), deadline=None
)
settings.load_profile("firedrone")

OUR_PACKAGES = ("firedrone", "ui", "incidents", "missions", "training", "telemetry", "maps")
GOODBYE_S = 2.0  # a thread that was told to stop may finish what it is doing


def pytest_addoption(parser: pytest.Parser) -> None:
    """The quick size of the long proofs runs always; the full one when asked for."""
    parser.addoption("--full", action="store_true", help="run the long proofs at their full size")


@pytest.fixture
def sized(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """`sized(quick, full)`: how many times a long proof runs."""
    full = bool(request.config.getoption("--full"))
    return lambda quick, whole: whole if full else quick


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Data and settings live in the test's own folder, never in the user's."""
    monkeypatch.setenv("FIREDRONE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.delenv("FIREDRONE_PASSPHRASE", raising=False)
    monkeypatch.delenv("FIREDRONE_DATABASE_URL", raising=False)


@pytest.fixture(autouse=True)
def no_test_camera(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A training without its camera, which is a process of three seconds; `@pytest.mark.camera` wants it."""
    if request.node.get_closest_marker("camera") is None:
        monkeypatch.setattr("ui.desk.train_desk.camera_of", lambda _exercise: None)


@pytest.fixture(autouse=True)
def no_thread_left_running() -> Iterator[None]:
    """A thread that outlives its test is a link, a recorder or a decoder that nobody closed."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and _must_end(thread)]
    for thread in left:
        thread.join(GOODBYE_S / len(left))
    names = [thread.name for thread in left if thread.is_alive()]
    if names:
        pytest.fail(f"still running after the test: {', '.join(names)}")


def _must_end(thread: threading.Thread) -> bool:
    """Every thread that keeps the program alive, and every one of ours; not the daemons of libraries."""
    if isinstance(thread, threading._DummyThread):  # Qt's own, seen by Python
        return False
    target = getattr(thread, "_target", None)
    module = getattr(target, "__module__", None) or type(thread).__module__
    return not thread.daemon or module.partition(".")[0] in OUR_PACKAGES
