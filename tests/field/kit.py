"""Budgets of other provinces in small: text in, findings and bound tables out. Bodies and figures are invented."""

from __future__ import annotations

from pathlib import Path

from reviewer.extract.read import read
from reviewer.model.finding import Finding, Severity
from reviewer.session.analysis import Analysis, analyse

GRAVE = frozenset({Severity.ERROR, Severity.WARNING})
COVER = "宁溪省柳坪县示例局\n\n2031年部门预算\n\n"


def analysed(text: str, folder: Path) -> Analysis:
    """The analysis of extracted text."""
    path = folder / "document.txt"
    path.write_text(text, "utf-8")
    return analyse(read(path))


def grave(text: str, folder: Path, *codes: str) -> list[str]:
    """Code and words of every error and warning; only of these codes where some are given."""
    return [
        f"{finding.code} {finding.anchor.ref} {finding.message.text()}"
        for finding in findings(text, folder)
        if finding.severity in GRAVE and (not codes or finding.code in codes)
    ]


def findings(text: str, folder: Path) -> tuple[Finding, ...]:
    """All findings on extracted text."""
    return tuple(analysed(text, folder).findings)


def forms(text: str, folder: Path) -> list[str]:
    """Form of every table in reading order, "" where none was recognised."""
    return [table.form for table in analysed(text, folder).material.bound.values()]
