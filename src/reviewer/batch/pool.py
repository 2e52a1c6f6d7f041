"""Runs jobs: in worker processes, or on a Dask cluster (extra `cluster`). Results come as they finish."""

from __future__ import annotations

import logging
import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

from reviewer.batch.job import Done, Job, run_job
from reviewer.errors import UsageError
from reviewer.version import __version__
from reviewer.words import say

AHEAD = 2
"""Jobs queued per worker, so that memory stays flat over hundreds of documents."""
CONNECT_SECONDS = 20
"""Longest wait for a scheduler."""
DOCUMENTS_PER_WORKER = 50
"""A worker is replaced after so many documents; what a library leaks goes with it."""


def in_processes(jobs: Sequence[Job], workers: int) -> Iterator[Done]:
    """All jobs in `workers` processes; a document that kills its worker is a failed document."""
    waiting = [replace(job, options=replace(job.options, jobs=1)) for job in jobs]
    while waiting:
        context = multiprocessing.get_context("spawn")
        running: dict[Future[Done], Job] = {}
        with ProcessPoolExecutor(workers, mp_context=context, max_tasks_per_child=DOCUMENTS_PER_WORKER) as pool:
            try:
                yield from _drain(pool, waiting, running, workers)
            except BrokenProcessPool:
                suspects = list(running.values())
                waiting = [*suspects[1:], *waiting]
                if suspects:
                    yield _lost(suspects[0])


def _drain(
    pool: ProcessPoolExecutor, waiting: list[Job], running: dict[Future[Done], Job], workers: int
) -> Iterator[Done]:
    while waiting or running:
        while waiting and len(running) < workers * AHEAD:
            job = waiting.pop(0)
            running[pool.submit(run_job, job)] = job
        finished, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in finished:
            result = future.result()
            running.pop(future)
            yield result


def _lost(job: Job) -> Done:
    return Done(job.path, "", __version__, say("batch.worker-died", job.language, path=job.path), 0.0, 0, "0", "")


def on_cluster(jobs: Sequence[Job], address: str) -> Iterator[Done]:
    """All jobs on a Dask scheduler at `address`, or on a local cluster of two workers (`local`).

    A few jobs per worker are on their way at a time. Dask runs a job again where its worker dies; a result counts once,
    by document, and a document that kills its workers again and again is a failed document."""
    try:
        from distributed import Client, KilledWorker, LocalCluster, as_completed
    except ImportError as missing:
        raise UsageError("batch.no-cluster") from missing
    waiting = [replace(job, options=replace(job.options, jobs=1)) for job in reversed(jobs)]
    with ExitStack() as stack:
        target: object = address
        if address == "local":
            target = stack.enter_context(
                LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL)
            )
        try:
            client = stack.enter_context(Client(target, set_as_default=False, timeout=CONNECT_SECONDS))
        except (OSError, ValueError) as problem:
            raise UsageError("batch.no-scheduler", address=address, reason=problem) from problem
        jobs_by_key: dict[str, Job] = {}

        def submit() -> Any:
            job = waiting.pop()
            future = client.submit(run_job, job, pure=False)
            jobs_by_key[future.key] = job
            return future

        arriving = as_completed([submit() for _ in range(min(len(waiting), _room(client)))], loop=client.loop)
        seen: set[str] = set()
        for future in arriving:
            job = jobs_by_key.pop(future.key)
            try:
                done: Done = future.result()
            except KilledWorker:
                done = _lost(job)
            future.release()
            if waiting:
                arriving.add(submit())
            if done.path not in seen:
                seen.add(done.path)
                yield done


def _room(client: Any) -> int:
    """Jobs that may be on their way: some per thread there is, so that no worker waits and none holds many."""
    threads: int = sum(client.nthreads().values())
    return AHEAD * max(threads, 1)
