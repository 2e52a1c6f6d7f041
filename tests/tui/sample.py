"""The sample disclosure analysed: graded by the real evaluator, findings written by hand, a session over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone

from reviewer.forms.profile import DocumentKind, Level, Profile, Regime
from reviewer.laws.evaluate import evaluate
from reviewer.laws.figures import Figures
from reviewer.model.document import Document, Paragraph, Source
from reviewer.model.equation import Equation, Grade, Law, Operand, Role, Verdict
from reviewer.model.figure import Unit
from reviewer.model.finding import (
    Anchor,
    Category,
    CellState,
    Culprit,
    Evidence,
    Finding,
    RuleOutcome,
    RuleState,
    Severity,
)
from reviewer.narrative.ledger import NumberState
from reviewer.rules.material import Material
from reviewer.session.session import Session
from reviewer.words import Message, Words, message
from tests.tui.sample_document import PROSE, bound_of, document, form_of, ledger_of

START = datetime(2030, 3, 1, 11, 40, tzinfo=timezone(timedelta(hours=8)))


class Clock:
    """Goes on by one minute each time it is asked."""

    def __init__(self) -> None:
        self.next = START

    def __call__(self) -> datetime:
        told, self.next = self.next, self.next + timedelta(minutes=1)
        return told


@dataclass(frozen=True)
class SampleCoverage:
    """States by reference."""

    states: Mapping[str, CellState]
    cells: frozenset[str]
    proofs: Mapping[str, tuple[Equation, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class SampleAnalysis:
    """What the screen reads of an analysis."""

    material: Material
    findings: tuple[Finding, ...]
    outcomes: tuple[RuleOutcome, ...]
    coverage: SampleCoverage
    figures: Figures
    first: tuple[Finding, ...] = field(default=())

    @property
    def document(self) -> Document:
        """The document read."""
        return self.material.document

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """All graded equations."""
        return self.material.verdicts

    @property
    def verdict_by_id(self) -> Mapping[str, Verdict]:
        """Verdicts by the id of their equation."""
        return {verdict.equation.id: verdict for verdict in self.verdicts}

    @property
    def equations_by_ref(self) -> Mapping[str, tuple[Equation, ...]]:
        """Equations that touch a place."""
        refs = {ref for verdict in self.verdicts for ref in verdict.equation.refs}
        return {ref: tuple(v.equation for v in self.verdicts if ref in v.equation.refs) for ref in refs}

    def reread(self, texts: Mapping[str, str]) -> SampleAnalysis:
        """The equations again with other texts; findings whose proofs all hold are gone."""
        figures = self.figures.changed({ref: text for ref, text in texts.items() if ref in self.figures})
        regime = self.material.profile.regime
        verdicts = tuple(evaluate(verdict.equation, figures, regime) for verdict in self.verdicts)
        broken = {verdict.equation.id for verdict in verdicts if verdict.grade is Grade.CONTRADICTION}
        kept = tuple(
            finding
            for finding in (self.first or self.findings)
            if not finding.proofs or any(proof.equation.id in broken for proof in finding.proofs)
        )
        return replace(
            self, material=replace(self.material, verdicts=verdicts, figures=figures), findings=kept, figures=figures
        )


def analysed(read: Document | None = None) -> SampleAnalysis:
    """The sample, checked."""
    read = read or document()
    income, expenditure = read.tables[0], read.tables[1]
    bound = {"t01": bound_of(income, ("total", "fiscal")), "t02": bound_of(expenditure, ("total", "basic", "project"))}
    paragraph = read.block("b0003")
    assert isinstance(paragraph, Paragraph)
    ledger, form = ledger_of(paragraph), form_of()
    profile = Profile(
        DocumentKind.BUDGET,
        Level.UNIT,
        2030,
        "示例单位",
        "示例单位2030年度单位预算公开",
        "provincial-13",
        Unit.TEN_THOUSAND_YUAN,
        Regime.INDEPENDENT,
    )
    figures = Figures.collect(bound, ledger, (form,))
    refs = {number.figure.text: number.ref for number in ledger.numbers}
    equations = (
        _sum("T01", "t02/r3/c3", [f"t02/r{row}/c3" for row in range(4, 11)], "21301 农业农村 合计"),
        _sum("T03", "t02/r7/c3", ["t02/r7/c4", "t02/r7/c5"], "2130106 本行"),
        _tie("X04", "t02/r7/c3", "t01/r3/c3"),
        _sum("T01", "t02/r3/c4", [f"t02/r{row}/c4" for row in range(4, 11)], "21301 农业农村 基本支出"),
        _sum("T03", "t02/r1/c3", ["t02/r1/c4", "t02/r1/c5"], "合计 本行"),
        _tie("X01", "t02/r1/c3", "t01/r1/c3"),
        _tie("N01", "t02/r1/c3", refs["4218.60"]),
        Equation(
            "N06:share",
            "N06",
            Law.SHARE,
            (Operand(refs["26.30"], Role.STATED), Operand("t02/r1/c5", Role.ADDEND), Operand("t02/r1/c3", Role.BASE)),
            note="项目支出占比",
        ),
        _tie("P04", "t03/r9/c3", "t03/r10/c3"),
    )
    verdicts = tuple(evaluate(equation, figures, Regime.INDEPENDENT) for equation in equations)
    material = Material(read, profile, bound, (), ledger, (form,), verdicts, figures)
    findings = _findings(verdicts, refs)
    states = {fact.ref: CellState.PROVED for item in bound.values() for fact in item.facts if not fact.figure.is_blank}
    states |= {
        "t02/r7/c3": CellState.CONTRADICTED,
        "t02/r9/c5": CellState.DOUBTFUL,
        "t02/r14/c4": CellState.UNCHECKED,
        "t03/r9/c3": CellState.CONTRADICTED,
        "t03/r9/c2": CellState.PROVED,
    }
    cells = frozenset(states)
    of_state = {
        NumberState.TIED: CellState.PROVED,
        NumberState.DERIVED: CellState.DERIVED,
        NumberState.CONTRADICTED: CellState.CONTRADICTED,
        NumberState.UNSOURCED: CellState.UNCHECKED,
    }
    states |= {number.ref: of_state[number.state] for number in ledger.numbers}
    outcomes = (
        RuleOutcome("T01", RuleState.EXECUTED, None, 1, 2),
        RuleOutcome("Y01", RuleState.UNABLE, message("rule.no-prior")),
        RuleOutcome("F01", RuleState.NOT_APPLICABLE, message("rule.not-for-budget")),
    )
    return SampleAnalysis(
        material, findings, outcomes, SampleCoverage(states, cells, _proofs(verdicts)), figures, findings
    )


def _sum(rule: str, total: str, addends: list[str], note: str) -> Equation:
    operands = (Operand(total, Role.TOTAL), *(Operand(ref, Role.ADDEND) for ref in addends))
    return Equation(f"{rule}:{total}", rule, Law.ROLL_UP, operands, total.split("/", maxsplit=1)[0], note=note)


def _tie(rule: str, one: str, other: str) -> Equation:
    return Equation(
        f"{rule}:{one}",
        rule,
        Law.TIE,
        (Operand(one, Role.SAME), Operand(other, Role.SAME)),
        one.split("/", maxsplit=1)[0],
    )


def _findings(verdicts: tuple[Verdict, ...], refs: dict[str, str]) -> tuple[Finding, ...]:
    by_id = {verdict.equation.id: verdict for verdict in verdicts}
    proofs = (by_id["T01:t02/r3/c3"], by_id["T03:t02/r7/c3"], by_id["X04:t02/r7/c3"])
    here = Source(page=7, line=216)
    culprits = (
        Culprit("t02/r7/c3", here, "321.60", "312.60", 3, 0, "transposition"),
        Culprit("t02/r3/c3", here, "3412.15", "3421.15", 1, 4, ""),
        Culprit("t02/r7/c5", here, "312.60", "321.60", 1, 3, ""),
    )
    evidence = tuple(Evidence(Role.ADDEND, ref, here, "", None) for ref in proofs[0].equation.refs)
    vague = _said("压减一般性项目", "general projects were cut")
    start = PROSE.index("主要原因")
    return (
        Finding(
            "S03:b0001",
            "S03",
            Words("封面年度", "year on the cover"),
            Severity.WARNING,
            Category.DISCLOSURE,
            _said("封面年度与表内不一致", "the cover names another year"),
            Anchor("b0001", "封面", Source(page=1, line=1)),
        ),
        Finding(
            "T01:t02/r7/c3",
            "T01",
            Words("类款项逐级汇总", "roll-up of codes"),
            Severity.ERROR,
            Category.DISCLOSURE,
            _said("下级之和与上级不符，差 9.00 万元", "children do not add up to the parent, off by 9.00"),
            Anchor("t02/r7/c3", "支出总表 / 2130106 / 合计", here, "支出总表", "2130106", "合计", "321.60"),
            evidence,
            proofs,
            culprits,
        ),
        Finding(
            "T08:t02/r9/c5",
            "T08",
            Words("两种读法", "two readings"),
            Severity.WARNING,
            Category.EXTRACTION,
            _said("此格可有两种读法", "this cell can be read in two ways"),
            Anchor("t02/r9/c5", "支出总表 / 2130109 / 项目支出", here, "支出总表", "2130109", "项目支出", "185.20"),
        ),
        Finding(
            "N06:share",
            "N06",
            Words("占比", "share"),
            Severity.ERROR,
            Category.DISCLOSURE,
            _said("占比应为 26.03%", "the share should be 26.03%"),
            Anchor(refs["26.30"], "三、支出预算情况", Source(page=14, line=401), text="26.30"),
            (),
            (by_id["N06:share"],),
            (
                Culprit(refs["26.30"], here, "26.30", "26.03", 1, 0, "transposition"),
                Culprit("t02/r1/c5", here, "1098.20", "1109.49", 1, 0),
            ),
        ),
        Finding(
            "N10:b0003",
            "N10",
            Words("原因笼统", "vague reason"),
            Severity.ADVICE,
            Category.STYLE,
            vague,
            Anchor(f"b0003/{start}-{start + 6}", "三、支出预算情况", Source(page=14, line=401), text="主要原因"),
        ),
        Finding(
            "P04:t03/r9/c3",
            "P04",
            Words("绩效资金与来源", "funding of the form"),
            Severity.ERROR,
            Category.DISCLOSURE,
            _said("来源之和与资金总额不符", "sources do not add up"),
            Anchor("t03/r9/c3", "绩效目标表", Source(page=88), text="3216000"),
            (),
            (by_id["P04:t03/r9/c3"],),
        ),
    )


def _proofs(verdicts: tuple[Verdict, ...]) -> dict[str, tuple[Equation, ...]]:
    holding = [verdict.equation for verdict in verdicts if verdict.grade.holds]
    return {ref: tuple(e for e in holding if ref in e.refs) for equation in holding for ref in equation.refs}


def _said(zh: str, en: str) -> Message:
    return Message("sample", {}, Words(zh, en))


def session(read: Document | None = None) -> Session:
    """A session over the sample that keeps nothing."""
    return Session.from_analysis(analysed(read), author="李某", clock=Clock())
