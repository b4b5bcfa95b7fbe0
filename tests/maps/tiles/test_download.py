"""A download against a real server that is busy, ill, slow, wrong or gone."""

from __future__ import annotations

import gzip
import logging
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from maps.area import Area
from maps.geo import LatLon
from maps.tiles.download import Download, Ended, Progress
from maps.tiles.download_plan import MAX_DOWNLOAD_TILES, DownloadPlan, plan_download
from maps.tiles.mbtiles import TileStore
from maps.tiles.mbtiles_writer import part_of_file
from maps.tiles.providers import Provider, ProviderError
from tests.maps.tiles.misbehaving_server import GOOD, Asked, Reply, TileServer, picture, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

BOX = Area((LatLon(56.47, 23.37), LatLon(56.49, 23.37), LatLon(56.49, 23.41), LatLon(56.47, 23.41)))
PLAN = plan_download([BOX], 11, 13)


@pytest.fixture
def server() -> Iterator[TileServer]:
    with serving() as one:
        yield one


def provider(server: TileServer, url: str = "/{z}/{x}/{y}.png") -> Provider:
    return Provider(
        "Ours",
        server.url + url,
        "© Ours",
        "contract 7",
        allowed_offline=True,
        allowed_by="the county, letter of 2 March",
        requests_per_s=20.0,
        contact="fire@municipality.example",
    )


class Waits:
    """Waits for nothing, and remembers how long it should have."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def __call__(self, wait_s: float) -> None:
        self.seconds.append(wait_s)


def download(server: TileServer, out: Path, plan: DownloadPlan = PLAN, **more: object) -> Download:
    options = {"wait": Waits()} | more
    return Download(provider(server), plan, out, **options)  # type: ignore[arg-type]


def test_all_tiles_come_and_the_file_says_whose_they_are(server: TileServer, tmp_path: Path):
    told: list[Progress] = []
    outcome = download(server, tmp_path / "a.mbtiles", tell=told.append).run()
    assert (outcome.ended, outcome.missing) == (Ended.WHOLE, 0)
    assert outcome.info is not None
    assert (outcome.info.attribution, outcome.info.source) == ("© Ours", "Ours")
    with TileStore(tmp_path / "a.mbtiles") as store:
        assert {tile: store.picture(tile) for tile in PLAN.tiles()} == {t: picture(t) for t in PLAN.tiles()}
    assert (told[0].done, told[-1].done, told[-1].came) == (0, PLAN.count, PLAN.count)
    assert server.asked[0].headers["User-Agent"].startswith("FireDrone/")
    assert "(+fire@municipality.example)" in server.asked[0].headers["User-Agent"]


def test_the_second_run_asks_only_for_what_is_stale(server: TileServer, tmp_path: Path):
    stale = next(PLAN.tiles())

    def some_stale(asked: Asked) -> Reply:
        age = "max-age=0" if asked.tile == stale else "max-age=86400"
        return Reply(content=picture(asked.tile), headers=GOOD | {"Cache-Control": age})

    server.answer = some_stale
    download(server, tmp_path / "a.mbtiles").run()
    server.asked.clear()
    server.answer = lambda _asked: Reply(304)
    outcome = download(server, tmp_path / "a.mbtiles").run()
    assert server.tiles() == [stale]
    assert server.asked[0].headers["If-None-Match"] == '"one"'
    assert (outcome.ended, outcome.progress.unchanged, outcome.missing) == (Ended.WHOLE, 1, 0)
    with TileStore(tmp_path / "a.mbtiles") as store:
        assert store.picture(stale) == picture(stale)


def test_what_the_provider_does_not_have_is_remembered(server: TileServer, tmp_path: Path):
    absent = list(PLAN.tiles())[-1]
    server.answer = lambda asked: (
        Reply(404) if asked.tile == absent else Reply(content=picture(asked.tile), headers=GOOD)
    )
    outcome = download(server, tmp_path / "a.mbtiles").run()
    assert (outcome.ended, outcome.progress.absent, outcome.missing) == (Ended.WHOLE, 1, 0)
    server.asked.clear()
    download(server, tmp_path / "a.mbtiles").run()
    assert server.asked == []


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_has_the_rest_that_it_asks_for(server: TileServer, tmp_path: Path, status: int):
    busy = {next(PLAN.tiles())}

    def once_busy(asked: Asked) -> Reply:
        if asked.tile in busy:
            busy.clear()
            return Reply(status, headers={"Retry-After": "17"})
        return Reply(content=picture(asked.tile), headers=GOOD)

    server.answer, waits = once_busy, Waits()
    outcome = download(server, tmp_path / "a.mbtiles", wait=waits).run()
    assert outcome.ended is Ended.WHOLE
    assert any(16.0 < wait_s <= 17.5 for wait_s in waits.seconds)


def test_a_server_that_stays_ill_is_left_alone_and_the_half_file_kept(server: TileServer, tmp_path: Path):
    server.answer = lambda asked: (
        Reply(500) if len(server.asked) > 4 else Reply(content=picture(asked.tile), headers=GOOD)
    )
    outcome = download(server, tmp_path / "a.mbtiles").run()
    assert outcome.ended is Ended.BUSY
    assert "500" in outcome.why
    assert 0 < outcome.missing < PLAN.count
    assert len(server.asked) <= 4 + 12 + 10  # twelve in a row, and what two connections have under way
    assert part_of_file(tmp_path / "a.mbtiles").is_file()
    assert not (tmp_path / "a.mbtiles").exists()


def test_a_server_that_wants_hours_of_rest_gets_them(server: TileServer, tmp_path: Path):
    server.answer = lambda _asked: Reply(429, headers={"Retry-After": "7200"})
    outcome = download(server, tmp_path / "a.mbtiles").run()
    assert (outcome.ended, outcome.why) == (Ended.BUSY, "answers 429 and wants 120 minutes of rest")
    assert len(server.asked) <= 2


@pytest.mark.parametrize(
    "reply",
    [
        Reply(content=b"<html>Please log in</html>", headers={"Content-Type": "text/html"}),
        Reply(content=b"", headers={"Content-Type": "image/png"}),
        Reply(content=picture(next(PLAN.tiles()))[:-35], headers={"Content-Type": "image/png"}),
        Reply(content=gzip.compress(picture(next(PLAN.tiles()))), headers={"Content-Encoding": "gzip"}),
    ],
    ids=["login page", "nothing", "half a picture", "packed"],
)
def test_what_is_no_picture_is_not_kept(server: TileServer, tmp_path: Path, reply: Reply):
    bad = next(PLAN.tiles())
    server.answer = lambda asked: (
        reply if asked.tile == bad else Reply(content=picture(asked.tile), headers=GOOD)
    )
    outcome = download(server, tmp_path / "a.mbtiles").run()
    assert (outcome.ended, outcome.progress.failed, outcome.missing) == (Ended.WHOLE, 1, 1)
    with TileStore(tmp_path / "a.mbtiles") as store:
        assert store.picture(bad) is None
    server.answer = lambda asked: Reply(content=picture(asked.tile), headers=GOOD)
    assert download(server, tmp_path / "a.mbtiles").run().missing == 0
    assert server.tiles()[-1] == bad


@pytest.mark.parametrize("zoom", [13, 15])
def test_a_login_page_for_every_tile_ends_it(server: TileServer, tmp_path: Path, zoom: int):
    server.answer = lambda _asked: Reply(content=b"<html>", headers={"Content-Type": "text/html; x=y"})
    outcome = download(server, tmp_path / "a.mbtiles", plan_download([BOX], 11, zoom)).run()
    assert (outcome.ended, outcome.why) == (Ended.BROKEN, "answers with text/html, which is no picture")
    assert len(server.asked) < 15


def test_an_answer_that_breaks_off_is_asked_for_again(server: TileServer, tmp_path: Path):
    broken = {next(PLAN.tiles())}

    def once_cut(asked: Asked) -> Reply:
        cut = 30 if asked.tile in broken else 0
        broken.discard(asked.tile)
        return Reply(content=picture(asked.tile), headers=GOOD, cut=cut)

    server.answer = once_cut
    outcome = download(server, tmp_path / "a.mbtiles").run()
    assert (outcome.ended, outcome.missing) == (Ended.WHOLE, 0)
    assert len(server.asked) == PLAN.count + 1


@pytest.mark.parametrize(("status", "said"), [(403, "answers 403"), (401, "key"), (302, "another address")])
def test_a_refusal_ends_it_at_once(server: TileServer, tmp_path: Path, status: int, said: str):
    server.answer = lambda _asked: Reply(status, headers={"Location": "https://tile.openstreetmap.org/"})
    outcome = download(server, tmp_path / "a.mbtiles").run()
    assert outcome.ended is Ended.REFUSED
    assert said in outcome.why
    assert len(server.asked) <= 2


def test_a_pulled_network_keeps_what_came_and_the_next_run_brings_the_rest(tmp_path: Path):
    plan = plan_download([BOX], 11, 15)
    out = tmp_path / "a.mbtiles"
    with serving() as server:
        pulled = threading.Event()

        def until_pulled(asked: Asked) -> Reply:
            if len(server.asked) > 10:
                pulled.set()
            if pulled.is_set():
                return Reply(content=picture(asked.tile), headers=GOOD, cut=40)
            return Reply(content=picture(asked.tile), headers=GOOD)

        server.answer = until_pulled
        outcome = download(server, out, plan).run()
        assert outcome.ended is Ended.NO_NETWORK
        assert outcome.progress.came == 10
        assert outcome.missing == plan.count - 10
        server.answer = lambda asked: Reply(content=picture(asked.tile), headers=GOOD)
        server.asked.clear()
        outcome = download(server, out, plan).run()
    assert (outcome.ended, outcome.missing) == (Ended.WHOLE, 0)
    assert len(server.asked) == plan.count - 10


def test_nobody_listens(tmp_path: Path):
    with serving() as server:
        pass
    outcome = download(server, tmp_path / "a.mbtiles").run()
    assert (outcome.ended, outcome.progress.came) == (Ended.NO_NETWORK, 0)


def test_a_stop_keeps_what_came_and_half_of_it_can_be_used(server: TileServer, tmp_path: Path):
    out = tmp_path / "a.mbtiles"

    def stop_soon(progress: Progress) -> None:
        if progress.done == 3:
            job.stop()

    job = download(server, out, tell=stop_soon)
    outcome = job.run()
    assert outcome.ended is Ended.STOPPED
    assert 3 <= outcome.progress.came < PLAN.count
    assert part_of_file(out).is_file()
    assert job.keep_half().attribution == "© Ours"
    with TileStore(out) as store:
        assert store.picture(next(PLAN.tiles())) == picture(next(PLAN.tiles()))
    server.asked.clear()
    assert download(server, out).run().missing == 0
    assert len(server.asked) == PLAN.count - outcome.progress.came


def test_a_pause_lets_nothing_out_until_it_goes_on(server: TileServer, tmp_path: Path):
    paused, asked_then = threading.Event(), list[int]()

    def pause_once(progress: Progress) -> None:
        if progress.done == 3 and not paused.is_set():
            job.pause()
            paused.set()

    job = download(server, tmp_path / "a.mbtiles", tell=pause_once)
    thread = threading.Thread(target=lambda: asked_then.append(job.run().missing))
    thread.start()
    assert paused.wait(10.0)
    thread.join(0.2)  # what was under way comes in
    before = len(server.asked)
    thread.join(0.2)
    assert thread.is_alive()
    assert job.is_paused
    assert len(server.asked) == before <= 3 + 4
    job.go_on()
    thread.join(10.0)
    assert asked_then == [0]


def test_it_asks_no_faster_than_agreed(server: TileServer, tmp_path: Path):
    waits = Waits()
    download(server, tmp_path / "a.mbtiles", wait=waits).run()
    # nobody waited, so each turn lies 50 ms behind the one before
    assert max(waits.seconds) > (PLAN.count - 2) / 20.0 - 1.0


def test_never_more_than_two_at_once(server: TileServer, tmp_path: Path):
    lock, here, most = threading.Lock(), [0], [0]
    both = threading.Barrier(2, timeout=0.5)

    def counted(asked: Asked) -> Reply:
        with lock:
            here[0] += 1
            most[0] = max(most[0], here[0])
        try:
            both.wait()
        except threading.BrokenBarrierError:
            both.reset()
        with lock:
            here[0] -= 1
        return Reply(content=picture(asked.tile), headers=GOOD)

    server.answer = counted
    assert download(server, tmp_path / "a.mbtiles").run().ended is Ended.WHOLE
    assert most == [2]


def test_a_key_goes_to_the_server_and_nowhere_else(
    server: TileServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.DEBUG)
    with_key = provider(server, "/{z}/{x}/{-y}.png?key={key}")
    out = tmp_path / "a.mbtiles"
    with pytest.raises(ProviderError, match="needs a key"):
        Download(with_key, PLAN, out)
    server.answer = lambda asked: (
        Reply(500) if len(server.asked) > 2 else Reply(content=picture(asked.tile), headers=GOOD)
    )
    outcome = Download(with_key, PLAN, out, key="se cret", wait=Waits()).run()
    first = next(PLAN.tiles())
    assert server.asked[0].path.endswith("?key=se%20cret")
    assert {2**t.zoom - 1 - t.row for t in server.tiles()} >= {first.row}
    assert "cret" not in caplog.text + repr(outcome)
    assert b"cret" not in part_of_file(out).read_bytes()


def test_a_half_file_of_another_provider_is_not_mixed_up(server: TileServer, tmp_path: Path):
    out = tmp_path / "a.mbtiles"
    download(server, out).run()
    other = Provider("Theirs", server.url + "/{z}/{x}/{y}.png", "©", allowed_offline=True, allowed_by="they")
    with pytest.raises(Exception, match="holds pictures of Ours, not of Theirs"):
        Download(other, PLAN, out).run()


def test_an_area_that_is_too_much_is_refused_before_anything_is_asked(server: TileServer, tmp_path: Path):
    corners = (LatLon(55.0, 21.0), LatLon(58.0, 21.0), LatLon(58.0, 27.0), LatLon(55.0, 27.0))
    country = plan_download([Area(corners)], 8, 17)
    assert country.is_too_large
    with pytest.raises(ProviderError, match=f"at most {MAX_DOWNLOAD_TILES:,}: choose a smaller area"):
        download(server, tmp_path / "a.mbtiles", country)
    with pytest.raises(ProviderError, match="has zooms 0-18"):
        download(server, tmp_path / "a.mbtiles", plan_download([BOX], 18, 19))
    assert server.asked == []


KILLED = """
import sys
from pathlib import Path
from maps.tiles import mbtiles_writer
from maps.tiles.download import Download
from tests.maps.tiles.test_download import PLAN, TileServer, provider
mbtiles_writer.COMMIT_S = 0.0
Download(provider(TileServer(sys.argv[1])), PLAN, Path(sys.argv[2])).run()
"""


def test_a_killed_download_goes_on_where_it_was(server: TileServer, tmp_path: Path):
    stuck, go_on, out = threading.Event(), threading.Event(), tmp_path / "a.mbtiles"

    def until_stuck(asked: Asked) -> Reply:
        if len(server.asked) > 6:
            stuck.set()
            go_on.wait(20.0)
        return Reply(content=picture(asked.tile), headers=GOOD)

    server.answer = until_stuck
    root = Path(__file__).parents[3]
    child = subprocess.Popen([sys.executable, "-c", KILLED, server.url, str(out)], cwd=root)
    try:
        assert stuck.wait(30.0)
    finally:
        child.kill()
        child.wait()
        go_on.set()
    server.answer = lambda asked: Reply(content=picture(asked.tile), headers=GOOD)
    server.asked.clear()
    assert download(server, out).run().missing == 0
    assert 0 < len(server.asked) < PLAN.count
    with TileStore(out) as store:
        assert all(store.picture(tile) == picture(tile) for tile in PLAN.tiles())
