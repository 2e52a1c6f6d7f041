"""`python -m bench.wording`: slips in headings, names, words and private data, seeded one at a time; found, told, noise.

The arena changes numbers; here what a person gets wrong in the words around them is put into a document: a year or a
number of a heading, the title of a table, the name of the body, personal numbers, leftovers of a template, a table or a
section left out, a note that contradicts its table. A text is changed in its own line and read again; a PDF is changed
in the model. Per kind: *tried*, *seen* (a new error, warning or question points at the place), *told* (under a code that
names the slip), *noise* (new findings that point elsewhere), *hidden* (findings of the unchanged document that vanish).
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from bench.places import real_documents
from bench.samplescore import clean_documents
from reviewer.extract.read import read
from reviewer.forms.profile import DocumentKind
from reviewer.model.document import Block, Cell, Document, Heading, Paragraph, Table, TableKind
from reviewer.model.finding import Finding, Severity
from reviewer.session.analysis import Analysis, analyse

REAL = (
    "000.txt", "001.txt", "000-wordprocessor.pdf", "001-browser.pdf", "planning-final-2024.pdf",
    "wanli-budget-2023.pdf", "wanli-budget-2024.pdf",
)  # fmt: skip
LEAST_SENTENCE = 25


@dataclass(frozen=True)
class Seed:
    """One slip. `block`: where; `old`, `new`: text replaced there (`old` "" appends `new`); `codes`: that name it;
    `drops`: blocks left out."""

    kind: str
    block: str
    old: str
    new: str
    codes: frozenset[str]
    drops: tuple[str, ...] = ()


Maker = Callable[[Analysis, Random], Iterator[Seed]]


def main(arguments: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.wording", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--n", type=int, default=2, help="slips of each kind per document (default 2)")
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--only", default="", help="documents whose name starts so")
    parser.add_argument("--kind", default="", help="slips whose name starts so")
    parser.add_argument("--real", action="store_true", help="the real documents instead (REVIEWER_REAL_DOCS)")
    parser.add_argument("-v", "--verbose", action="store_true", help="every slip that was missed, and all noise")
    options = parser.parse_args(arguments)
    total: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        real = real_documents() if options.real else None
        paths = [real / name for name in REAL] if real else clean_documents(Path(folder))
        for path in paths:
            if path.name.startswith(options.only):
                _document(path, options.n, options.seed, options.kind, total, verbose=options.verbose)
    print(f"{'kind':28}{'tried':>7}{'seen':>7}{'told':>7}{'noise':>7}{'hidden':>8}")
    for kind in sorted({kind for kind, _ in total}):
        print(f"{kind:28}" + "".join(f"{total[kind, what]:>7}" for what in ("tried", "seen", "told", "noise", "hidden")))
    return 0 if total else 1


def _document(path: Path, count: int, seed: int, only: str, total: Counter[tuple[str, str]], *, verbose: bool) -> None:
    document = read(path)
    clean = analyse(document)
    before = {_identity(finding) for finding in clean.findings}
    for maker in MAKERS:
        chance = Random(f"{seed}/{path.name}/{maker.__name__}")
        seeds = [item for item in maker(clean, chance) if item.kind.startswith(only)]
        by_kind: dict[str, list[Seed]] = {}
        for item in seeds:
            by_kind.setdefault(item.kind, []).append(item)
        for kind, items in by_kind.items():
            for item in chance.sample(items, min(count, len(items))):
                changed = _changed(path, document, clean.document, item)
                if changed is None:
                    continue
                new = [finding for finding in changed.findings if _identity(finding) not in before]
                grave = [finding for finding in new if finding.severity is not Severity.ADVICE]
                at = [finding for finding in grave if _is_at(finding, item, changed)]
                told = [finding for finding in grave if finding.code in item.codes]
                noise = [finding for finding in grave if finding not in at and finding not in told]
                after = {_identity(finding) for finding in changed.findings}
                hidden = [
                    finding
                    for finding in clean.findings
                    if _identity(finding) not in after and finding.severity in {Severity.ERROR, Severity.WARNING}
                    and finding.code not in {other.code for other in grave}
                ]
                seen = bool(at or told)
                for what, number in (
                    ("tried", 1), ("seen", seen), ("told", bool(told)), ("noise", len(noise)), ("hidden", len(hidden)),
                ):  # fmt: skip
                    total[kind, what] += number
                if verbose and (not told or noise or hidden):
                    print(f"{path.name} {kind} {'told' if told else 'seen' if seen else 'MISSED'}: "
                          f"{item.block} {item.old[:40]!r} -> {item.new[:40]!r}")  # fmt: skip
                    for name, found in (("at", at if not told else []), ("noise", noise), ("hidden", hidden)):
                        for finding in found[:4]:
                            print(f"      {name} {finding.severity} {finding.code} {finding.message.text()[:150]}")


def _identity(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.message.text(), finding.severity.value


def _is_at(finding: Finding, seed: Seed, changed: Analysis) -> bool:
    refs = {finding.anchor.ref, *(place.ref for place in finding.places), *(item.ref for item in finding.evidence)}
    blocks = {ref.partition("/")[0] for ref in refs}
    if seed.block in blocks:
        return True
    return bool(seed.new) and seed.new.strip("。") in finding.anchor.text


def _changed(path: Path, document: Document, chosen: Document, seed: Seed) -> Analysis | None:
    """The analysis of the document with the slip in it; None where it cannot be put there."""
    if path.suffix == ".txt":
        text = _text_with(path.read_text("utf-8"), chosen, seed)
        if text is None:
            return None
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / path.name
            target.write_text(text, "utf-8")
            return analyse(read(target))
    blocks = tuple(_with(block, seed) for block in document.blocks if block.id not in seed.drops)
    cover = tuple(_with(block, seed) for block in document.cover)
    return analyse(replace(document, blocks=blocks, cover=cover))  # type: ignore[arg-type]  # a cover has no tables


def _text_with(text: str, document: Document, seed: Seed) -> str | None:
    lines = text.split("\n")
    for identity in seed.drops:
        block = document.block(identity)
        sources = [block.title_source, *(cell.source for row in (*block.header, *block.rows) for cell in row),
                   *(note.source for note in block.notes)] if isinstance(block, Table) else [
            block.source, *(source for _, source in block.marks)] if isinstance(block, Paragraph) else [block.source]  # fmt: skip
        for source in sources:
            if source.line is not None:
                lines[source.line - 1] = ""
    if seed.drops:
        return "\n".join(lines)
    block = document.block(seed.block)
    wanted = [block.title_source, block.organisation_source] if isinstance(block, Table) else [
        block.source, *(source for _, source in block.marks)] if isinstance(block, Paragraph) else [block.source]  # fmt: skip
    if isinstance(block, Table):
        wanted += [cell.source for row in block.rows for cell in row]
    for source in wanted:
        number = source.line
        if number is None:
            continue
        if not seed.old:
            lines[number - 1] += seed.new
            return "\n".join(lines)
        if seed.old in lines[number - 1]:
            lines[number - 1] = lines[number - 1].replace(seed.old, seed.new, 1)
            return "\n".join(lines)
    return None


def _with(block: Block, seed: Seed) -> Block:
    if block.id != seed.block:
        return block
    if not isinstance(block, Table):
        text = block.text.replace(seed.old, seed.new, 1) if seed.old else block.text + seed.new
        return replace(block, text=text)
    if seed.old and seed.old in block.title:
        return replace(block, title=block.title.replace(seed.old, seed.new, 1))
    if seed.old and seed.old in block.organisation:
        return replace(block, organisation=block.organisation.replace(seed.old, seed.new, 1))
    if seed.old and seed.old in block.label:
        return replace(block, label=block.label.replace(seed.old, seed.new, 1))
    done = False

    def slipped(cell: Cell) -> Cell:
        nonlocal done
        if done or not seed.old or seed.old not in cell.text:
            return cell
        done = True
        return replace(cell, text=cell.text.replace(seed.old, seed.new, 1), readings=())

    return replace(block, rows=tuple(tuple(slipped(cell) for cell in row) for row in block.rows))


# what can go wrong


def headings(analysis: Analysis, chance: Random) -> Iterator[Seed]:
    """Year, number and words of headings and titles."""
    year = analysis.material.profile.year or 0
    for section in analysis.material.sections:
        heading = section.heading
        if str(year) in heading.text:
            yield Seed("heading year", heading.id, str(year), str(year - chance.choice((1, 1, 2, 10))), frozenset({"S03"}))
        ordinal = re.match(r"([一二三四五六七八九])、", heading.text)
        if ordinal and section.topic not in {"duties", "glossary", ""}:
            other = chance.choice([each for each in "一二三四五六七八九" if each != ordinal[1]])
            yield Seed("heading number", heading.id, ordinal[0], f"{other}、", frozenset({"D04"}))
    for table in _grids(analysis):
        if not table.title or not analysis.material.bound[table.id].form:
            continue
        if str(year) in table.title:
            yield Seed("title year", table.id, str(year), str(year - 1), frozenset({"S03"}))
        for old, new in (("收入", "支出"), ("支出", "收入"), ("政府性基金", "国有资本经营"), ("一般公共预算", "政府性基金预算")):
            if old in table.title and "收支" not in table.title and "收入支出" not in table.title:
                yield Seed("title words", table.id, old, new, frozenset({"D01", "S13", "S14", "T20"}))
                break


def names(analysis: Analysis, chance: Random) -> Iterator[Seed]:
    """The body's name, and names of subjects."""
    name = analysis.material.profile.organisation
    wrong = [name[:cut] + name[cut + 1 :] for cut in (2, 4) if len(name) > 6]
    wrong += [name.replace(a, b) for a, b in (("局", "厅"), ("市", "县"), ("和", "与"), ("第二", "第一"), ("区", "县")) if a in name]
    for paragraph in _prose(analysis):
        if name and name in paragraph.text and wrong:
            yield Seed("body in the prose", paragraph.id, name, chance.choice(wrong), frozenset({"S05"}))
    for table in _grids(analysis):
        if name and table.organisation == name and wrong:
            yield Seed("body of a table", table.id, name, chance.choice(wrong), frozenset({"S05"}))
    for bound in analysis.material.bound.values():
        for row in bound.rows:
            code, label = row.dimensions.function, row.label
            if len(code) in {5, 7} and len(label) > 5 and bound.form:
                cut = chance.randrange(1, len(label) - 1)
                yield Seed("subject in a table", bound.table.id, label, label[:cut] + label[cut + 1 :], frozenset({"T24", "N13"}))
    for statement in analysis.material.ledger.statements:
        found = statement.table_label
        block = statement.ref.partition("/")[0]
        if found and len(found) > 4 and statement.facts and isinstance(analysis.document.block(block), Paragraph):
            paragraph = analysis.document.block(block)
            if isinstance(paragraph, Paragraph) and paragraph.text.count(found) == 1 and found.endswith("支出"):
                yield Seed("subject in the prose", block, found, found[:2] + found[3:], frozenset({"N13"}))


def privacy(analysis: Analysis, chance: Random) -> Iterator[Seed]:
    """Personal numbers and persons, behind a sentence of the prose or in a field of a form."""
    kinds = (
        ("identity number", "联系人身份证号110105194912310038。", {"V02"}),
        ("identity number", "（身份证号码：11010519491231002X）", {"V02"}),
        ("phone number", "联系电话：13800138000。", {"V02", "V07"}),
        ("phone number", "经办人手机号为139 1234 5678。", {"V02", "V07"}),
        ("bank card", "开户行账号6222021234567890128。", {"V02"}),
        ("person and illness", "其中用于职工王建国因病住院治疗补助。", {"V01"}),
        ("person and benefit", "发放给困难群众李秀英生活补助5000元。", {"V01"}),
        ("address", "家庭住址：示例县城关镇东大街12号3单元502室，户主张秀兰。", {"V03", "V01"}),
    )
    for kind, text, codes in kinds:
        for paragraph in _prose(analysis):
            yield Seed(kind, paragraph.id, "", text, frozenset(codes))
        for form in analysis.material.performance:
            found = form.fields.get("overview")
            if found is not None and len(found.text) > 10 and "/r" in found.ref:
                yield Seed(f"{kind} in a form", found.ref.partition("/")[0], found.text[:8], text + found.text[:8], frozenset(codes))


def leftovers(analysis: Analysis, chance: Random) -> Iterator[Seed]:
    """What a template or an editor leaves behind."""
    del chance
    kinds = (
        ("placeholder", "其中涉及XX项目。", {"S08"}),
        ("placeholder", "具体由××单位负责。", {"S08"}),
        ("placeholder", "金额为  万元。", {"S08", "N19"}),
        ("placeholder", "（待补充）", {"S08"}),
        ("placeholder", "数据待定。", {"S08"}),
        ("placeholder", "[单位名称]", {"S08"}),
        ("template hint", "（注：此处填写主要原因）", {"S08"}),
        ("template hint", "（请根据实际情况填写）", {"S08"}),
        ("template hint", "（如无此项，请删除本段）", {"S08"}),
        ("comment", "【批注：此数与表四不符，请核实】", {"S08", "S09"}),
        ("comment", "（张科长：这里要改）", {"S08", "S09"}),
        ("field error", "错误！未找到引用源。", {"S08"}),
        ("internal mark", "（内部资料，注意保密）", {"S09", "V06"}),
        ("internal mark", "（征求意见稿）", {"S09"}),
        ("alternative left", "较上年增加（减少）。", {"N18"}),
    )
    for kind, text, codes in kinds:
        for paragraph in _prose(analysis):
            yield Seed(f"{kind} {text[:6]}", paragraph.id, "", text, frozenset(codes))


def missing(analysis: Analysis, chance: Random) -> Iterator[Seed]:
    """A table, a section or the text of a section left out; a paragraph twice; a note against its table."""
    del chance
    paragraphs = _prose(analysis)
    for table in _grids(analysis):
        if analysis.material.bound[table.id].form and table.title:
            yield Seed("table left out", table.id, "", "", frozenset({"S13", "D01"}), (table.id,))
            if not table.notes and any(cell.text[:1].isdigit() and "." in cell.text for _, _, cell in table.body()):
                pass
    for section in analysis.material.sections:
        blocks = [block.id for block in section.blocks]
        prose = all(isinstance(block, Paragraph) for block in section.blocks)
        if section.topic in EXPLAINED and prose and blocks:
            yield Seed("section emptied", section.heading.id, "", "", frozenset({"D05", "C06", "C08", "C09", "C10", "C11", "C13", "C04", "N14"}), tuple(blocks))
            yield Seed("section left out", section.heading.id, "", "", frozenset({"D01", "D04", "C04", "C05", "C06", "C08", "C09", "C10", "C11", "C13"}), (section.heading.id, *blocks))
    for one in paragraphs:
        if len(one.text) > 60:
            yield Seed("paragraph twice", one.id, "", one.text, frozenset({"S10", "N04"}))


EXPLAINED = frozenset(
    {"overall", "revenue", "expenditure", "appropriation", "general_budget", "basic", "three_public", "operating_cost",
     "procurement", "assets", "government_funds", "state_capital", "performance"}
)  # fmt: skip


def sentences(analysis: Analysis, chance: Random) -> Iterator[Seed]:
    """The base year, the reason."""
    del chance
    year = analysis.material.profile.year or 0
    for paragraph in _prose(analysis):
        if re.search(rf"(?:比|较|与){year - 1}年", paragraph.text):
            yield Seed("base year", paragraph.id, f"{year - 1}年", f"{year - 3}年", frozenset({"N09", "S03"}))
        found = re.search(r"[，。]主要原因[^。；]{4,60}(?=[。；])", paragraph.text)
        if found and "万元" in paragraph.text[: found.start()]:
            yield Seed("reason left out", paragraph.id, found.group(), "", frozenset({"N11"}))


MAKERS: tuple[Maker, ...] = (headings, names, privacy, leftovers, missing, sentences)


def _grids(analysis: Analysis) -> list[Table]:
    return [table for table in analysis.document.tables if table.kind is TableKind.GRID and table.id in analysis.material.bound]


def _prose(analysis: Analysis) -> list[Paragraph]:
    """Paragraphs of the body's own narrative."""
    inside = {
        block.id
        for section in analysis.material.sections
        if section.topic in EXPLAINED | {"general_budget_scale", "general_budget_structure", "other_matters"}
        for block in section.blocks
    }
    return [
        block
        for block in analysis.document.blocks
        if isinstance(block, Paragraph) and block.id in inside and len(block.text) >= LEAST_SENTENCE
    ]


if __name__ == "__main__":
    sys.exit(main())
