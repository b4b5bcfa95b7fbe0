"""The command line as a whole: which verbs there are, and what each of them loads."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
import typer
from typer.main import get_group

from firedrone.all_verbs import MODULES
from firedrone.cli import BAD_INPUT, main
from maps.plain_error import PlainError

VERBS = Path(__file__).parents[2] / "firedrone" / "verbs"
LOADED = "import sys; from firedrone.cli import main; main({words!r}); print(*sys.modules)"


def commands_of(module: str) -> set[str]:
    app = typer.Typer()
    import_module(f"firedrone.verbs.{module}").register(app)
    return set(get_group(app).commands)


@pytest.mark.parametrize("module", sorted(set(MODULES.values())))
def test_a_module_registers_the_verbs_that_the_table_says(module: str):
    assert commands_of(module) == {word for word, where in MODULES.items() if where == module}


def test_no_verb_is_left_out_of_the_table():
    written = {path.stem for path in VERBS.glob("*.py") if "def register(app:" in path.read_text("utf-8")}
    assert written == set(MODULES.values())


def test_help_names_every_verb(capsys: pytest.CaptureFixture[str]):
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(f"  {word} " in said for word in MODULES)


def test_a_mistyped_verb_is_told_the_nearest(capsys: pytest.CaptureFixture[str]):
    assert main(["incidnet"]) == BAD_INPUT
    assert "Did you mean 'incident'?" in capsys.readouterr().err


def test_a_verb_loads_nothing_of_the_others():
    words = ["booklet", "--json"]
    command = [sys.executable, "-c", LOADED.format(words=words)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    loaded = set(ran.stdout.split())
    assert "firedrone.verbs.booklet" in loaded
    assert not {"firedrone.verbs.fly", "telemetry.session", "pymavlink", "PySide6"} & loaded


def test_what_a_user_can_mend_is_one_line_and_status_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    def refuse() -> None:
        raise PlainError("the cable: is not plugged in;\nplug it in")

    monkeypatch.setattr("firedrone.cli.start_logging", refuse)
    assert main(["booklet"]) == BAD_INPUT
    assert capsys.readouterr().err == "the cable: is not plugged in; plug it in\n"
