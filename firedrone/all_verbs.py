"""Every verb of the command line, each imported when it is the one that was written."""

from __future__ import annotations

from collections.abc import MutableMapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from collections.abc import Iterator

# In the order of `--help`: what a person writes, and the module of firedrone/verbs/ that registers it.
MODULES = {
    "demo": "demo",
    "open": "open_file",
    "sim": "sim",
    "trainer": "trainer",
    "plan": "plan",
    "templates": "templates",
    "check": "check",
    "zones": "zones",
    "confirmations": "confirmations",
    "convert": "convert",
    "places": "places",
    "tiles": "tiles",
    "find": "find",
    "addresses": "addresses",
    "map": "shared_map",
    "fly": "fly",
    "upload": "fly",
    "download": "fly",
    "monitor": "monitor",
    "parameters": "parameters",
    "pair": "pair",
    "video": "video",
    "thermal": "thermal",
    "flight": "flight",
    "incident": "incident",
    "operator": "operator",
    "booklet": "booklet",
    "exercise": "exercise",
    "verify": "verify",
    "bench": "bench",
    "card": "card",
    "guide": "guide",
    "dronekit": "dronekit",
    "area-pack": "area_pack",
    "desktop": "desktop",
    "settings": "settings",
    "sounds": "sounds",
    "doctor": "doctor",
}


class AllVerbs(TyperGroup):
    """The group of all verbs; what one of them needs is not loaded for another, nor for the window."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _Commands()


class _Commands(MutableMapping[str, Any]):
    """Typer's commands by the word that is written; made when asked for."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, word: str) -> Any:
        if word not in self._made:
            of_module = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
            import_module(f"firedrone.verbs.{MODULES[word]}").register(of_module)
            self._made |= typer.main.get_group(of_module).commands
        return self._made[word]

    def __setitem__(self, word: str, command: Any) -> None:
        self._made[word] = command

    def __delitem__(self, word: str) -> None:
        del self._made[word]

    def __iter__(self) -> Iterator[str]:
        return iter(MODULES)

    def __len__(self) -> int:
        return len(MODULES)
