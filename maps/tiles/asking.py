"""Ask a server for one tile, politely: who we are, what we have already, and what its answer means."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from enum import StrEnum
from time import monotonic
from typing import TYPE_CHECKING

from maps.foreign.limits import MAX_TILE_BYTES
from maps.foreign.picture import is_whole
from maps.tiles.mbtiles_writer import Kept

if TYPE_CHECKING:
    from collections.abc import Mapping

    import requests

CONNECT_S, SILENCE_S = 5.0, 15.0
MOST_S = 40.0  # for one tile, however slowly it drips
FRESH_S = 7 * 86_400.0  # where the server does not say how long a picture is good
CHUNK_BYTES = 16 * 2**10
GONE = (204, 404, 410)
LATER = (408, 425, 429, 500, 502, 503, 504)


class Came(StrEnum):
    """What came of asking."""

    PICTURE = "picture"
    UNCHANGED = "unchanged"
    NONE = "none"  # there is no such picture
    BROKEN = "broken"  # something that is no picture
    LATER = "later"  # the server is busy or ill
    REFUSED = "refused"  # the server does not want us
    NO_NETWORK = "no_network"


@dataclass(frozen=True, slots=True)
class Answer:
    """`wait_s`: what the server asks for. `why` never holds the address, for it may hold a key."""

    came: Came
    content: bytes = b""
    kept: Kept | None = None
    wait_s: float | None = None
    why: str = ""


def new_session(agent: str) -> requests.Session:
    """One connection."""
    import requests  # noqa: PLC0415  # 0.2 s, and most starts download nothing

    logging.getLogger("urllib3.connectionpool").setLevel(logging.ERROR)  # it logs addresses, and keys in them
    session = requests.Session()
    # packed answers could unfold to any size, and pictures do not shrink
    session.headers.update({"User-Agent": agent, "Accept": "image/*", "Accept-Encoding": "identity"})
    return session


def ask(session: requests.Session, url: str, before: Kept | None, now_s: float) -> Answer:
    """`before`: what this server said last time. `now_s`: seconds since 1970."""
    from requests import RequestException  # noqa: PLC0415  # as above

    headers: dict[str, str] = {}
    if before is not None and before.is_there:
        if before.etag:
            headers["If-None-Match"] = before.etag
        if before.last_modified:
            headers["If-Modified-Since"] = before.last_modified
    try:
        with session.get(
            url, headers=headers, timeout=(CONNECT_S, SILENCE_S), stream=True, allow_redirects=False
        ) as response:
            return _understood(response, before, now_s)
    except ValueError:  # an address that no library takes
        return Answer(Came.REFUSED, why="its address cannot be asked: correct the url")
    except (RequestException, OSError) as e:
        return Answer(Came.NO_NETWORK, why=type(e).__name__)


def _understood(response: requests.Response, before: Kept | None, now_s: float) -> Answer:
    status = response.status_code
    if status == 304 and before is not None:
        return Answer(Came.UNCHANGED, kept=_kept(response.headers, now_s, before))
    if status != 200:
        return _without_picture(response, now_s)
    content = _content(response)
    if not is_whole(content):
        said = response.headers.get("Content-Type", "something unnamed").partition(";")[0][:40]
        return Answer(Came.BROKEN, why=f"answers with {said}, which is no picture")
    return Answer(Came.PICTURE, content, _kept(response.headers, now_s, None))


def _without_picture(response: requests.Response, now_s: float) -> Answer:
    status = response.status_code
    if status in GONE:
        expires_s = _expires_s(response.headers, now_s)
        return Answer(Came.NONE, kept=Kept("", "", expires_s, is_there=False))
    if status in LATER:
        wait_s = _retry_after_s(response.headers, now_s)
        return Answer(Came.LATER, wait_s=wait_s, why=f"answers {status}")
    if 300 <= status < 400:
        return Answer(Came.REFUSED, why="sends us to another address: correct the url")
    return Answer(Came.REFUSED, why=f"answers {status}: are the url and the key right?")


def _content(response: requests.Response) -> bytes:
    """As much as a tile may have; nothing of what came packed. RequestException: cut short, or for ever."""
    from requests import ReadTimeout  # noqa: PLC0415  # as above

    if response.headers.get("Content-Encoding", "identity").lower() != "identity":
        return b""
    give_up_s = monotonic() + MOST_S
    content = bytearray()
    for chunk in response.iter_content(CHUNK_BYTES):
        content += chunk
        if monotonic() > give_up_s:
            raise ReadTimeout
        if len(content) > MAX_TILE_BYTES:
            break
    return bytes(content)


def _kept(headers: Mapping[str, str], now_s: float, before: Kept | None) -> Kept:
    etag = headers.get("ETag", before.etag if before else "")[:200]
    modified = headers.get("Last-Modified", before.last_modified if before else "")[:100]
    return Kept(etag, modified, _expires_s(headers, now_s), is_there=True)


def _expires_s(headers: Mapping[str, str], now_s: float) -> float:
    """RFC 9111: max-age counts more than Expires; with no-store and no-cache it is asked again each time."""
    control = headers.get("Cache-Control", "").lower()
    if "no-store" in control or "no-cache" in control:
        return now_s
    if (found := re.search(r"max-age=([0-9]{1,10})(?![0-9])", control)) is not None:
        return now_s + float(found[1])
    at_s = _time_s(headers.get("Expires"))
    return now_s + FRESH_S if at_s is None else at_s


def _retry_after_s(headers: Mapping[str, str], now_s: float) -> float | None:
    """Seconds, or a time."""
    said = headers.get("Retry-After", "").strip()
    if re.fullmatch(r"[0-9]{1,6}", said):
        return float(said)
    at_s = _time_s(said)
    return None if at_s is None else max(0.0, at_s - now_s)


def _time_s(said: str | None) -> float | None:
    try:
        return parsedate_to_datetime(said).timestamp() if said else None
    except (ValueError, TypeError, OverflowError):
        return None
