"""Finds the place an anchor means in another reading, or another edition, of the document.

Exact words first, then what is left when numbers behind repeats, item codes, sections and small rewordings are allowed
for; the printed text settles between several, and what stays ambiguous is not found. Used by `rebase` only.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from reviewer.model.document import Table
from reviewer.overlay.document_anchors import NUMBER, PARAGRAPH, SEPARATOR, DocumentAnchors, Sentence, normal
from reviewer.overlay.refs import same_text, text_at, witness_of

LIKENESS = 0.8
"""Least ratio of `difflib` for two labels to be the same one reworded; below, short labels of other items match."""
_REPEAT = re.compile(r"\s*#(\d+)$")
_CODE = re.compile(r"^\d{3,}")
_ORDINAL = re.compile(rf"^{NUMBER}(\d+)$")
_QUOTED = re.compile(r"^“(.*?)…?”$")


class Matcher:
    """Finds places in one document. Every answer is one place or none."""

    def __init__(self, anchors: DocumentAnchors) -> None:
        self._anchors = anchors

    def find(self, anchor: str, text: str | None = None) -> str | None:
        """The reference of the place an anchor means; `text`: what stood there, None where that is not known."""
        exact = self._anchors.ref(anchor)
        if exact is not None and (text is None or self._says(exact, text)):
            return exact
        parts = anchor.split(SEPARATOR)
        ordinal, quote = _ORDINAL.match(parts[-1]), _QUOTED.match(_REPEAT.sub("", parts[-1]))
        repeat = next((int(number[1]) for part in reversed(parts) if (number := _REPEAT.search(part))), 1)
        found: str | None
        if ordinal is not None and len(parts) > 1:
            found = self._number(parts[-2], int(ordinal[1]), text, repeat)
        elif quote is not None and len(parts) > 1:
            found = self._cell(parts, text, repeat) or self._quote(parts[-2], quote[1])
        elif parts[-1].startswith(PARAGRAPH):
            found = self._paragraph(parts[-1].removeprefix(PARAGRAPH))
        else:
            found = self._cell(parts, text, repeat) or self._sentence(parts[-1])
        if exact is not None and (found is None or text is None or not self._says(found, text)):
            return exact
        return found

    def _says(self, ref: str, text: str) -> bool:
        now = text_at(self._anchors.document, ref)
        return now is not None and same_text(text, witness_of(now))

    def _one(self, refs: Iterable[str], text: str | None, repeat: int) -> str | None:
        """The only place, or the only one that says `text`; of several that say it the one with the same number."""
        listed = list(dict.fromkeys(refs))
        if len(listed) == 1:
            return listed[0]
        saying = [ref for ref in listed if text is not None and self._says(ref, text)]
        if len(saying) > 1 and repeat <= len(listed) and listed[repeat - 1] in saying:
            return listed[repeat - 1]
        return saying[0] if len(saying) == 1 else None

    # -- tables ------------------------------------------------------------------------------------------------------

    @cached_property
    def _cells(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Loose parts of every anchor that is no prose, with its reference."""
        found = []
        for anchor, ref in self._anchors.entries():
            if ref.startswith("b"):
                continue
            found.append((tuple(_loose(part) for part in anchor.split(SEPARATOR)), ref))
        return tuple(found)

    def _cell(self, parts: Sequence[str], text: str | None, repeat: int) -> str | None:
        wanted = tuple(_loose(part) for part in parts)
        same_length = [(loose, ref) for loose, ref in self._cells if len(loose) == len(wanted)]
        steps: tuple[Callable[[tuple[str, ...]], bool], ...] = (
            lambda loose: loose == wanted,
            lambda loose: loose[0] == wanted[0] and _same_row(loose, wanted) and loose[2:] == wanted[2:],
            lambda loose: loose[0] == wanted[0] and all(map(_like, loose[1:], wanted[1:])),
            lambda loose: len(loose) > 1 and _same_row(loose, wanted) and loose[2:] == wanted[2:],
            lambda loose: all(map(_like, loose, wanted)),
        )
        for step in steps:
            candidates = [ref for loose, ref in same_length if step(loose)]
            found = self._one(candidates, text, repeat)
            if found is not None:
                return found
        in_row = [ref for loose, ref in same_length if text is not None and _same_row(loose, wanted)]
        saying = [ref for ref in in_row if self._says(ref, text or "")]
        return saying[0] if len(saying) == 1 else None

    # -- prose -------------------------------------------------------------------------------------------------------

    def _like_sentences(self, words: str) -> list[Sentence]:
        """Sentences with the same words, else those that begin alike, else those worded much alike."""
        wanted = _REPEAT.sub("", words)
        sentences = self._anchors.sentences
        same = [sentence for sentence in sentences if sentence.words == wanted]
        if same or len(wanted) < 4:
            return same
        begun = [s for s in sentences if len(s.words) >= 4 and _is_part(s.words, wanted)]
        if begun:
            return begun
        return [sentence for sentence in sentences if _like(sentence.words, wanted)]

    def _number(self, words: str, ordinal: int, text: str | None, repeat: int) -> str | None:
        sentences = self._like_sentences(words)
        at_ordinal = [s.numbers[ordinal - 1][0] for s in sentences if len(s.numbers) >= ordinal]
        found = self._one(at_ordinal, text, repeat)
        if found is not None and (text is None or self._says(found, text)):
            return found
        saying = [ref for s in sentences for ref, printed in s.numbers if text is not None and same_text(text, printed)]
        return saying[0] if len(saying) == 1 else found

    def _sentence(self, words: str) -> str | None:
        sentences = self._like_sentences(words)
        return sentences[0].ref if len(sentences) == 1 else None

    def _paragraph(self, words: str) -> str | None:
        wanted = _REPEAT.sub("", words)
        found = [
            sentence.block
            for sentence in self._anchors.sentences
            if sentence.words and wanted.startswith(sentence.words)
        ]
        return found[0] if len(set(found)) == 1 else None

    def _quote(self, words: str, quote: str) -> str | None:
        sentences = self._like_sentences(words)
        blocks = dict.fromkeys(sentence.block for sentence in sentences)
        return self._spans(blocks, quote) or self._spans((block.id for block in self._anchors.document.blocks), quote)

    def _spans(self, blocks: Iterable[str], quote: str) -> str | None:
        """The only span of some blocks that says `quote`, spaces aside."""
        pattern = re.compile(r"\s*".join(re.escape(character) for character in quote if not character.isspace()))
        spans: list[str] = []
        for identity in blocks:
            block = self._anchors.document.block(identity)
            if quote and not isinstance(block, Table):
                spans.extend(f"{identity}/{m.start()}-{m.end()}" for m in pattern.finditer(block.text))
        return spans[0] if len(spans) == 1 else None


def _is_part(words: str, wanted: str) -> bool:
    """Whether one is the beginning of the other, or the sentence the end of the wanted one (a paragraph cut apart)."""
    return words.startswith(wanted) or wanted.startswith(words) or wanted.endswith(words)


def _loose(part: str) -> str:
    return normal(_REPEAT.sub("", part))


def _same_row(loose: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """The same row label, or the same item code in front of it."""
    if len(loose) < 2:
        return False
    if loose[1] == wanted[1]:
        return True
    one, other = _CODE.match(loose[1]), _CODE.match(wanted[1])
    return one is not None and other is not None and one[0] == other[0]


def _like(one: str, other: str) -> bool:
    """The same label, or one worded much alike; digits must agree, for they tell items and years apart."""
    if one == other:
        return True
    if len(one) < 4 or len(other) < 4 or _digits(one) != _digits(other):
        return False
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= LIKENESS


def _digits(text: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFKC", text) if character.isdigit())
