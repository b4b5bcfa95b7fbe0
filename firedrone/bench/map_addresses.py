"""How fast and how surely a place is found among 300,000 addresses, as typed by people."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from firedrone.bench.made_up_addresses import made_up
from maps.addresses.folding import folded, words
from maps.addresses.gazetteer import Gazetteer
from maps.addresses.gazetteer_build import About, build_from
from maps.addresses.hit import Kind
from maps.addresses.word_classes import CLASS_OF
from maps.geo import distance_m, moved

if TYPE_CHECKING:
    from collections.abc import Callable

    from maps.addresses.entry import Entry

COUNT, QUERIES, FULL_QUERIES = 300_000, 300, 2_000
FIRST = 5  # the right one has to be among them
SAME_M = 60.0
_LETTERS = "abcdefgiklmnoprstuvz"


def address_search(*, full: bool) -> dict[str, Any]:
    """Milliseconds and hit rates for each way of typing; `full` asks 2,000 of each instead of 300."""
    rng = Random(7)
    entries = list(made_up(COUNT))
    about = About("made up", "none", "2026", datetime(2026, 1, 1, tzinfo=UTC))

    def fill(take: Callable[[Entry], None], leave: Callable[[str], None]) -> None:  # noqa: ARG001
        for entry in entries:
            take(entry)

    with TemporaryDirectory() as folder:
        path = Path(folder) / "addresses.sqlite"
        began_s = time.process_time()
        built = build_from(fill, path, about)
        found: dict[str, Any] = {
            "addresses": built.count,
            "build_cpu_s": round(time.process_time() - began_s, 1),
            "size_bytes": path.stat().st_size,
        }
        with Gazetteer(path) as gazetteer:
            asked = rng.sample(entries, FULL_QUERIES if full else QUERIES)
            for way, typed in WAYS.items():
                found[way] = figures(gazetteer, rng, asked, typed)
    found["p95_ms"] = max(found[way]["p95_ms"] for way in WAYS)
    found["hit_rate_one_typo"] = found["one typo"]["hit_rate"]
    return found


def figures(
    gazetteer: Gazetteer, rng: Random, asked: list[Entry], typed: Callable[[Entry, Random], str]
) -> dict[str, float]:
    """Of one way of typing: `near` is somewhere within some 40 km of the right one."""
    spent_ms: list[float] = []
    right = 0
    for entry in asked:
        text = typed(entry, rng)
        near = moved(entry.at, rng.uniform(-30_000, 30_000), rng.uniform(-30_000, 30_000))
        began_s = time.perf_counter()
        hits = gazetteer.search(text, near)
        spent_ms.append((time.perf_counter() - began_s) * 1000.0)
        right += any(distance_m(hit.at, entry.at) < SAME_M for hit in hits[:FIRST])
    spent_ms.sort()
    return {
        "p50_ms": round(spent_ms[len(spent_ms) // 2], 2),
        "p95_ms": round(spent_ms[int(len(spent_ms) * 0.95)], 2),
        "most_ms": round(spent_ms[-1], 2),
        "hit_rate": round(right / len(asked), 4),
    }


def _whole(entry: Entry, _rng: Random) -> str:
    """As people say it: the street and the village, or the farm and the parish."""
    place = f"{entry.name} {entry.number}".strip()
    around = entry.settlement or entry.parish
    return place if entry.kind in (Kind.TOWN, Kind.VILLAGE) else f"{place}, {around}"


def _plain(entry: Entry, rng: Random) -> str:
    return folded(_whole(entry, rng))


def _turned(entry: Entry, _rng: Random) -> str:
    """The village first, the number before the street, no class."""
    named = " ".join(word for word in words(entry.name) if word not in CLASS_OF)
    return f"{entry.settlement or entry.parish} {entry.number} {named}"


def _begun(entry: Entry, _rng: Random) -> str:
    """Not yet finished: a street or a name with a third of it missing, and the whole village."""
    named = entry.name.split()[0]
    kept = named[: max(3, len(named) * 2 // 3)]
    around = entry.settlement or entry.parish.split()[0]
    return f"{around} {kept} {entry.number}" if entry.kind not in (Kind.TOWN, Kind.VILLAGE) else kept


def _mistyped(entry: Entry, rng: Random) -> str:
    """One letter wrong in one of the words that name, accents dropped."""
    typed = _plain(entry, rng).split()
    long = [
        i for i, word in enumerate(typed) if len(word.strip(",.")) >= 4 and word.strip(",.") not in CLASS_OF
    ]
    if not long:
        return " ".join(typed)
    place = rng.choice(long)
    word = typed[place].strip(",.")
    i = rng.randrange(len(word))
    match rng.randrange(4):
        case 0:
            word = word[:i] + word[i + 1 :]
        case 1:
            word = word[:i] + rng.choice(_LETTERS) + word[i:]
        case 2:
            word = word[:i] + rng.choice(_LETTERS) + word[i + 1 :]
        case _:
            word = word[:i] + word[i + 1 : i + 2] + word[i : i + 1] + word[i + 2 :]
    typed[place] = word
    return " ".join(typed)


WAYS: dict[str, Callable[[Entry, Random], str]] = {
    "as written": _whole,
    "accents dropped": _plain,
    "words turned round": _turned,
    "not finished": _begun,
    "one typo": _mistyped,
}
