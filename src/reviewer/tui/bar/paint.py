"""The decision bar as lines: verdicts, what is being typed with its effect, or what was last said. Pure painters."""

from __future__ import annotations

from reviewer.model.finding import Category
from reviewer.overlay.entries import Fault, Judgement
from reviewer.session.reasons import REASONS
from reviewer.tui.actions import Action
from reviewer.tui.bar.deciding import effect_text
from reviewer.tui.bar.mode import CHOOSES_TARGET, SEVERITIES, BarState, Mode
from reviewer.tui.fit import cells
from reviewer.tui.ink import Ink, Line, Span, fitted, spread, width_of
from reviewer.tui.keymap import Keymap
from reviewer.tui.look import Look
from reviewer.tui.registry import BY_ID
from reviewer.tui.state.desk import Desk

VERDICTS = (
    "decide.confirm",
    "decide.correct",
    "decide.repair",
    "decide.dismiss",
    "decide.defer",
    "note.add",
    "note.recheck",
)
AFTER = ("history.undo", "history.redo", "decide.repeat", "decide.batch", "finding.raise")


def key_label(action: Action, keymap: Keymap, look: Look, *, bracketed: bool) -> list[Span]:
    """`[a]披露有误` or `a 披露有误`, pressable."""
    key = key_name(keymap.first(action.id))
    target = f"action:{action.id}"
    lead = f"[{key}]" if bracketed else f"{key} "
    return [Span(lead, Ink.KEY, target), Span(look.words(action.short), Ink.TEXT, target)]


def key_name(key: str) -> str:
    """A key as people write it."""
    names = {
        "space": "space",
        "escape": "esc",
        "pagedown": "pgdn",
        "pageup": "pgup",
        "alt+left": "alt+<-",
        "alt+right": "alt+->",
    }
    return names.get(key, key.upper() if key.startswith("f") and key[1:].isdigit() else key)


def verdict_line(desk: Desk, keymap: Keymap, width: int) -> Line:
    """The verdicts, then what takes them back; as many as fit."""
    actions, look = BY_ID, desk.look
    item = desk.current
    left: list[Span] = []
    for action_id in VERDICTS:
        if action_id == "decide.confirm" and item is not None and item.finding.category is Category.EXTRACTION:
            continue
        label = key_label(actions[action_id], keymap, look, bracketed=True)
        if sum(cells(span.text) for span in (*left, *label)) + 1 > width:
            break
        left += [*label, Span("  " if width >= 100 else " ")]
    right: list[Span] = []
    room = width - sum(cells(span.text) for span in left) - 1
    for action_id in AFTER:
        label = [*key_label(actions[action_id], keymap, look, bracketed=False), Span(" ")]
        if sum(cells(span.text) for span in (*right, *label)) > room:
            break
        right += label
    return spread(left, right, width)


def prompt(desk: Desk, bar: BarState) -> Line:
    """What stands before the line being typed."""
    look = desk.look
    if bar.mode is Mode.NOTE:
        return (
            Span(
                look.say("bar.prompt.note", target=target_name(desk, bar.ref)) + "> ", Ink.KEY, "action:editor.switch"
            ),
        )
    if bar.mode in {Mode.RAISE, Mode.EXPECTED}:
        severity = look.say(f"severity.{SEVERITIES[bar.severity].value}")
        words = look.say(f"bar.prompt.{bar.mode.value}", severity=severity, target=target_name(desk, bar.ref))
        return (Span(words + "> ", Ink.KEY, "action:editor.switch"),)
    return (Span(look.say(f"bar.prompt.{bar.mode.value}") + "> ", Ink.KEY),)


def target_name(desk: Desk, ref: str) -> str:
    """What a note is about, in words."""
    if ref == "document":
        return desk.look.say("target.document")
    if ref.startswith("p") and ref[1:].isdigit():
        return desk.look.say("target.page", page=ref[1:])
    return desk.naming.long(ref, desk.look) if "/" in ref else desk.naming.block(ref, desk.look)


def effect_line(desk: Desk, bar: BarState, width: int) -> Line:
    """What stands behind the line being typed."""
    look = desk.look
    if bar.mode is Mode.CORRECT:
        refused = bar.effect is not None and bar.effect.refusal is not None
        holds = bar.effect is not None and bar.effect.still_off is None and not bar.effect.breaks
        effect = effect_text(desk, bar.effect) if bar.effect is not None else ""
        faults = [(Fault.DISCLOSURE, look.say("fault.disclosure")), (Fault.EXTRACTION, look.say("fault.extraction"))]
        tail = [Span(look.say("bar.fault"), Ink.MUTED)]
        for fault, words in faults:
            chosen = fault is bar.fault
            tail.append(
                Span(
                    f"[{words}]" if chosen else f" {words} ",
                    Ink.STRONG if chosen else Ink.MUTED,
                    "action:editor.switch",
                )
            )
        tail.append(Span(" " + look.say("bar.keys.correct"), Ink.MUTED))
        return spread((Span(effect, Ink.BAD if refused else Ink.GOOD if holds else Ink.WARNING),), tail, width)
    if bar.mode is Mode.SEARCH:
        words = look.say("search.count", count=len(desk.search.refs)) if bar.text else ""
        return spread((Span(words, Ink.MUTED),), (Span(look.say("bar.keys.search"), Ink.MUTED),), width)
    if bar.mode is Mode.TRY:
        effect = effect_text(desk, bar.effect) if bar.effect is not None else ""
        return spread((Span(effect, Ink.WARNING),), (Span(look.say("bar.keys.try"), Ink.MUTED),), width)
    if bar.mode in CHOOSES_TARGET:
        return spread((), (Span(look.say(f"bar.keys.{bar.mode.value}"), Ink.MUTED),), width)
    key = "bar.keys.switch" if bar.mode is Mode.EXPECTED else "bar.keys.plain"
    return spread((), (Span(look.say(key), Ink.MUTED),), width)


def choice_lines(desk: Desk, bar: BarState, width: int) -> list[Line]:
    """The choices in one line, or in two where they do not fit."""
    spans = choices(desk, bar)
    if width_of(spans) <= width:
        return [tuple(spans)]
    first: list[Span] = []
    while spans and width_of((*first, spans[0], *spans[1:2])) <= width:
        first.append(spans.pop(0))
    return [tuple(first), fitted(spans, width)]


def choices(desk: Desk, bar: BarState) -> list[Span]:
    """Reasons, or verdicts of a batch, or what is to stand."""
    look = desk.look
    if bar.mode is Mode.OUTSIDE:
        spans = [Span(look.say("outside.prompt") + "  ", Ink.WARNING)]
        for key in ("r", "k", "m"):
            spans += [
                Span(key, Ink.KEY, f"choose:{key}"),
                Span(f" {look.say(f'outside.{key}')}  ", Ink.TEXT, f"choose:{key}"),
            ]
        return [*spans, Span(look.say("outside.later"), Ink.MUTED, "action:editor.cancel")]
    if bar.mode is Mode.REASON or (bar.verdict is Judgement.DISMISSED and bar.mode is Mode.BATCH):
        lead = look.say("bar.prompt.reason")
        spans = [Span(lead + " ", Ink.KEY)]
        for reason in REASONS:
            chosen = reason.code == bar.reason.split(":")[0]
            ink, target = Ink.STRONG if chosen else Ink.TEXT, f"choose:{reason.key}"
            spans += [Span(reason.key, Ink.KEY, target), Span(look.words(reason.words) + " ", ink, target)]
        if bar.mode is Mode.BATCH and bar.reason:
            spans.append(Span(look.say("batch.enter"), Ink.GOOD, "action:editor.commit"))
        elif bar.reason and bar.mode is Mode.REASON:
            spans.append(Span(look.say("bar.reason-last"), Ink.MUTED, "choose:x"))
        return spans
    count = len(bar.preview.taken) if bar.preview else 0
    spans = [Span(look.say("batch.prompt", count=count) + " ", Ink.KEY)]
    for key, verdict in (("a", Judgement.CONFIRMED), ("x", Judgement.DISMISSED), ("s", Judgement.DEFERRED)):
        chosen = bar.verdict is verdict
        spans.append(
            Span(
                f"[{key}]" + look.say(f"verdict.{verdict.value}") + " ",
                Ink.STRONG if chosen else Ink.TEXT,
                f"choose:{key}",
            )
        )
    if bar.verdict is not None:
        spans.append(Span(look.say("batch.enter"), Ink.GOOD, "action:editor.commit"))
    return [*spans, Span("  " + look.say("bar.keys.esc"), Ink.MUTED)]


def idle_line(desk: Desk, half_typed: str, width: int) -> Line:
    """What was last said; on the right what has been half typed."""
    return spread((Span(desk.notice, Ink.STRONG),), (Span(half_typed, Ink.KEY),), width)


def batch_lines(desk: Desk, bar: BarState, width: int, height: int) -> list[Line]:
    """The preview of a batch in the place of the evidence."""
    look, preview = desk.look, bar.preview
    if preview is None:
        return []
    lines: list[Line] = [
        (
            Span(
                look.say(
                    "batch.heading", taken=len(preview.taken), decided=len(preview.decided), stale=len(preview.stale)
                ),
                Ink.HEADER,
            ),
        )
    ]
    for code, count, examples in preview.per_rule:
        shown = []
        for key in examples:
            item = desk.model.finding(key)
            if item is not None:
                shown.append(desk.place_name_of(item) + " " + look.clean(item.finding.anchor.row))
        lines.append((Span(f"  {code} {count}  ", Ink.STRONG), Span("; ".join(shown), Ink.TEXT)))
    for table, count, _examples in preview.per_table:
        lines.append((Span(f"  {look.clean(table)} {count}", Ink.MUTED),))
    return [fitted(line, width) for line in lines[:height]]
