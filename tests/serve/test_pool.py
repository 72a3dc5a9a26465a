"""Who waits, who is turned away, and what becomes of workers."""

import asyncio
import os
import signal
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from graphkit.serve import media, message, wire
from graphkit.serve.counters import Counters
from graphkit.serve.keeper import Keeper, ServeError
from graphkit.serve.limits import Limits
from graphkit.serve.pool import Pool
from graphkit.serve.refusal import Refusal

FORM = media.accepted("*/*", media.RESULTS)
SLOW = message.sparql("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", FORM, None)
QUICK = message.sparql("ASK {}", FORM, None)


@contextmanager
def keeper(world: Path, limits: Limits) -> Iterator[Keeper]:
    held = Keeper([world], limits)
    try:
        yield held
    finally:
        held.close()


def run(world: Path, limits: Limits, work: Callable[[Pool, Keeper], Coroutine[Any, Any, None]]) -> list[str]:
    """Do the work with a pool; what it said on being lost."""
    lost: list[str] = []

    async def pooled(held: Keeper) -> None:
        pool = Pool(held, limits, Counters(), lambda: lost.append("lost"))
        await pool.start()
        await work(pool, held)
        await pool.stop()

    with keeper(world, limits) as held:
        asyncio.run(pooled(held))
    return lost


async def until(so: Callable[[], bool]) -> None:
    """Wait for what takes longer on a busy machine."""
    for _ in range(1000):
        if so():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it never came to be")


async def outcome(pool: Pool, client: str, asked: wire.Head) -> str:
    try:
        await pool.ask(client, asked)
    except Refusal as refusal:
        return f"{refusal.status} {refusal.key}"
    return "ok"


def test_a_client_has_so_many_queries_and_others_theirs(world: Path):
    async def work(pool: Pool, _: Keeper) -> None:
        hog = [asyncio.create_task(outcome(pool, "hog", SLOW)) for _ in range(3)]
        await asyncio.sleep(0)
        assert await outcome(pool, "other", QUICK) == "ok"
        assert sorted(await asyncio.gather(*hog)) == ["429 client", "500 time", "500 time"]
        assert await outcome(pool, "hog", QUICK) == "429 paused"
        assert await outcome(pool, "other", QUICK) == "ok"
        await until(lambda: not pool._paused)
        assert await outcome(pool, "hog", QUICK) == "ok"
        assert not any((pool._held, pool._running, pool._paused))

    run(world, Limits(seconds=0.6, workers=3, per_client=2, pause=1.0), work)


def test_the_queue_is_bounded_and_so_is_the_waiting(world: Path):
    async def work(pool: Pool, _: Keeper) -> None:
        running = asyncio.create_task(outcome(pool, "a", SLOW))
        waiting = [asyncio.create_task(outcome(pool, name, QUICK)) for name in "bc"]
        await until(lambda: len(pool._waiting) == 2)
        assert await outcome(pool, "d", QUICK) == "503 busy"
        assert await asyncio.gather(*waiting) == ["503 busy", "503 busy"]
        assert not running.done()
        assert await running == "500 time"
        await until(lambda: pool.alive == 1)
        assert await outcome(pool, "d", QUICK) == "ok"

    run(world, Limits(seconds=1.0, workers=1, per_client=1, waiting=2, patience=0.4), work)


def test_who_runs_nothing_goes_before_who_runs_something(world: Path):
    async def work(pool: Pool, _: Keeper) -> None:
        order: list[str] = []

        async def ask(client: str, asked: wire.Head) -> None:
            await outcome(pool, client, asked)
            order.append(client)

        tasks = [asyncio.create_task(ask("hog", SLOW)) for _ in range(4)]
        await until(lambda: len(pool._waiting) == 2)
        tasks += [asyncio.create_task(ask(name, QUICK)) for name in ("first", "second")]
        await asyncio.gather(*tasks)
        assert order.index("first") < order.index("second") < 4

    run(world, Limits(seconds=0.5, workers=2, per_client=4), work)


def test_a_worker_that_was_ended_while_idle_is_not_asked(world: Path):
    async def work(pool: Pool, _: Keeper) -> None:
        for idle in pool._idle:
            os.kill(idle.process, signal.SIGKILL)
        await until(lambda: all(idle.reader.at_eof() for idle in pool._idle))
        assert await outcome(pool, "a", QUICK) == "ok"
        await until(lambda: pool.alive == 2)

    run(world, Limits(workers=2), work)


def test_a_worker_that_has_grown_is_replaced(world: Path):
    # 65,536 letters, and then 131 million.
    steps = 'BIND(REPLACE("' + "a" * 256 + '", "a", "' + "a" * 256 + '") AS ?x)'
    small = message.sparql(f"SELECT (STRLEN(?x) AS ?n) {{ {steps} }}", FORM, None)
    large = message.sparql(f'SELECT (STRLEN(REPLACE(?x, "a", "{"b" * 2000}")) AS ?n) {{ {steps} }}', FORM, None)

    async def work(pool: Pool, _: Keeper) -> None:
        before = {idle.process for idle in pool._idle}
        assert await outcome(pool, "a", small) == "ok"
        assert {idle.process for idle in pool._idle} == before
        assert await outcome(pool, "a", large) == "ok"
        await until(lambda: pool.alive == 1)
        assert {idle.process for idle in pool._idle}.isdisjoint(before)
        assert pool.alive == 1

    run(world, Limits(seconds=20, workers=1), work)


def test_a_query_that_is_not_brisk_gives_way_and_its_worker_is_not_used_again(world: Path):
    async def work(pool: Pool, _: Keeper) -> None:
        before, ours = pool._idle[0].process, os.getpriority(os.PRIO_PROCESS, 0)
        task = asyncio.create_task(outcome(pool, "a", SLOW))
        await until(lambda: os.getpriority(os.PRIO_PROCESS, before) == min(ours + Limits.nice, 19))
        assert await task == "500 time"
        await until(lambda: pool.alive == 1)
        assert os.getpriority(os.PRIO_PROCESS, pool._idle[0].process) == ours
        assert pool._idle[0].process != before

    run(world, Limits(seconds=0.5, workers=1, brisk=0.02), work)


def test_a_machine_too_busy_to_end_a_query_says_so(world: Path):
    async def work(pool: Pool, _: Keeper) -> None:
        assert await outcome(pool, "a", SLOW) == "503 slow"
        await until(lambda: pool.alive == 1)
        assert await outcome(pool, "b", QUICK) == "ok"

    run(world, Limits(seconds=0.2, patient=0.2, workers=1), work)


def test_a_query_given_up_leaves_no_worker_behind(world: Path):
    async def work(pool: Pool, _: Keeper) -> None:
        task = asyncio.create_task(outcome(pool, "a", SLOW))
        await until(lambda: not pool._idle)
        task.cancel()
        await until(lambda: pool.alive == 1 and bool(pool._idle))
        assert await outcome(pool, "a", QUICK) == "ok"

    run(world, Limits(workers=1, per_client=1), work)


def test_without_its_nursery_the_pool_is_lost_and_says_so(world: Path):
    async def work(pool: Pool, held: Keeper) -> None:
        held._process.kill()
        held._process.wait()
        for idle in pool._idle:
            os.kill(idle.process, signal.SIGKILL)
        await until(lambda: all(idle.reader.at_eof() for idle in pool._idle))
        assert await outcome(pool, "a", QUICK) == "503 busy"
        assert pool.lost
        assert pool.alive == 0

    assert "lost" in run(world, Limits(workers=1, patience=0.5), work)


def test_data_that_cannot_be_read(tmp_path: Path):
    (tmp_path / "bad.ttl").write_text("<x:a> <x:b> .\n", encoding="utf-8")
    with pytest.raises(ServeError, match=r"bad\.ttl:1"):
        Keeper([tmp_path], Limits())
    with pytest.raises(ServeError, match="no such file"):
        Keeper([tmp_path / "none"], Limits())
