"""A function over an iterable, by several threads, in order and lazily."""
from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import Callable, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Items taken ahead of the one that is asked for, a thread: enough that one long item holds none up.
_AHEAD = 4


def in_order(
    function: Callable[[Item], Result], items: Iterable[Item], threads: int
) -> Iterator[Result]:
    if threads < 1:
        raise ValueError("threads: a number from 1 is wanted")
    if threads == 1:
        yield from map(function, items)
        return
    source = iter(items)
    with ThreadPoolExecutor(threads, thread_name_prefix="glane") as pool:
        waiting: deque[Future[Result]] = deque()
        try:
            for item in islice(source, threads * _AHEAD):
                waiting.append(pool.submit(function, item))
            while waiting:
                result = waiting.popleft().result()
                for item in islice(source, 1):
                    waiting.append(pool.submit(function, item))
                yield result
        finally:  # also where the caller wants no more
            for future in waiting:
                future.cancel()
