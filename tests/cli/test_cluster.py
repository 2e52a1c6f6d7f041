"""A batch on a Dask cluster: a worker that is killed in the middle costs nothing and doubles nothing."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from reviewer.batch.job import Job, run_job
from reviewer.batch.pool import on_cluster
from reviewer.cli.main import main
from reviewer.errors import UsageError
from tests.small_document import TEXT, written

distributed = pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
DOCUMENTS = 8


@pytest.fixture
def documents(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "in"
    folder.mkdir()
    return [written(folder, TEXT.replace("2010104", f"20101{n:02}"), f"{n:02}.txt") for n in range(4, 4 + DOCUMENTS)]


def test_a_worker_killed_in_the_middle_costs_nothing_and_doubles_nothing(documents: list[Path]) -> None:
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs="CRITICAL", protocol="tcp"
    )
    with cluster, distributed.Client(cluster, set_as_default=False) as client:
        victim, survivor = sorted(client.run(os.getpid).values())
        assert victim != survivor
        seen = []
        for number, done in enumerate(on_cluster([Job(str(path)) for path in documents], cluster.scheduler_address)):
            seen.append(done)
            if number == 1:
                os.kill(victim, signal.SIGKILL)
    assert sorted(done.path for done in seen) == sorted(map(str, documents))
    assert {done.error for done in seen} == {""}
    assert all(done.counts["error"] for done in seen)


def test_the_command_on_a_local_cluster_says_what_one_process_says(
    documents: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    few = documents[:2]
    command = ["batch", *map(str, few), "-o", str(tmp_path / "out"), "--format", "json", "--cluster", "local"]
    assert main(command) == 1
    found = json.loads(capsys.readouterr().out)["documents"]
    alone = [run_job(Job(str(path))) for path in few]
    assert sorted((done["path"], done["counts"], done["stake"]) for done in found) == sorted(
        (done.path, done.counts, done.stake) for done in alone
    )


def test_a_scheduler_that_does_not_answer_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewer.batch.pool.CONNECT_SECONDS", 1)
    with pytest.raises(UsageError) as refused:
        list(on_cluster([Job("x.txt")], "tcp://127.0.0.1:9"))
    assert refused.value.key == "batch.no-scheduler"
