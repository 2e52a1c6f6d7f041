"""Answers to the reviewer's questions as short sentences with operands and places, for command line and screen."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.diagnose.questions import Effect
from reviewer.export.place import place_text
from reviewer.export.spoken import verdict_text
from reviewer.model.equation import Verdict
from reviewer.model.finding import Finding
from reviewer.rules.amounts import written
from reviewer.rules.places import anchor_of
from reviewer.session.analysis import Analysis
from reviewer.words import Language, say


def why(finding: Finding, analysis: Analysis, language: Language) -> Iterator[str]:
    """Why this is a finding: its sentence, every proof with its operands, the suggestions."""
    yield f"{finding.code} {finding.title.text(language)}: {finding.message.text(language)}"
    for proof in finding.proofs:
        yield from _proof(proof, analysis, language)
    for item in finding.evidence if not finding.proofs else ():
        yield f"  - {item.label or item.ref}: {item.text} ({place_text(item.source, language)})"
    for number, culprit in enumerate(finding.culprits, 1):
        yield say(
            "answer.suggestion",
            language,
            number=number,
            place=culprit.label,
            printed=culprit.printed,
            suggested=culprit.suggested,
            repairs=culprit.repairs,
            breaks=culprit.breaks,
            cause=say(f"cause.{culprit.cause or 'unknown'}", language),
        )


def why_not(ref: str, analysis: Analysis, language: Language) -> Iterator[str]:
    """What proves a number: its state and every independent equation that holds."""
    anchor = anchor_of(ref, analysis.material)
    state = analysis.coverage.states.get(ref)
    name = say(f"answer.state.{state.value if state else 'unknown'}", language)
    yield say("answer.cell", language, place=anchor.semantic, text=anchor.text, state=name)
    proofs = analysis.coverage.proofs.get(ref, ())
    yield say("answer.proofs", language, count=len(proofs))
    for equation in proofs:
        yield from _proof(analysis.verdict_by_id[equation.id], analysis, language)


def what_if_text(effect: Effect, analysis: Analysis, language: Language) -> Iterator[str]:
    """What a change would do."""
    anchor = anchor_of(effect.ref, analysis.material)
    like = analysis.figures.get(effect.ref)
    yield say(
        "answer.what-if",
        language,
        place=anchor.semantic,
        printed=effect.printed,
        value=effect.value,
        repairs=len(effect.repaired),
        breaks=len(effect.broken),
        still=len(effect.still_broken),
        off=written(effect.still_off, like) if effect.still_off is not None else "0",
    )
    for key, verdicts in (("repaired", effect.repaired), ("broken", effect.broken), ("still", effect.still_broken)):
        for verdict in verdicts:
            yield f"  {say(f'answer.{key}', language)} {verdict_text(verdict, analysis.figures, language)}"


def _proof(verdict: Verdict, analysis: Analysis, language: Language) -> Iterator[str]:
    yield f"  {verdict.grade.value} {verdict.equation.rule} {verdict_text(verdict, analysis.figures, language)}"
    for operand in verdict.equation.operands:
        figure = analysis.figures.get(operand.ref)
        if figure is not None and not figure.is_blank:
            place = place_text(operand.source, language) or place_text(
                anchor_of(operand.ref, analysis.material).source, language
            )
            yield f"      {figure.text}  {operand.label}  ({place})  {operand.ref}"
