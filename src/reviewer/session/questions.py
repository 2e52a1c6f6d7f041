"""The three questions of a reviewer, answered in sentences: why is this a finding, what proves this number, what if.

Owns: putting the answers of `diagnose` into messages with places to jump to; finding the place or the finding a
person names. Does not own: the answers themselves (`diagnose`), how a screen sets the lines. Called by the screen and
by `reviewer why`, `why-not`, `what-if`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reviewer.diagnose.questions import Effect, what_if
from reviewer.model.document import Source
from reviewer.model.equation import Equation, Grade, Operand, Verdict
from reviewer.model.figure import Figure
from reviewer.model.finding import Culprit, Finding
from reviewer.rules.amounts import unit_label, written
from reviewer.rules.equation_words import verdict_message
from reviewer.rules.law_findings import leading_operand
from reviewer.rules.places import anchor_of
from reviewer.session.analysis import Analysis
from reviewer.words import Message, message

NOTHING = message("answer.nothing")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of an answer. `ref`: the place it speaks of, to jump to ("": none); `depth`: 0 the answer itself,
    1 an equation or a suggestion, 2 one of its numbers."""

    said: Message
    ref: str = ""
    depth: int = 0


def why(finding: Finding, analysis: Analysis) -> tuple[Line, ...]:
    """Why this is a finding: its sentence, every broken equation with its numbers and places, the suggestions."""
    lines = [
        Line(
            message("answer.finding", code=finding.code, title=finding.title, said=finding.message), finding.anchor.ref
        )
    ]
    for number, proof in enumerate(finding.proofs, 1):
        lines += _equation(proof, analysis, number)
    for item in finding.evidence if not finding.proofs else ():
        lines.append(Line(_operand(item.text, item.label or item.ref, item.source, item.ref, analysis), item.ref, 1))
    lines += (_suggestion(number, culprit, analysis) for number, culprit in enumerate(finding.culprits, 1))
    return tuple(lines)


def why_not(ref: str, analysis: Analysis) -> tuple[Line, ...]:
    """What proves the number at `ref`: its state, the independent equations that hold, then those that do not."""
    anchor = anchor_of(ref, analysis.material)
    state = analysis.coverage.states.get(ref)
    figure = analysis.figures.get(ref)
    text = figure.text if figure is not None and figure.text.strip() else message("answer.empty")
    lines = [
        Line(
            message(
                "answer.cell",
                place=anchor.semantic or ref,
                text=text,
                state=message(f"answer.state.{state.value if state else 'unknown'}"),
            ),
            ref,
        )
    ]
    proofs = analysis.coverage.proofs.get(ref, ())
    verdicts = [analysis.verdict_by_id[equation.id] for equation in analysis.equations_by_ref.get(ref, ())]
    broken = [verdict for verdict in verdicts if verdict.grade is Grade.CONTRADICTION]
    others = len(verdicts) - len(proofs) - len(broken)
    lines.append(Line(message("answer.proofs" if proofs else "answer.no-proofs", count=len(proofs)), ref))
    for number, equation in enumerate(proofs, 1):
        lines += _equation(analysis.verdict_by_id[equation.id], analysis, number)
    if broken:
        lines.append(Line(message("answer.contradicts", count=len(broken)), ref))
        for number, verdict in enumerate(broken, len(proofs) + 1):
            lines += _equation(verdict, analysis, number)
    if others:
        lines.append(Line(message("answer.others", count=others), ref))
    return tuple(lines)


def what_if_text(ref: str, text: str, analysis: Analysis) -> tuple[Line, ...]:
    """What printing `text` at `ref` would do; empty where the place holds no number or the text is none."""
    effect = what_if(
        ref,
        text,
        figures=analysis.figures,
        equations=analysis.equations_by_ref.get(ref, ()),
        regime=analysis.material.profile.regime,
    )
    return _effect(effect, analysis) if effect is not None else ()


def findings_named(about: str, analysis: Analysis) -> tuple[Finding, ...]:
    """The findings of a key or a code; else those that rest on the number at a reference, or on a rule's equation."""
    code = about.upper()
    named = tuple(item for item in analysis.findings if item.key == about or item.code == code)
    if named:
        return named
    return tuple(
        item
        for item in analysis.findings
        if item.anchor.ref == about
        or any(proof.equation.rule == code or about in proof.equation.refs for proof in item.proofs)
    )


def place_named(about: str, analysis: Analysis) -> str | None:
    """The reference of a place, given as reference or in words (`支出总表 / 2080101 行政运行 / 基本支出`)."""
    if about in analysis.coverage.states or about in analysis.figures:
        return about
    wanted = about.replace(" ", "")
    places: Iterator[str] = iter(dict.fromkeys((*analysis.coverage.states, *analysis.figures)))
    return next((ref for ref in places if anchor_of(ref, analysis.material).semantic.replace(" ", "") == wanted), None)


def _effect(effect: Effect, analysis: Analysis) -> tuple[Line, ...]:
    anchor = anchor_of(effect.ref, analysis.material)
    like = analysis.figures.get(effect.ref)
    lines = [
        Line(
            message(
                "answer.what-if",
                place=anchor.semantic or effect.ref,
                printed=effect.printed.strip() or message("answer.empty"),
                value=effect.value,
                repairs=len(effect.repaired),
                breaks=len(effect.broken),
            ),
            effect.ref,
        )
    ]
    if effect.still_off is not None:
        off = f"{written(effect.still_off, like)}{unit_label(like)}"
        lines.append(Line(message("answer.still-off", count=len(effect.still_broken), off=off), effect.ref))
    if not (effect.repaired or effect.broken or effect.still_broken):
        lines.append(Line(NOTHING, effect.ref))
    for key, verdicts in (("repaired", effect.repaired), ("broken", effect.broken), ("still", effect.still_broken)):
        for verdict in verdicts:
            said = verdict_message(verdict, _changed_figures(effect, analysis))
            lead = leading_operand(verdict.equation)
            lines.append(Line(message(f"answer.{key}", said=said), lead.ref if lead else effect.ref, 1))
    return tuple(lines)


def _changed_figures(effect: Effect, analysis: Analysis) -> Mapping[str, Figure]:
    return analysis.figures.changed({effect.ref: effect.value})


def _equation(verdict: Verdict, analysis: Analysis, number: int) -> Iterator[Line]:
    equation = verdict.equation
    lead = leading_operand(equation)
    said = message(
        "answer.equation",
        number=number,
        rule=equation.rule,
        grade=message(f"answer.grade.{verdict.grade.value}"),
        said=verdict_message(verdict, analysis.figures),
    )
    yield Line(said, lead.ref if lead else "", 1)
    yield from _operands(equation, analysis)


def _operands(equation: Equation, analysis: Analysis) -> Iterator[Line]:
    for operand in equation.operands:
        figure = analysis.figures.get(operand.ref)
        if figure is not None and not figure.is_blank:
            source = _source(operand, analysis)
            yield Line(_operand(figure.text, operand.label, source, operand.ref, analysis), operand.ref, 2)


def _source(operand: Operand, analysis: Analysis) -> Source:
    known = operand.source
    if known.page is not None or known.line is not None or known.sheet is not None:
        return known
    return anchor_of(operand.ref, analysis.material).source


def _operand(text: str, label: str, source: Source, ref: str, analysis: Analysis) -> Message:
    name = label or anchor_of(ref, analysis.material).semantic
    return message("answer.operand", text=text, label=name, place=_place(source), ref=ref)


def _place(source: Source) -> Message | str:
    """`第 7 页`, `第 225 行`, `表2!C7`; "" where nothing is known."""
    if source.page is not None:
        return message("check.place.page", page=source.page)
    if source.line is not None:
        return message("check.place.line", line=source.line)
    return f"{source.sheet}!{source.address or ''}" if source.sheet is not None else source.address or ""


def _suggestion(number: int, culprit: Culprit, analysis: Analysis) -> Line:
    said = message(
        "answer.suggestion",
        number=number,
        place=culprit.label or culprit.ref,
        printed=culprit.printed.strip() or message("answer.empty"),
        suggested=culprit.suggested,
        repairs=culprit.repairs,
        breaks=culprit.breaks,
        cause=message(f"cause.{culprit.cause or 'unknown'}"),
        where=_place(anchor_of(culprit.ref, analysis.material).source),
    )
    return Line(said, culprit.ref, 1)
