"""Workers, and who may use them: a bounded queue, few queries a client, a new worker where a query has ended one."""

import asyncio
import logging
import os
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from graphkit.serve import wire
from graphkit.serve.counters import Counters
from graphkit.serve.keeper import Keeper, ServeError
from graphkit.serve.limits import Limits
from graphkit.serve.refusal import Refusal

COSTLY = ("crash", "memory", "slow", "time")
"""Refusals of queries that had to be ended."""

GRACE = 1.0
"""Seconds beyond the limit after which a worker that has not ended itself is ended."""

_LOG = logging.getLogger(__name__)

RETRY = 0.5
"""Seconds before a worker that could not be born is asked for again."""


@dataclass(eq=False)
class _Worker:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    process: int
    put_back: bool = False


@dataclass(eq=False)
class _Waiting:
    client: str
    worker: asyncio.Future[_Worker]


class Pool:
    """Workers of one keeper. `alive` counts those in service; `lost` is true once no more can be had."""

    def __init__(self, keeper: Keeper, limits: Limits, counters: Counters, on_loss: Callable[[], None]) -> None:
        self._keeper, self._limits, self._counters, self._on_loss = keeper, limits, counters, on_loss
        self._idle: list[_Worker] = []
        self._waiting: list[_Waiting] = []
        self._held: Counter[str] = Counter()
        self._running: Counter[str] = Counter()
        self._paused: Counter[str] = Counter()
        self._births: set[asyncio.Task[None]] = set()
        self.alive = 0
        self.lost = False

    async def start(self) -> None:
        """Bear the workers. Raises ServeError where the nursery has ended."""
        await asyncio.gather(*(self._bear() for _ in range(self._limits.workers)))
        if self.lost:
            raise ServeError("no worker could be started")

    async def stop(self) -> None:
        """Bear no more workers and hang up on those that are idle."""
        for birth in self._births:
            birth.cancel()
        await asyncio.gather(*self._births, return_exceptions=True)
        for worker in self._idle:
            worker.writer.close()
        await asyncio.gather(*(worker.writer.wait_closed() for worker in self._idle), return_exceptions=True)

    async def ask(self, client: str, message: wire.Head) -> tuple[wire.Head, bytes]:
        """What a worker says to the message.

        Raises Refusal: 429 for a client that has as many queries under way as one may have, or has had queries ended
        a moment ago, 503 where all workers are taken for too long or the machine is too busy, 500 where the query took
        too much computing or memory, and what the worker refuses.
        """
        if self._held[client] + self._paused[client] >= self._limits.per_client:
            key = "paused" if self._paused[client] else "client"
            raise Refusal(429, key, most=self._limits.per_client, pause=f"{self._limits.pause:g}")
        self._held[client] += 1
        try:
            worker = await self._taken(client)
            try:
                return await self._asked(worker, message)
            finally:
                _less(self._running, client)
        except Refusal as refusal:
            if refusal.key in COSTLY:
                self._paused[client] += 1
                asyncio.get_running_loop().call_later(self._limits.pause, _less, self._paused, client)
            raise
        finally:
            _less(self._held, client)

    async def _taken(self, client: str) -> _Worker:
        """A worker, waited for in a queue that is not longer than the limit and no longer than the patience."""
        while self._idle:
            worker = self._idle.pop()
            if not worker.reader.at_eof():
                self._running[client] += 1
                return worker
            self._replace(worker, "crash")  # the system has ended it while it was idle
        if self.lost or len(self._waiting) >= self._limits.waiting:
            raise Refusal(503, "busy")
        waiting = _Waiting(client, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        try:
            await asyncio.wait([waiting.worker], timeout=self._limits.patience)
        except asyncio.CancelledError:
            if waiting.worker.done():
                _less(self._running, client)
                self._free(waiting.worker.result())
            raise
        finally:
            if waiting in self._waiting:
                self._waiting.remove(waiting)
        if not waiting.worker.done():
            raise Refusal(503, "busy")
        return waiting.worker.result()

    async def _asked(self, worker: _Worker, message: wire.Head) -> tuple[wire.Head, bytes]:
        loop = asyncio.get_running_loop()
        start, ended = loop.time(), "crash"
        patience = loop.call_later(self._limits.brisk, _put_back, worker, self._limits.nice)
        try:
            worker.writer.write(wire.pack(message))
            head, body = await asyncio.wait_for(wire.read(worker.reader), self._limits.patient + GRACE)
            ended = "grown" if head["last"] else "slow" if worker.put_back else ""
        except (asyncio.IncompleteReadError, ConnectionError, TimeoutError) as error:
            lasted = loop.time() - start
            if lasted < self._limits.seconds:
                raise Refusal(500, "crash", most=self._limits.memory // 2**20) from error
            ended = "time"
            if lasted < self._limits.patient:
                raise Refusal(500, "time", most=f"{self._limits.seconds:g}") from error
            raise Refusal(503, "slow", most=f"{self._limits.patient:g}") from error
        finally:
            patience.cancel()
            if ended:
                self._replace(worker, ended)
            else:
                self._free(worker)
        if "fault" in head:
            _LOG.error("%s", head["fault"])
        if isinstance(refused := head.get("refused"), dict):
            raise Refusal.unpacked(refused)
        return head, body

    def _free(self, worker: _Worker) -> None:
        """Hand the worker to who has waited longest among those clients that run the fewest queries."""
        if not self._waiting:
            self._idle.append(worker)
            return
        first = min(self._waiting, key=lambda waiting: self._running[waiting.client])
        self._waiting.remove(first)
        self._running[first.client] += 1
        first.worker.set_result(worker)

    def _replace(self, worker: _Worker, ended: str) -> None:
        self._counters.worker(ended)
        self.alive -= 1
        worker.writer.close()
        try:
            self._keeper.end(worker.process)
        except ServeError:
            self._lose()
            return
        birth = asyncio.create_task(self._bear())
        self._births.add(birth)
        birth.add_done_callback(self._births.discard)

    async def _bear(self) -> None:
        while not self.lost:
            try:
                worker = await self._born()
            except ServeError:
                self._lose()
            except (asyncio.IncompleteReadError, OSError):  # TimeoutError is one of them
                await asyncio.sleep(RETRY)
            else:
                self._counters.worker("born")
                self.alive += 1
                self._free(worker)
                return

    async def _born(self) -> _Worker:
        connection = self._keeper.bear()
        connection.setblocking(False)
        reader, writer = await asyncio.open_connection(sock=connection)
        try:
            head, _ = await asyncio.wait_for(wire.read(reader), self._limits.patience)
        except BaseException:
            writer.close()
            raise
        process = head["process"]
        assert isinstance(process, int)
        return _Worker(reader, writer, process)

    def _lose(self) -> None:
        self.lost = True
        self._on_loss()


def _put_back(worker: _Worker, steps: int) -> None:
    """Let the worker give way, so that quick queries stay quick. It cannot be taken back.

    (https://man7.org/linux/man-pages/man7/sched.7.html, "The nice value")
    """
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, worker.process, os.getpriority(os.PRIO_PROCESS, worker.process) + steps)
        worker.put_back = True


def _less(counter: Counter[str], client: str) -> None:
    """One fewer; a client with none is forgotten."""
    counter[client] -= 1
    if not counter[client]:
        del counter[client]
