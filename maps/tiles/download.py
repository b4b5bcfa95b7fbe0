"""Download an area's pictures into an MBTiles, with the manners that its provider may expect.

Two connections at most, no faster than agreed, asking only for what is missing or stale. It can be paused and
stopped at any time, and goes on where it was: after a stop, a crash, or a day without network.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from queue import Queue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from maps.tiles.asking import Answer, Came, ask, new_session
from maps.tiles.download_plan import MAX_DOWNLOAD_TILES
from maps.tiles.mbtiles_writer import About, TileWriter
from maps.tiles.pace import Pace
from maps.tiles.providers import WORDS, ProviderError, address, why_not

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from maps.tiles.download_plan import DownloadPlan
    from maps.tiles.mbtiles import TileInfo
    from maps.tiles.mbtiles_writer import Kept
    from maps.tiles.providers import Provider
    from maps.tiles.pyramid import Tile

CONNECTIONS = 2
WAITS_S = (1.0, 2.0, 4.0, 8.0, 16.0)  # after each try for one tile, where the server does not say
MOST_WAIT_S = 600.0  # a server that wants longer is left alone until another day
IN_A_ROW = {Came.NO_NETWORK: 6, Came.LATER: 12, Came.BROKEN: 10}  # then there is no use in going on


class Ended(StrEnum):
    """How a download ended. Only WHOLE leaves a whole file; the others leave a half one to go on with."""

    WHOLE = "whole"
    STOPPED = "stopped"
    NO_NETWORK = "no_network"
    BUSY = "busy"
    BROKEN = "broken"
    REFUSED = "refused"


_ENDS = {Came.NO_NETWORK: Ended.NO_NETWORK, Came.LATER: Ended.BUSY, Came.BROKEN: Ended.BROKEN}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is. `done` of `total` tiles need no more asking: they came, were there, or do not exist."""

    total: int
    done: int = 0
    came: int = 0
    unchanged: int = 0
    absent: int = 0
    failed: int = 0  # asked for often enough: missing until the next time
    came_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """`info` where the file is whole. `why`: in the server's case, what it answers."""

    ended: Ended
    progress: Progress
    why: str = ""
    info: TileInfo | None = None

    @property
    def missing(self) -> int:
        return self.progress.total - self.progress.done


class Download:
    """One download, run once. `run` blocks: call it in a thread; all else may be called from any."""

    def __init__(
        self,
        provider: Provider,
        plan: DownloadPlan,
        out: Path,
        *,
        key: str | None = None,
        tell: Callable[[Progress], None] | None = None,
        wait: Callable[[float], object] | None = None,
    ) -> None:
        """ProviderError where it may not be, or is too much. `tell` is called in the thread of `run`."""
        if (reason := why_not(provider, key)) is not None:
            raise ProviderError(f"{provider.name}: {WORDS[reason]}")
        if plan.is_too_large:
            what = f"{plan.count:,} tiles; at most {MAX_DOWNLOAD_TILES:,}"
            raise ProviderError(f"{what}: choose a smaller area, or leave out the finest zoom")
        if not provider.min_zoom <= plan.min_zoom <= plan.max_zoom <= provider.max_zoom:
            raise ProviderError(f"{provider.name}: has zooms {provider.min_zoom}-{provider.max_zoom}")
        self._provider, self._plan, self._out, self._key = provider, plan, out, key
        self._tell = tell
        self._stopped, self._may_go = Event(), Event()
        self._may_go.set()
        self._wait = wait or self._stopped.wait
        self._pace = Pace(provider.requests_per_s, time.monotonic)
        self._lock = Lock()
        self._row: tuple[Came | None, int] = (None, 0)  # the same answer so many times in a row
        self._ended: tuple[Ended, str] | None = None
        self._wanted: Iterator[tuple[Tile, Kept | None]] = iter(())
        self._answers: Queue[tuple[Tile, Answer] | None] = Queue(maxsize=4 * CONNECTIONS)

    def pause(self) -> None:
        """No request goes out until `go_on`; those under way still come in."""
        self._may_go.clear()

    def go_on(self) -> None:
        self._may_go.set()

    @property
    def is_paused(self) -> bool:
        return not self._may_go.is_set()

    def stop(self) -> None:
        """`run` returns soon. What came is kept."""
        self._end(Ended.STOPPED, "")

    def run(self) -> Outcome:
        """TileError: the disk is full, or what is there was made by somebody else."""
        writer = TileWriter(self._out, self._about(), go_on=True)
        try:
            return self._run(writer)
        finally:
            writer.leave()

    def keep_half(self) -> TileInfo:
        """Use what has come so far as it is; a later run completes it. TileError if that is nothing."""
        writer = TileWriter(self._out, self._about(), go_on=True)
        try:
            return writer.finish()
        finally:
            writer.leave()

    def _run(self, writer: TileWriter) -> Outcome:
        kept, now_s = writer.kept(), time.time()
        fresh = {tile for tile, said in kept.items() if said.expires_s > now_s}
        already = sum(1 for tile in self._plan.tiles() if tile in fresh)
        progress = Progress(self._plan.count, done=already)
        why = ""
        self._say(progress)
        self._wanted = ((tile, kept.get(tile)) for tile in self._plan.tiles() if tile not in fresh)
        workers = [Thread(target=self._work, name=f"firedrone-tiles-{n}") for n in range(CONNECTIONS)]
        for worker in workers:
            worker.start()
        try:
            for _ in workers:  # each says None when nothing is left for it
                while (answered := self._answers.get()) is not None:
                    progress = _take(writer, *answered, progress)
                    why = answered[1].why or why
                    self._say(progress)
        except BaseException:
            self.stop()
            self._drain(workers)
            raise
        for worker in workers:
            worker.join()
        if self._ended is not None:
            return Outcome(self._ended[0], progress, self._ended[1])
        if progress.failed == progress.total:  # too few to be hopeless in a row
            return Outcome(Ended.BROKEN, progress, why)
        return Outcome(Ended.WHOLE, progress, why, writer.finish())

    def _drain(self, workers: list[Thread]) -> None:
        """Until the last has put its last answer, which nobody wants any more."""
        while any(worker.is_alive() for worker in workers):
            if not self._answers.empty():
                self._answers.get()
            else:
                workers[0].join(0.01)
                workers[-1].join(0.01)

    def _work(self) -> None:
        """One connection."""
        with new_session(self._provider.agent) as session:
            while (wanted := self._next()) is not None:
                tile, before = wanted
                url = address(self._provider, tile, self._key)
                answer = None
                for wait_s in WAITS_S:
                    if not self._is_my_turn():
                        break
                    answer = ask(session, url, before, time.time())
                    self._count(answer, wait_s)
                    if answer.came not in (Came.LATER, Came.NO_NETWORK):
                        break
                if answer is not None:
                    self._answers.put((tile, answer))
        self._answers.put(None)

    def _next(self) -> tuple[Tile, Kept | None] | None:
        with self._lock:
            return None if self._ended is not None else next(self._wanted, None)

    def _is_my_turn(self) -> bool:
        """Waits for it. False: there is no use in asking any more."""
        while self._ended is None:
            self._may_go.wait()
            wait_s = self._pace.turn_s()
            if wait_s > 0.0:
                self._wait(wait_s)
            if self._may_go.is_set():
                break
        return self._ended is None

    def _count(self, answer: Answer, wait_s: float) -> None:
        """Hold the pace where the server asks for it, and end where asking is of no use."""
        if answer.came is Came.REFUSED:
            self._end(Ended.REFUSED, answer.why)
        if answer.came in (Came.LATER, Came.NO_NETWORK):
            self._pace.hold(wait_s if answer.wait_s is None else min(answer.wait_s, MOST_WAIT_S))
        if answer.wait_s is not None and answer.wait_s > MOST_WAIT_S:
            minutes = round(answer.wait_s / 60.0)
            self._end(Ended.BUSY, f"{answer.why} and wants {minutes} minutes of rest")
        with self._lock:
            before, times = self._row
            self._row = (answer.came, times + 1 if answer.came is before else 1)
            is_hopeless = self._row[1] >= IN_A_ROW.get(answer.came, 2**31)
        if is_hopeless:
            self._end(_ENDS[answer.came], answer.why)

    def _end(self, how: Ended, why: str) -> None:
        """The first reason counts."""
        with self._lock:
            if self._ended is None:
                self._ended = (how, why)
        self._stopped.set()
        self._may_go.set()

    def _say(self, progress: Progress) -> None:
        if self._tell is not None:
            self._tell(progress)

    def _about(self) -> About:
        provider, today = self._provider, datetime.now(UTC).date().isoformat()
        return About(self._out.stem, provider.attribution, provider.licence, provider.name, today)


def _take(writer: TileWriter, tile: Tile, answer: Answer, progress: Progress) -> Progress:
    """Write down what came."""
    if answer.kept is None:
        return replace(progress, failed=progress.failed + 1)
    progress = replace(progress, done=progress.done + 1)
    if answer.came is Came.PICTURE:
        writer.put(tile, answer.content, answer.kept)
        came_bytes = progress.came_bytes + len(answer.content)
        return replace(progress, came=progress.came + 1, came_bytes=came_bytes)
    writer.keep(tile, answer.kept)
    if answer.came is Came.UNCHANGED:
        return replace(progress, unchanged=progress.unchanged + 1)
    return replace(progress, absent=progress.absent + 1)
