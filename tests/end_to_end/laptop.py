"""The crew's laptop: FireDrone started as a program of its own, its window, and what it wrote to the disk."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.end_to_end.screen import end

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.end_to_end.screen import Screen

ROOT = Path(__file__).parents[2]
THIS_TREE = (sys.executable, "-m", "firedrone.cli")
FIRST_BUTTON = 2  # the function key of the first of a page's five big buttons
WINDOW_S, VERB_S, LOOK_S, AGAIN_S = 60.0, 60.0, 0.1, 1.0


class Laptop:
    """One data folder. Nothing is waited for but what stands in it, or on the screen."""

    def __init__(self, folder: Path, screen: Screen, command: Sequence[str] = THIS_TREE) -> None:
        folder.mkdir()
        self.data = folder / "data"
        self.screen = screen
        self.command = tuple(command)
        self._said = folder / "said.txt"
        self.environment = {
            **screen.environment,
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder / "share"),
            "FIREDRONE_DATA": str(self.data),
            "PATH": str(Path(command[0]).parent),  # no browser comes up for the report
            "PYTHONPATH": str(ROOT) if command == THIS_TREE else "",  # what was installed stands alone
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "LANG": "C.UTF-8",
            "TZ": "Europe/Riga",
        }
        self.window = 0
        self.program: subprocess.Popen[str] | None = None

    # --- the program -----------------------------------------------------------------------------

    def settle(self, address: str = "") -> None:
        """Somebody has set it up before: no questions at the first start. No `address`: no drone is there."""
        self.data.mkdir(exist_ok=True)
        address = address or f"udp:127.0.0.1:{free_udp_port()}"
        text = f'[ui]\nlanguage = "en"\n\n[link]\naddress = "{address}"\n'
        (self.data / "settings.toml").write_text(text, "utf-8")

    def open_window(self, *arguments: str) -> None:
        """It is there, and has the keyboard."""
        with self._said.open("a") as said:
            self.program = subprocess.Popen(
                [*self.command, *arguments],
                env=self.environment,
                stdout=said,
                stderr=subprocess.STDOUT,
                text=True,
            )
        self.window = self.screen.window("FireDrone", WINDOW_S)

    def close_window(self, most_s: float) -> None:
        """By the cross in its corner: it ends by itself, and in order."""
        assert self.program is not None
        self.screen.ask_to_close(self.window)
        assert self.program.wait(most_s) == 0, self._said.read_text("utf-8")

    def close(self) -> None:
        """However the test ended."""
        if self.program is not None and self.program.poll() is None:
            end(self.program)

    def told(self, *arguments: str | Path) -> dict[str, Any]:
        """The JSON document of a verb that did what it names."""
        command = [*self.command, *(str(argument) for argument in arguments), "--json"]
        ran = subprocess.run(
            command,
            env=self.environment,
            cwd=self.data.parent,
            capture_output=True,
            text=True,
            timeout=VERB_S,
            check=False,
        )
        assert ran.returncode == 0, f"{' '.join(command)}: {ran.stderr}"
        return json.loads(ran.stdout)

    # --- hands -----------------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        self.screen.key(*keys)

    def press_until(self, key: str, what: Callable[[], bool], most_s: float = 30.0) -> None:
        """As a person does who sees that nothing has come of it yet."""
        pressed_s = -AGAIN_S

        def done() -> bool:
            nonlocal pressed_s
            if not what() and time.monotonic() - pressed_s >= AGAIN_S:
                self.screen.key(key)
                pressed_s = time.monotonic()
            return what()

        self.wait(f"what {key} does", done, most_s)

    def wait(self, name: str, what: Callable[[], bool], most_s: float = 30.0) -> None:
        until_s = time.monotonic() + most_s
        while not what():
            assert self.program is None or self.program.poll() is None, self._said.read_text("utf-8")
            assert time.monotonic() < until_s, self._missing(name)
            time.sleep(LOOK_S)  # another program: nothing of it can be waited for

    def _missing(self, name: str) -> str:
        seen = self.data.with_name("seen.png")
        self.screen.save(seen)
        return f"{name} did not come; on the screen: {seen}; in the journal: {', '.join(self.codes())}"

    # --- what it wrote ---------------------------------------------------------------------------

    def codes(self) -> list[str]:
        """Of the one incident, in the order in which they were written."""
        journals = [*self.data.glob("incidents/*/journal.jsonl")]
        lines = journals[0].read_text("utf-8").splitlines(keepends=True) if journals else []
        return [json.loads(line)["code"] for line in lines if line.endswith("\n")]

    def wrote(self, code: str, times: int = 1) -> bool:
        return self.codes().count(code) >= times

    def wait_for(self, code: str, times: int = 1, most_s: float = 30.0) -> None:
        self.wait(f"{code} ({times})", lambda: self.wrote(code, times), most_s)


def button(number: int) -> str:
    """The key of the page's first, second, ... big button."""
    return f"F{FIRST_BUTTON + number - 1}"


def free_udp_port() -> int:
    """Nobody listened there just now."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]
