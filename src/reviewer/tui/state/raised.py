"""Faults a person saw and no rule found, as findings of the list: they stand among the others, confirmed by nature."""

from __future__ import annotations

from collections.abc import Iterable

from reviewer.model.finding import Anchor, Category, Finding, Severity, Status
from reviewer.overlay.entries import Raised, identity
from reviewer.overlay.refs import page_of
from reviewer.rules.places import anchor_of
from reviewer.session.session import Session
from reviewer.session.status import ReviewedFinding
from reviewer.words import Message, Words

CODE = "+"
"""Stands where a rule's code stands."""
TITLE = Words("自提问题", "raised by the reviewer")


def raised_findings(model: Session) -> Iterable[ReviewedFinding]:
    """The raised faults; the key of each is the identity of its entry."""
    for entry in model.overlay.raised:
        yield ReviewedFinding(_finding(entry, model), Status.CONFIRMED, "a")


def is_raised(key: str) -> bool:
    """Whether a key is that of a raised fault."""
    return key.startswith("raised:")


def _finding(entry: Raised, model: Session) -> Finding:
    known = page_of(model.analysis.document, entry.at) is not None or model.read_text(entry.at) is not None
    anchor = anchor_of(entry.at, model.analysis.material) if entry.at and known else Anchor(entry.at, entry.anchor)
    expected = Words(f" 应为 {entry.expected}", f" expected {entry.expected}") if entry.expected else Words("", "")
    said = Words(entry.text + expected.zh, entry.text + expected.en)
    message = Message("raised", {}, Words(_plain(said.zh), _plain(said.en)))
    severity = Severity(entry.severity) if entry.severity in set(Severity) else Severity.ERROR
    return Finding(identity(entry), CODE, TITLE, severity, Category.DISCLOSURE, message, anchor)


def _plain(text: str) -> str:
    """Braces of a person's own words are no slots."""
    return text.replace("{", "{{").replace("}", "}}")
