"""A real tile server on loopback that does what servers do on bad days, and remembers what it was asked."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from maps.tiles.pyramid import Tile
from tests.maps.made_up_tiles import png

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes out. `cut`: so many bytes fewer than the head promises."""

    status: int = 200
    content: bytes = b""
    headers: dict[str, str] = field(default_factory=dict[str, str])
    cut: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What came in."""

    tile: Tile
    path: str
    headers: dict[str, str]


@dataclass(slots=True)
class TileServer:
    """`answer` decides; by default every tile is there, good for a day, with an ETag."""

    url: str = ""
    asked: list[Asked] = field(default_factory=list[Asked])
    answer: Callable[[Asked], Reply] = lambda asked: Reply(content=picture(asked.tile), headers=GOOD)

    def tiles(self) -> list[Tile]:
        return [one.tile for one in self.asked]


GOOD = {"ETag": '"one"', "Cache-Control": "max-age=86400", "Content-Type": "image/png"}


def picture(tile: Tile) -> bytes:
    return png(tile.column % 256, tile.row % 256, tile.zoom, side=8)


@contextmanager
def serving() -> Iterator[TileServer]:
    """Until the block ends."""
    server = TileServer()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 5

        def do_GET(self) -> None:
            zoom, column, row = self.path.partition("?")[0].strip("/").removesuffix(".png").split("/")
            asked = Asked(Tile(int(zoom), int(column), int(row)), self.path, dict(self.headers))
            server.asked.append(asked)
            reply = server.answer(asked)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.content)))
            self.end_headers()
            self.wfile.write(reply.content[: len(reply.content) - reply.cut])
            if reply.cut:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    server.url = f"http://127.0.0.1:{listening.server_port}"
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()
