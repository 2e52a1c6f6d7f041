"""The catalogue of everything a person reads: one sentence per key and language, from `locale/<language>/*.toml`.

Owns: looking a sentence up, filling its slots, making foreign text harmless to a terminal. Does not own: what is said
(the TOML files do) nor choosing the language (the caller passes it). Used by every layer.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType


class Language(StrEnum):
    """The two languages of the program."""

    CHINESE = "zh"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in both languages, for names that live beside their definition (rules, forms, themes)."""

    zh: str
    en: str

    def text(self, language: Language = Language.CHINESE) -> str:
        """The words in `language`."""
        return self.zh if language is Language.CHINESE else self.en


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence not yet spoken: catalogue key and parameters; a parameter may itself be a `Message` or `Words`.

    `template` is set where the sentence lives beside its definition (a rule's file) instead of in the catalogue.
    """

    key: str
    params: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    template: Words | None = None

    def __reduce__(self) -> tuple[object, ...]:
        return (Message, (self.key, dict(self.params), self.template))

    def __hash__(self) -> int:
        return hash((self.key, tuple(sorted((k, str(v)) for k, v in self.params.items()))))

    def text(self, language: Language = Language.CHINESE) -> str:
        """The sentence in `language`."""
        if self.template is not None:
            return _fill(self.template.text(language), self.params, language)
        return say(self.key, language, **self.params)


def message(key: str, **params: object) -> Message:
    """Shorthand for `Message(key, params)`."""
    return Message(key, MappingProxyType(params))


def say(key: str, language: Language = Language.CHINESE, /, **params: object) -> str:
    """The sentence of `key` with its slots filled; an unknown key is shown as itself (a test fails for it)."""
    template = catalogue(language).get(key)
    if template is None:
        return key
    return _fill(template, params, language)


@cache
def catalogue(language: Language) -> Mapping[str, str]:
    """All sentences of one language, keyed `file.section.name` (nested tables joined with dots)."""
    sentences: dict[str, str] = {}
    folder = resources.files("reviewer") / "locale" / language.value
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".toml"):
            _flatten(entry.name.removesuffix(".toml"), tomllib.loads(entry.read_text("utf-8")), sentences)
    return MappingProxyType(sentences)


def _fill(template: str, params: Mapping[str, object], language: Language) -> str:
    spoken = {
        name: value.text(language) if isinstance(value, Message | Words) else value for name, value in params.items()
    }
    return template.format_map(_Slots(spoken))


def _flatten(prefix: str, table: Mapping[str, object], into: dict[str, str]) -> None:
    for name, value in table.items():
        key = f"{prefix}.{name}"
        if isinstance(value, Mapping):
            _flatten(key, value, into)
        else:
            into[key] = str(value)


class _Slots(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


# Characters that move a cursor, reverse text or hide: shown, never obeyed (UX 6.2).
_C0 = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_HIDDEN = re.compile("[\x80-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")


def visible(text: str) -> str:
    """`text` with control, bidirectional, zero-width and tag characters made visible; tab and newline stay."""
    if text.isascii() and text.isprintable():
        return text
    text = _C0.sub(lambda match: "\u2421" if match[0] == "\x7f" else chr(0x2400 + ord(match[0])), text)
    return _HIDDEN.sub(lambda match: f"⟨{ord(match[0]):04X}⟩", text)
