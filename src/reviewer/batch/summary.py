"""What a batch says: documents ranked by what is worth a reviewer's time, per body, and against an earlier run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from reviewer.batch.job import Done
from reviewer.model.finding import Severity
from reviewer.words import Language, say, visible


class Change(StrEnum):
    """A finding against an earlier run."""

    NEW = "new"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Compared:
    """One finding of either run."""

    path: str
    key: str
    code: str
    change: Change
    message: str


def ranked(results: Iterable[Done]) -> list[Done]:
    """Heaviest first: severity, then money, then name; documents that could not be read come last."""
    return sorted(results, key=lambda done: (bool(done.error), -done.score, -Decimal(done.stake), done.path))


def counts(done: Done) -> Mapping[str, int]:
    """Findings by severity."""
    return {severity.value: done.counts.get(severity.value, 0) for severity in Severity}


def summary_text(results: Sequence[Done], language: Language) -> str:
    """One line per document, then per body, then totals."""
    lines = [say("batch.head", language)]
    for number, done in enumerate(ranked(results), 1):
        if done.error:
            lines.append(f"{number:>4}  -  {done.path}: {done.error}")
            continue
        found = counts(done)
        stake = f"{Decimal(done.stake) / 10_000:,.2f}"
        lines.append(
            f"{number:>4}  {found['error']:>3} {found['warning']:>4} {found['question']:>4}  {stake:>16}  "
            f"{done.organisation}  {done.path}"
        )
    bodies: dict[str, int] = {}
    for done in results:
        if not done.error:
            bodies[done.organisation] = bodies.get(done.organisation, 0) + done.score
    lines += ["", say("batch.bodies", language)]
    lines += [
        f"  {score:>6}  {name or '-'}" for name, score in sorted(bodies.items(), key=lambda item: (-item[1], item[0]))
    ]
    failed = sum(bool(done.error) for done in results)
    lines += ["", say("batch.totals", language, documents=len(results), failed=failed)]
    return visible("\n".join(lines))


def compare(now: Iterable[Done], before: Iterable[Done]) -> Iterator[Compared]:
    """Every finding of both runs; findings are told apart by document and key, changed where their message differs."""
    old = {(done.path, item["key"]): (item["code"], item["message"]) for done in before for item in _findings(done)}
    for done in now:
        for item in _findings(done):
            earlier = old.pop((done.path, item["key"]), None)
            change = Change.NEW
            if earlier is not None:
                change = Change.UNCHANGED if earlier[1] == item["message"] else Change.CHANGED
            yield Compared(done.path, item["key"], item["code"], change, item["message"])
    for (path, key), (code, message) in old.items():
        yield Compared(path, key, code, Change.GONE, message)


def _findings(done: Done) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = done.report.get("findings", [])
    return found
