"""A camera that speaks RTSP, as a source of coded pictures: over TCP or UDP, with or without a password."""

from __future__ import annotations

import secrets
import threading
from typing import TYPE_CHECKING

from telemetry.video.address import Scheme, StreamAddress, Transport
from telemetry.video.errors import StreamError, Trouble
from telemetry.video.rtsp.patience import Patience
from telemetry.video.rtsp.playing import Playing
from telemetry.video.rtsp.session import begin_session
from telemetry.video.rtsp.wire import ClosedError, Wire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from telemetry.video.access_unit import AccessUnit, Encoding
    from telemetry.video.credentials import Credentials


class RtspSource:
    """A `CodedSource`. Makes no connection before it is asked for something; one life, then make another.

    Errors are of one line and begin with the address. `media` counts the videos of a camera from 0.
    """

    def __init__(
        self,
        address: StreamAddress,
        credentials: Credentials | None = None,
        *,
        media: int = 0,
        patience: Patience | None = None,
    ) -> None:
        if address.scheme is not Scheme.RTSP:
            raise ValueError("an RTSP address is needed")
        self.address = address
        self._credentials = credentials
        self._media = media
        self._patience = patience or Patience()
        self._wire = Wire()
        self._playing: Playing | None = None
        self._opening = threading.Lock()
        self._entering = threading.Lock()
        self._inside = False
        self._closed = False

    @property
    def encoding(self) -> Encoding:
        """Opens, if it is not open yet: StreamError."""
        return self._opened().session.video.encoding

    @property
    def parameter_sets(self) -> bytes:
        """Opens, if it is not open yet: StreamError."""
        return self._opened().session.video.parameter_sets

    @property
    def transport(self) -> Transport:
        """The one that the server took in the end; before that, the one it will be asked for first."""
        return self._playing.session.way.transport if self._playing else self.address.transport

    @property
    def password_in_clear(self) -> bool:
        """The server wanted Basic: whoever listens on the network has read the password."""
        return self._playing is not None and self._playing.session.dialogue.password_in_clear

    def sender_utc_s(self, stream_s: float) -> float | None:
        """Unix time at a moment of the stream, as the camera believes; None: it did not say so yet.

        Many cameras have no clock that was ever set, and count from 1970: compare before you trust.
        """
        clock = self._playing.reception.sender_clock if self._playing else None
        return clock.at(stream_s) if clock else None

    @property
    def packets_received(self) -> int:
        return self._playing.reception.sequence.received if self._playing else 0

    @property
    def packets_lost(self) -> int:
        return self._playing.reception.sequence.lost if self._playing else 0

    def open(self) -> None:
        """Connect, and ask for the stream until it plays; waits. StreamError says why it does not."""
        self._opened()

    def units(self) -> Iterator[AccessUnit]:
        """Each picture as soon as its last packet is here; opens first. Ends by `close`, or StreamError."""
        if self._closed:
            return
        try:
            playing = self._opened()
            self._enter()
        except StreamError:
            if self._closed:
                return
            raise
        try:
            yield from playing.units()
        except ClosedError:
            return
        except StreamError as error:
            raise self._said(error) from error.__cause__
        finally:
            self._hang_up()
            self._leave()

    def close(self) -> None:
        """From any thread, any number of times; `units` ends soon after."""
        with self._entering:
            self._closed = True
            self._wire.close()
            if not self._inside:
                self._hang_up()

    def _opened(self) -> Playing:
        with self._opening:
            if self._playing is None:
                self._open()
            if self._playing is None:
                raise self._closed_here()
            return self._playing

    def _open(self) -> None:
        self._enter()
        try:
            session = begin_session(self._wire, self.address, self._credentials, self._media, self._patience)
            self._playing = Playing(self._wire, session, self._patience, secrets.randbits(32))
        except ClosedError:
            self._wire.release()
            raise self._closed_here() from None
        except StreamError as error:
            self._wire.release()
            raise self._said(error) from error.__cause__
        finally:
            self._leave()

    def _hang_up(self) -> None:
        """Say goodbye if that is possible without waiting, and give all sockets back."""
        if self._playing is not None:
            self._playing.say_goodbye()
        self._wire.release()

    def _enter(self) -> None:
        with self._entering:
            if self._closed:
                raise self._closed_here()
            if self._inside:
                raise ValueError("one thread at a time")
            self._inside = True

    def _leave(self) -> None:
        with self._entering:
            self._inside = False
            if self._closed:
                self._hang_up()

    def _closed_here(self) -> StreamError:
        return StreamError(Trouble.ENDED, f"{self.address} was closed here")

    def _said(self, error: StreamError) -> StreamError:
        return StreamError(error.trouble, f"{self.address} {error}")
