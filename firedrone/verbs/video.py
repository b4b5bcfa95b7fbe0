"""`firedrone video`: look at a camera's stream, and record it, without the window."""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.verbs import say, video_serve_test
from firedrone.verbs.options import JsonOption
from firedrone.verbs.say import NotTrue, UsageError
from telemetry.events import EventCode
from telemetry.mailbox import taken
from telemetry.video.errors import StreamError, Trouble
from telemetry.video.sources import Login, SourceKind, login_in, spec_of
from telemetry.video.stream_status import StreamState

if TYPE_CHECKING:
    from collections.abc import Generator

    from telemetry.video.probe import Probed
    from telemetry.video.sources import SourceSpec
    from telemetry.video.stream import VideoStream

PASSWORD_VARIABLE = video_serve_test.PASSWORD_VARIABLE
NAME = "record"  # in the names of files
NO_PICTURE_S = 30.0  # `record` gives up then
LOOK_EVERY_S = 0.2
_NOT_NOW = frozenset({Trouble.UNREACHABLE, Trouble.SILENT, Trouble.ENDED})

AddressArgument = Annotated[
    str, typer.Argument(metavar="URL", help="rtsp://HOST/PATH, udp://@:PORT, an SDP file, or a recording.")
]
UserOption = Annotated[
    str | None,
    typer.Option(help=f"The name; the password is asked for, or taken from {PASSWORD_VARIABLE}."),
]


def register(app: typer.Typer) -> None:
    """Attach the verbs."""
    video_app = typer.Typer(help="A camera's video: look at it, record it, or pretend one.")
    video_app.command("probe")(probe)
    video_app.command("record")(record)
    video_serve_test.register(video_app)
    app.add_typer(video_app, name="video")


def probe(
    url: AddressArgument,
    seconds: Annotated[float, typer.Option(min=0.5, max=60.0, help="How long to look.")] = 5.0,
    user: UserOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say what a stream sends: encoding, size, pictures a second, and how soon the first one came."""
    from telemetry.video.probe import probe as look  # noqa: PLC0415  the decoder's library: not for other verbs

    spec, login = replace(_spec(url), real_time=False), _login(url, user)
    try:
        try:
            probed = look(spec, login, seconds)
        except StreamError as error:
            if error.trouble is not Trouble.CREDENTIALS or login is not None or not sys.stdin.isatty():
                raise
            probed = look(spec, _asked(error), seconds)
    except StreamError as error:
        raise _plain(error) from error
    say.result(_public(probed), as_json, _text(probed))


def record(
    url: AddressArgument,
    out: Annotated[Path, typer.Option(help="The folder to record into.")],
    seconds: Annotated[
        float | None, typer.Option(min=0.5, max=86_400.0, help="How long; until Ctrl-C without it.")
    ] = None,
    user: UserOption = None,
    as_json: JsonOption = False,
) -> None:
    """Record a stream as it comes, and say what files there are. Exit status 1 when nothing was recorded."""
    from telemetry.video.remux import finish_orphans  # noqa: PLC0415  as above
    from telemetry.video.stream import VideoStream  # noqa: PLC0415

    out.mkdir(parents=True, exist_ok=True)
    spec, login = _spec(url), _login(url, user)
    bell = Event()
    stream = VideoStream(NAME, spec, login, ring=bell.set)
    with _ctrl_c(bell) as stop:
        stream.record(out)
        stream.start()
        try:
            trouble = _until_done(stream, seconds, bell, stop, asks=login is None)
        finally:
            stream.close()
    segments = _segments(stream)
    segments += [
        {"file": kept.path.name, "sha256": kept.sha256, "bytes": kept.size_bytes, "pictures": kept.pictures}
        for kept in finish_orphans(out, NAME)  # a long one is not made an MP4 in the time that closing has
    ]
    if not segments:
        raise _plain(trouble or StreamError(Trouble.SILENT, "nothing was recorded: no key picture came"))
    if trouble is not None and trouble.trouble is not Trouble.ENDED:
        say.aside(str(trouble))
    say.result({"folder": str(out), "segments": segments}, as_json, _said(out, segments))


def _until_done(
    stream: VideoStream, seconds: float | None, bell: Event, stop: Event, *, asks: bool
) -> StreamError | None:
    """Why it ended, if that was not asked for."""
    began_s = time.monotonic()
    live_s: float | None = None
    while not stop.is_set():
        bell.wait(LOOK_EVERY_S)
        bell.clear()
        status, now_s = stream.status.get(), time.monotonic()
        if status.not_recorded is not None:
            return StreamError(Trouble.ENDED, status.not_recorded)
        if live_s is None and status.recording is not None and status.width_px is not None:
            live_s = now_s
            say.aside(f"Recording {status.width_px} x {status.height_px}, {status.encoding}. Ctrl-C ends it.")
        if live_s is not None and seconds is not None and now_s - live_s >= seconds:
            return None
        if status.state is StreamState.FAILED:
            error = StreamError(status.trouble or Trouble.NOT_VIDEO, status.reason)
            if not (asks and error.trouble is Trouble.CREDENTIALS and sys.stdin.isatty()):
                return error
            asks = False
            stream.try_again(_asked(error))
            began_s = time.monotonic()
        if live_s is None and now_s - began_s > NO_PICTURE_S:
            return StreamError(status.trouble or Trouble.SILENT, status.reason or "no picture came")
    return None


def _segments(stream: VideoStream) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for event in taken(stream.news):
        if event.code is EventCode.VIDEO_SEGMENT:
            found.append({name: event.facts[name] for name in ("file", "sha256", "bytes", "pictures")})
        elif event.code is EventCode.VIDEO_NOT_RECORDED:
            say.aside(str(event.facts["reason"]))
    return found


@contextmanager
def _ctrl_c(bell: Event) -> Generator[Event]:
    """Set on Ctrl-C, so that what was recorded is closed first."""
    stop = Event()

    def end(*_: object) -> None:
        stop.set()
        bell.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _spec(url: str) -> SourceSpec:
    spec = spec_of(url)
    if spec.kind in {SourceKind.FILE, SourceKind.SDP} and not Path(spec.text).is_file():
        raise UsageError(f"{url}: there is no such file; a stream begins with rtsp:// or udp://")
    return spec


def _login(url: str, user: str | None) -> Login | None:
    try:
        typed = login_in(url)
    except StreamError as error:
        raise _plain(error) from error
    if typed is not None:
        say.aside("A password in an address stays in the shell's memory: leave it out, with --user NAME.")
        return typed
    return _with_password(user) if user is not None else None


def _with_password(user: str) -> Login:
    password = os.environ.get(PASSWORD_VARIABLE) or typer.prompt("Password", hide_input=True, err=True)
    return Login(user, str(password))


def _asked(error: StreamError) -> Login:
    say.aside(str(error))
    return _with_password(str(typer.prompt("Name", err=True)))


def _plain(error: StreamError) -> NotTrue | UsageError:
    """Nobody there, or nothing comes: not true. The rest is for the user to mend in what was typed."""
    hint = "; give --user NAME" if error.trouble is Trouble.CREDENTIALS else ""
    return (NotTrue if error.trouble in _NOT_NOW else UsageError)(f"{error}{hint}")


def _public(probed: Probed) -> dict[str, Any]:
    return {
        "encoding": probed.encoding,
        "transport": probed.transport,
        "width_px": probed.width_px,
        "height_px": probed.height_px,
        "fps": _rounded(probed.fps, 2),
        "first_picture_s": _rounded(probed.first_picture_s, 3),
        "key_interval_s": _rounded(probed.key_interval_s, 3),
        "thermal_looking": probed.thermal_looking,
        "pictures": probed.pictures,
        "damaged": probed.damaged,
    }


def _rounded(number: float | None, places: int) -> float | None:
    return None if number is None else round(number, places)


def _text(probed: Probed) -> str:
    speed = "speed unknown" if probed.fps is None else f"{probed.fps:.1f} pictures a second"
    keys = "only one key picture seen" if probed.key_interval_s is None else ""
    keys = keys or f"a key picture each {probed.key_interval_s:.1f} s"
    lines = [
        f"{probed.encoding} over {probed.transport}, {probed.width_px} x {probed.height_px}, {speed}, {keys}",
        f"The first picture came after {probed.first_picture_s:.2f} s.",
        "The size is that of a thermal sensor."
        if probed.thermal_looking
        else "The size is not that of a thermal sensor.",
    ]
    if probed.damaged:
        lines.append(f"{probed.damaged} of {probed.pictures} pictures were damaged on the way.")
    return "\n".join(lines)


def _said(out: Path, segments: list[dict[str, Any]]) -> str:
    lines = [f"{one['sha256']}  {one['file']}  {one['pictures']} pictures" for one in segments]
    return "\n".join([f"In {out}:", *lines])
