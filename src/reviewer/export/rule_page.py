"""The page of a rule: what, why, tolerance, basis, and its example executed. Feeds `rules explain` and docs/rules/."""

from __future__ import annotations

import hashlib
from pathlib import Path

from reviewer.extract.assemble import assemble
from reviewer.extract.text_reader import read_text
from reviewer.model.document import Document, InputKind
from reviewer.model.finding import Finding
from reviewer.rules.rule import Example, Rule
from reviewer.rules.selection import Selection
from reviewer.session.analysis import analyse
from reviewer.session.settings import Settings
from reviewer.words import Language, say


def rule_page(rule: Rule, language: Language = Language.CHINESE, *, with_example: bool = True) -> str:
    """The page as Markdown; the example is run, and what it finds stands below it."""
    page = rule.page
    severity = say(f"check.severity.{rule.severity.value}", language)
    lines = [f"# {rule.code} {rule.name.text(language)}", "", f"{say('rulepage.severity', language)}: {severity}", ""]
    for heading, words in (
        ("what", page.what),
        ("why", page.why),
        ("tolerance", page.tolerance),
        ("basis", page.basis),
    ):
        lines += [f"## {say(f'rulepage.{heading}', language)}", "", words.text(language), ""]
    if rule.example is not None and with_example:
        lines += [
            f"## {say('rulepage.example', language)}",
            "",
            "```text",
            rule.example.document.strip("\n"),
            "```",
            "",
        ]
        for finding in example_findings(rule, rule.example):
            lines.append(f"- {finding.code}: {finding.message.text(language)}")
        lines.append("")
    return "\n".join(lines)


def example_findings(rule: Rule, example: Example) -> tuple[Finding, ...]:
    """What the rule says about its example, run through the whole pipeline."""
    prior = document_of(example.prior) if example.prior else None
    settings = Settings(selection=Selection(select=(rule.code,)))
    units = tuple(document_of(unit) for unit in example.units)
    analysis = analyse(document_of(example.document), settings, prior=prior, units=units)
    return tuple(
        finding for finding in analysis.findings if finding.severity.value != "advice" or not _is_tail(finding)
    )


def document_of(text: str) -> Document:
    """A document from extracted text held in memory."""
    content = text.strip("\n").encode()
    raw = read_text(content, "example.txt")
    return assemble(raw, Path("example.txt"), hashlib.sha256(content).hexdigest(), InputKind.TEXT)


def _is_tail(finding: Finding) -> bool:
    return ":rounding:" in finding.key or ":undecided:" in finding.key
