"""A whole line on loopback: pairing, orders, truth, coming back, and everybody who should not be there."""

from __future__ import annotations

import socket
import threading
from contextlib import closing, suppress

import pytest

from tests.training.exercise.made_up import HOME, LOST_PERSON
from tests.training.remote.lines_up import Evening, evening
from training.exercise.free import free_practice
from training.exercise.happening import Happened
from training.exercise.take_over import TakeOver
from training.fault import Fault
from training.remote import messages
from training.remote.errors import LineError, Why
from training.remote.messages import Answer, Refusal, place
from training.remote.trainer_end import TrainerEnd


def answer(made: Evening, trainer: TrainerEnd, command: messages.Command) -> Refusal | None:
    """What came of one order."""
    number = trainer.order(command)
    made.until(lambda: not trainer.answers.empty())
    told = trainer.answers.get()
    assert told.number == number
    return told.refused


def stranger(made: Evening) -> socket.socket:
    return socket.create_connection(("127.0.0.1", made.port), 5.0)


def test_nothing_listens_before_pairing_is_opened_and_nothing_after_it_is_closed():
    with evening() as made:
        assert not made.crew.is_open
        made.open()
        port = made.port
        made.crew.close()
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port), 5.0)
        assert made.crew.status.get() is None


def test_the_line_takes_one_address_and_never_all_of_them():
    with evening() as made, pytest.raises(LineError, match="never all"):
        made.crew.open("0.0.0.0", 0)  # noqa: S104 it is refused


def test_a_taken_port_is_said_with_what_to_do():
    with closing(socket.create_server(("127.0.0.1", 0))) as taken, evening() as made:
        with pytest.raises(LineError, match="choose another address"):
            made.crew.open(port=taken.getsockname()[1])
        assert not made.crew.is_open


def test_the_trainer_sees_the_exercise_and_its_truth():
    with evening() as made, closing(made.trainer(made.open())) as trainer:
        programme, state = trainer.programme.get(), trainer.state.get()
        assert programme is not None
        assert state is not None
        assert programme.title == {"en": "Base"}
        assert {one.name for one in programme.targets} == {"person-1", "deer-1"}
        assert state.at == place(HOME)
        assert {one.name: one.at.at for one in state.targets} == {
            one.name: one.at for one in LOST_PERSON.targets
        }
        assert trainer.connection.get().connected
        made.until(lambda: made.crew.status.get().trainer == "127.0.0.1")


def test_free_practice_has_a_trainer_too():
    with evening(free_practice(HOME)) as made, closing(made.trainer(made.open())) as trainer:
        assert trainer.programme.get() is not None
        assert trainer.connection.get().connected


def test_every_order_does_what_it_says_on_the_thread_that_steps():
    with evening() as made, closing(made.trainer(made.open())) as trainer:
        exercise = made.exercise
        assert answer(made, trainer, messages.SetFault(Fault.POSITION, on=True)) is None
        assert exercise.faults == {Fault.POSITION}
        assert answer(made, trainer, messages.MendAll()) is None
        assert not exercise.faults
        assert answer(made, trainer, messages.SetWind(9.0, 90.0)) is None
        assert (exercise.wind.speed_m_s, exercise.wind.from_deg) == (9.0, 90.0)
        assert answer(made, trainer, messages.SetMark("before")) is None
        assert answer(made, trainer, messages.Rewind("before")) is None
        assert answer(made, trainer, messages.Rewind("never")) is Refusal.NO_SUCH_MARK
        assert answer(made, trainer, messages.Freeze()) is None
        assert exercise.frozen
        assert answer(made, trainer, messages.Resume()) is None
        assert answer(made, trainer, messages.Take(TakeOver.LAND)) is Refusal.NOT_FLYING
        assert answer(made, trainer, messages.Comment("Look at the wind")) is None
        assert answer(made, trainer, messages.JumpFire(place(HOME))) is None
        assert exercise.jumps[0].at == HOME
        assert answer(made, trainer, messages.SetSpeed(5.0)) is None
        assert made.speeds == [5.0]
        assert answer(made, trainer, messages.End()) is None
        made.until(lambda: trainer.state.get().ended)
        state = trainer.state.get()
        assert state.marks == ("before",)
        assert state.speed == 5.0
        assert [line.code for line in state.record][-1] is Happened.ENDED
        told = []
        while not made.hand.happened.empty():
            told.append(made.hand.happened.get().code)
        assert Happened.COMMENT in told  # and the journal has it all as well
        assert Happened.STARTED in told


def test_the_code_is_good_for_one_trainer():
    with evening() as made:
        code = made.open()
        with closing(made.trainer(code)) as first, closing(made.trainer(code)) as second:
            assert second.connection.get().why is Why.NO_CODE
            assert first.connection.get().connected
        assert ("came", True) in made.told()


def test_a_wrong_code_costs_a_try_and_five_cost_the_code():
    with evening() as made:
        code = made.open()
        wrong = "0" * 8 if code != "0" * 8 else "1" * 8
        for _ in range(5):
            with closing(made.trainer(wrong)) as other:
                assert other.connection.get().why is Why.WRONG_CODE
        with closing(made.trainer(code)) as late:
            assert late.connection.get().why is Why.NO_CODE
        made.until(lambda: made.crew.status.get().strangers == 6)
        assert made.told() == [("wrong_code", False), ("no_code", False)]  # a line each, not six
        with closing(made.trainer(made.crew.open())) as again:
            assert again.connection.get().connected


def test_a_line_that_was_cut_comes_back_without_a_code_and_old_orders_are_not_done():
    with evening() as made, closing(made.trainer(made.open())) as trainer:
        with closing(Cut(made.port)) as cut:
            far = TrainerEnd("127.0.0.1", cut.port, made.crew.open())
            far.connect()
            with closing(far):
                made.until(lambda: far.state.get() is not None)
                cut.all_connections()
                made.until(lambda: not far.connection.get().connected)
                made.until(lambda: far.connection.get().connected)
                assert answer(made, far, messages.Freeze()) is None
        assert trainer.connection.get().why is not None  # the new one is the trainer now


def test_the_trainer_who_was_replaced_does_not_get_in_again():
    with (
        evening() as made,
        closing(made.trainer(made.open())) as first,
        closing(made.trainer(made.crew.open())) as second,
    ):
        made.until(lambda: first.connection.get().over)
        assert first.connection.get().why is Why.WRONG_CODE
        assert second.connection.get().connected


def test_orders_of_a_line_that_is_away_are_answered_by_nobody():
    with evening() as made, closing(made.trainer(made.open())) as trainer:
        made.crew.close()
        made.until(lambda: not trainer.connection.get().connected)
        number = trainer.order(messages.Freeze())
        made.until(lambda: not trainer.answers.empty())
        assert trainer.answers.get() == Answer(number, Refusal.NO_ANSWER)
        assert not made.exercise.frozen


@pytest.mark.parametrize(
    "noise",
    [
        b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        b"\x16\x03\x01\x02\x00" + bytes(1200),
        bytes(100_000),
        b"{" * 900 + b"\n",
        b'{"type":"offer","version":1,"nonce":"","share":"","by":"code"}\n',
        b'{"type":"order","number":1,"command":{"type":"end"}}\n',
        b"\xff\xfe\n",
    ],
)
def test_noise_costs_its_sender_the_connection_and_the_exercise_nothing(noise: bytes):
    with evening() as made, closing(made.trainer(made.open())) as trainer:
        with closing(stranger(made)) as loud:
            loud.sendall(noise)
            loud.settimeout(10.0)
            with suppress(ConnectionError):
                while loud.recv(4096):
                    pass
        made.until(lambda: ("garbage", False) in made.told())
        assert answer(made, trainer, messages.Freeze()) is None
        assert trainer.connection.get().connected


def test_a_crowd_that_says_nothing_is_turned_away_and_the_trainer_stays():
    with evening() as made, closing(made.trainer(made.open())) as trainer:
        crowd = [stranger(made) for _ in range(12)]
        told: list[tuple[str, bool]] = []

        def crowded() -> bool:
            told.extend(made.told())
            return ("crowd", False) in told

        made.until(crowded)
        assert answer(made, trainer, messages.Freeze()) is None
        made.until(lambda: made.crew.status.get().strangers >= 8)
        for one in crowd:
            one.close()


def test_who_says_nothing_is_sent_away_after_some_seconds():
    clock = [0.0]
    with evening() as made:
        made.crew = type(made.crew)(made.hand, monotonic_s=lambda: clock[0])
        made.open()
        with closing(stranger(made)) as silent:
            silent.settimeout(10.0)
            assert b"welcome" in silent.recv(4096)
            clock[0] = 6.0
            made.until(lambda: ("silent", False) in made.told())
            assert b"silent" in silent.recv(4096)


def test_a_recorded_evening_played_again_is_garbage():
    with evening() as made, closing(Cut(made.port if made.open() else 0)) as cut:
        trainer = TrainerEnd("127.0.0.1", cut.port, made.crew.open())
        trainer.connect()
        with closing(trainer):
            made.until(lambda: trainer.state.get() is not None)
            assert answer(made, trainer, messages.SetMark("one")) is None
        played = bytes(cut.heard)
        made.told()
        with closing(stranger(made)) as thief:
            thief.sendall(played)
            thief.settimeout(10.0)
            with suppress(ConnectionError):
                while thief.recv(4096):
                    pass
        told: list[tuple[str, bool]] = []

        def refused() -> bool:
            told.extend(made.told())
            return ("no_code", False) in told

        made.until(refused)
        assert len(made.exercise.marks) == 1


def test_nobody_who_listens_reads_anything():
    with evening() as made, closing(Cut(made.port if made.open() else 0)) as cut:
        code = made.crew.open()
        trainer = TrainerEnd("127.0.0.1", cut.port, code)
        trainer.connect()
        with closing(trainer):
            made.until(lambda: trainer.state.get() is not None)
            answer(made, trainer, messages.Comment("The secret remark"))
        whole = bytes(cut.heard + cut.told)
        for secret in (b"secret", b"person-1", b"lat_deg", code.encode()):
            assert secret not in whole


class Cut:
    """A network in between that can be cut, and that somebody listens to."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        self.heard, self.told = bytearray(), bytearray()  # from the trainer, from the crew
        self._pairs: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def all_connections(self) -> None:
        pairs, self._pairs = self._pairs, []
        for one in pairs:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self.all_connections()
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._server.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._to))
            self._pairs += [near, far]
            for source, sink, kept in ((near, far, self.heard), (far, near, self.told)):
                thread = threading.Thread(target=_carry, args=(source, sink, kept))
                self._threads.append(thread)
                thread.start()


def _carry(source: socket.socket, sink: socket.socket, kept: bytearray) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            kept += data
            sink.sendall(data)
    for one in (source, sink):
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
    source.close()
