"""`firedrone bench`: ours, the peers', what is possible and the ratios, in one run."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

from firedrone.verbs import say
from firedrone.verbs.say import NotTrue, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from firedrone.bench.result import Bar, BenchResult

    class Run(Protocol):
        """What every module of a bench offers as `run`."""

        def __call__(self, *, full: bool, tell: Callable[[str], None]) -> BenchResult: ...


BENCHES = (  # each a module of firedrone.bench
    "upload",
    "receive",
    "log",
    "verify",
    "damaged",
    "cover",
    "search",
    "plan",
    "ground",
    "reach",
    "coverage",
    "map",
    "video",
    "report",
    "review",
    "training",
    "start",
    "window",
    "cpu",
)
LASTING = ("window", "cpu")  # those that look on for as long as they are told


def register(app: typer.Typer) -> None:
    """Attach the verb."""

    @app.command()
    def bench(
        name: Annotated[str, typer.Argument(help=f"One of {', '.join(BENCHES)}.")],
        full: Annotated[bool, typer.Option("--full", help="The size of the published figures.")] = False,
        seconds: Annotated[
            float | None,
            typer.Option(min=3, max=600, help=f"How long to look on; for {' and '.join(LASTING)}."),
        ] = None,
        as_json: Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")] = False,
    ) -> None:
        """Measure us against others; ends with 1 when a bar is missed."""
        found = _bench(name, seconds)(full=full, tell=say.aside)
        say.result(found.document(), as_json, text(found))
        missed = [bar for bar, wanted in found.bars.items() if wanted.passed is False]
        if not found.passed:
            raise NotTrue(
                f"bench {name}: {'missed ' + '; '.join(missed) if missed else 'nothing was measured'}"
            )


def text(found: BenchResult) -> str:
    """For people: bars first, then all ratios, then what was left out."""
    rows = [f"{_verdict(bar):12} {name}: {_reached(bar)}" for name, bar in found.bars.items()]
    rows += [f"{'ratio':12} {name}: {_number(value)}" for name, value in found.ratios.items()]
    rows += [f"{'skipped':12} {left.what}: {left.why}" for left in found.skipped]
    return "\n".join(rows)


def _bench(name: str, seconds: float | None) -> Run:
    if name not in BENCHES:
        raise UsageError(f'there is no bench "{name}": take one of {", ".join(BENCHES)}')
    if seconds is not None and name not in LASTING:
        raise UsageError(f"--seconds is for {' and '.join(LASTING)}: leave it out, or say --full")
    try:
        run = import_module(f"firedrone.bench.{name}").run
    except ModuleNotFoundError as missing:  # the product flies without training/
        raise UsageError(f"bench {name} needs {missing.name}, which is not installed here") from None
    return run if seconds is None else partial(run, seconds=seconds)


def _verdict(bar: Bar) -> str:
    return {True: "reached", False: "MISSED", None: "not measured"}[bar.passed]


def _reached(bar: Bar) -> str:
    low = f", at least {_number(bar.at_least)}" if bar.at_least is not None else ""
    high = f", at most {_number(bar.at_most)}" if bar.at_most is not None else ""
    return _number(bar.reached) + low + high


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.4g}"
