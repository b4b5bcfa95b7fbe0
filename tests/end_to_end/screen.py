"""A real X server without a monitor, and hands before it: keys, the clipboard, the close button, a look."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

SIZE = (1366, 768)
NEEDS = {"Xvfb": "xvfb", "xdotool": "xdotool", "xclip": "xclip"}  # scripts/test brings them
STEP_S = 10
HEADER_WORDS = 25
BYTES_OF_A_COLOUR = 12


class Screen:
    """1366 x 768, no window manager: what a window gets is what the X protocol brings."""

    def __init__(self, folder: Path, number: str, stack: ExitStack) -> None:
        self._picture = folder / "Xvfb_screen0"
        self._stack = stack
        self.environment = {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}

    # --- hands -----------------------------------------------------------------------------------

    def window(self, title: str, most_s: float) -> int:
        """The number of the window that is called so, as soon as it is there; it has the keyboard."""
        found = self._xdotool("search", "--sync", "--onlyvisible", "--name", f"^{title}$", most_s=most_s)
        window = int(found.split()[-1])
        self._xdotool("windowfocus", "--sync", str(window))
        return window

    def key(self, *names: str) -> None:
        """One after the other, as xdotool names them: "F2", "ctrl+v", "space"."""
        self._xdotool("key", "--delay", "40", *names)

    @contextmanager
    def held(self, name: str) -> Generator[None]:
        """A key is down for so long."""
        self._xdotool("keydown", name)
        try:
            yield
        finally:
            self._xdotool("keyup", name)

    def copy(self, text: str) -> None:
        """Another program has copied this."""
        command = ["xclip", "-selection", "clipboard", "-quiet"]
        clipboard = subprocess.Popen(
            command, env=self._env, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self._stack.callback(end, clipboard)
        assert clipboard.stdin is not None
        clipboard.stdin.write(text)
        clipboard.stdin.close()

    def ask_to_close(self, window: int) -> None:
        """What the cross of a window manager sends: the program may still say no."""
        _send_delete_window(self.environment["DISPLAY"], window)

    # --- eyes ------------------------------------------------------------------------------------

    def height_of(self, window: int) -> int:
        """In pixels; more than the screen has cannot be seen."""
        said = self._xdotool("getwindowgeometry", "--shell", str(window))
        return int(dict(line.split("=") for line in said.split())["HEIGHT"])

    def pixels(self) -> np.ndarray:
        """What it shows now: rows of 0xRRGGBB."""
        data = self._picture.read_bytes()
        header = np.frombuffer(data, ">u4", HEADER_WORDS)  # X11/XWDFile.h
        size, width, height, bytes_per_line, colours = (int(header[n]) for n in (0, 4, 5, 12, 19))
        start = size + colours * BYTES_OF_A_COLOUR
        rows = np.frombuffer(data, "<u4", height * bytes_per_line // 4, start).reshape(height, -1)
        return rows[:, :width] & 0xFFFFFF

    def save(self, path: Path) -> None:
        """The same as a PNG, for who looks for the reason of a failure."""
        pixels = self.pixels()
        channels = [(pixels >> shift).astype(np.uint8) for shift in (16, 8, 0)]
        Image.fromarray(np.stack(channels, axis=-1)).save(path)

    @property
    def _env(self) -> dict[str, str]:
        return {**os.environ, **self.environment}

    def _xdotool(self, *arguments: str, most_s: float = STEP_S) -> str:
        ran = subprocess.run(
            ["xdotool", *arguments], env=self._env, check=True, capture_output=True, text=True, timeout=most_s
        )
        return ran.stdout


@contextmanager
def screen(folder: Path) -> Generator[Screen]:
    """Skips, and says why, where the programs are missing."""
    missing = [package for program, package in NEEDS.items() if shutil.which(program) is None]
    if missing:
        pytest.skip(f"a real X server is needed: apt-get install {' '.join(missing)}")
    folder.mkdir()
    ours, its = os.pipe()
    command = ["Xvfb", "-displayfd", str(its), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24"]
    server = subprocess.Popen(
        [*command, "-fbdir", str(folder), "-nolisten", "tcp"], pass_fds=(its,), stderr=subprocess.DEVNULL
    )
    os.close(its)
    with ExitStack() as stack:
        stack.callback(end, server)
        with os.fdopen(ours) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        yield Screen(folder, number, stack)


def end(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    """By its id, and only it."""
    process.terminate()
    try:
        process.wait(STEP_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(STEP_S)


class _ClientMessage(ctypes.Structure):
    """X11/Xlib.h, with the padding that every event has."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("padding", ctypes.c_long * 24),
    )


def _send_delete_window(display: str, window: int) -> None:
    """Debian 12's xdotool can only tear a window away."""
    x11 = ctypes.CDLL("libX11.so.6")  # xdotool stands on it
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    opened = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    assert opened
    protocols, delete = (x11.XInternAtom(opened, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
    event = _ClientMessage(type=33, window=window, message_type=protocols, format=32)
    event.data[0] = delete
    x11.XSendEvent(opened, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(event))
    x11.XCloseDisplay(opened)
