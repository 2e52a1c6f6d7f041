"""The catalogue of forms: TOML files, the shipped ones and those a user adds (a province is data, not code).

Owns: reading and checking form definitions. Does not own: recognising a table (`forms.recognise`). Called once per run
by `session.analysis` and `cli forms`.

Layout of a folder: `<family>/<form>.toml` one form, `vocabulary.toml` shared words and rows, `relations*.toml`
relations between forms. A form with `like = "family/id"` takes every key it does not set itself from that form.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from reviewer.errors import SettingsError
from reviewer.forms.form import (
    Changes,
    ColumnKind,
    ColumnPattern,
    Form,
    Relation,
    RowKind,
    RowPattern,
    Selector,
    Variant,
)
from reviewer.forms.normal import plain
from reviewer.forms.profile import DocumentKind
from reviewer.model.fact import Dimensions
from reviewer.words import Words

Content = Mapping[str, Any]
_DIMENSIONS = frozenset(field.name for field in fields(Dimensions))
_FORM_KEYS = frozenset(
    {
        "id",
        "like",
        "kind",
        "names",
        "titles",
        "not_titles",
        "column",
        "row",
        "rows",
        "row_kind",
        "sides",
        "dimensions",
        "relation",
        "is_unlabelled",
        "may_be_empty",
        "needs_title",
    }
)


@dataclass(frozen=True)
class Catalogue:
    """All known forms, several per id where families print one form differently, and the relations between forms."""

    forms: tuple[Form, ...]
    relations: tuple[Relation, ...]

    def variants(self, identity: str) -> tuple[Form, ...]:
        """All definitions of one form id."""
        return tuple(form for form in self.forms if form.id == identity)

    def form(self, identity: str, family: str = "") -> Form:
        """The definition of a form in a family (any family where ""); raises `KeyError`."""
        for form in self.forms:
            if form.id == identity and family in ("", form.family):
                return form
        raise KeyError(identity)


def load(extra: tuple[Path, ...] = ()) -> Catalogue:
    """The shipped catalogue with the folders of the user laid over it: same family and id replaces.

    Raises `SettingsError` naming the file and the key that is wrong.
    """
    return _loaded(extra) if extra else _shipped()


@cache
def _shipped() -> Catalogue:
    """The catalogue without folders of the user: the same for every document of a process."""
    return _loaded(())


def _loaded(extra: tuple[Path, ...]) -> Catalogue:
    reader = _Reader()
    reader.read(resources.files("reviewer.forms") / "catalogue")
    for folder in extra:
        if not folder.is_dir():
            raise SettingsError("forms.fault.folder", path=str(folder))
        reader.read(folder)
    return reader.catalogue()


class _Reader:
    """Collects files first, so that `like` and shared words may refer to any of them."""

    def __init__(self) -> None:
        self._words: dict[str, list[str]] = {}
        self._rows: dict[str, list[Content]] = {}
        self._forms: dict[tuple[str, str], tuple[Content, str]] = {}
        self._relations: list[tuple[Content, str]] = []

    def read(self, folder: Traversable) -> None:
        for entry in sorted(folder.iterdir(), key=lambda item: item.name):
            if entry.is_dir():
                for file in sorted(entry.iterdir(), key=lambda item: item.name):
                    if file.name.endswith(".toml"):
                        self._take(file, entry.name)
            elif entry.name.endswith(".toml"):
                self._take(entry, "")

    def _take(self, file: Traversable, family: str) -> None:
        name = f"{family}/{file.name}" if family else file.name
        try:
            content = tomllib.loads(file.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            raise SettingsError("forms.fault.file", path=name, fault=str(fault)) from fault
        self._words.update(content.get("words", {}))
        if isinstance(content.get("rows"), dict):
            self._rows.update(content["rows"])
        if "id" in content or "like" in content:
            identity = content.get("id", file.name.removesuffix(".toml"))
            self._forms[family, identity] = (content, name)
        elif "relation" in content:
            self._relations.extend((item, name) for item in content["relation"])

    def catalogue(self) -> Catalogue:
        forms = tuple(self._form(family, identity) for family, identity in self._forms)
        names = {form.id: form.names for form in reversed(forms)}
        relations = tuple(_named(self._relation(item, name, ""), names) for item, name in self._relations)
        return Catalogue(forms, relations)

    def _content(self, family: str, identity: str) -> tuple[Content, str]:
        content, name = self._forms[family, identity]
        like = content.get("like")
        if like is None:
            return content, name
        parent_family, _, parent = str(like).partition("/")
        if (parent_family, parent) not in self._forms or (parent_family, parent) == (family, identity):
            raise _wrong(name, "like", str(like))
        inherited, _ = self._content(parent_family, parent)
        return {**inherited, **content, "id": content.get("id", inherited["id"])}, name

    def _form(self, family: str, identity: str) -> Form:
        content, name = self._content(family, identity)
        for key in content:
            if key not in _FORM_KEYS:
                raise _wrong(name, key, "?")
        try:
            rows = [RowPattern(**_row(item, self, name)) for item in content.get("row", ())]
            for group in content.get("rows", ()):
                side = _side_of(group, content)
                rows += [replace(RowPattern(**_row(item, self, name)), side=side) for item in self._rows[group]]
            return Form(
                id=str(content["id"]),
                family=family,
                kind=DocumentKind(content["kind"]),
                names=Words(**content["names"]),
                titles=tuple(_plain_gaps(title) for title in content["titles"]),
                not_titles=tuple(plain(title) for title in content.get("not_titles", ())),
                columns=tuple(self._column(item, name) for item in content["column"]),
                rows=tuple(rows),
                row_kind=RowKind(content["row_kind"]) if "row_kind" in content else None,
                sides=tuple(content.get("sides", ())),
                dimensions=_changes(content.get("dimensions", {}), name),
                relations=tuple(self._relation(item, name, str(content["id"])) for item in content.get("relation", ())),
                is_unlabelled=bool(content.get("is_unlabelled", False)),
                may_be_empty=bool(content.get("may_be_empty", False)),
                needs_title=bool(content.get("needs_title", False)),
                source=name,
            )
        except (KeyError, TypeError, ValueError) as fault:
            raise _wrong(name, type(fault).__name__, str(fault)) from fault

    def _column(self, item: Content, name: str) -> ColumnPattern:
        return ColumnPattern(
            role=str(item["role"]),
            headers=self.words(item["headers"]),
            kind=ColumnKind(item.get("kind", "amount")),
            side=str(item.get("side", "")),
            is_required=bool(item.get("is_required", True)),
            dimensions=_changes(item.get("dimensions", {}), name),
        )

    def _relation(self, item: Content, name: str, form: str) -> Relation:
        try:
            variants = tuple(
                Variant(
                    tuple(_selector(part) for part in variant["parts"]),
                    tuple(variant.get("when", ())),
                    str(variant.get("name", "")),
                )
                for variant in item.get("variant", ())
            )
            if "parts" in item:
                variants = (Variant(tuple(_selector(part) for part in item["parts"])), *variants)
            return Relation(
                rule=str(item["rule"]),
                kind=str(item["kind"]),
                total=_selector(item["total"]) if "total" in item else None,
                variants=variants,
                each=str(item.get("each", "")),
                when=tuple(item.get("when", ())),
                column=str(item.get("column", "")),
                addends=tuple(item.get("addends", ())),
                ways=tuple(tuple(way) for way in item.get("ways", ())),
                side=str(item.get("side", "")),
                form=form,
            )
        except (KeyError, TypeError, ValueError) as fault:
            raise _wrong(name, "relation", str(fault)) from fault

    def words(self, patterns: Iterable[str]) -> tuple[str, ...]:
        """The patterns with `@list` replaced by the shared list."""
        found: list[str] = []
        for pattern in patterns:
            found.extend(self._words[pattern[1:]] if pattern.startswith("@") else [pattern])
        return tuple(_plain_gaps(pattern) for pattern in found)


def _named(relation: Relation, names: Mapping[str, Words]) -> Relation:
    parts = [part for variant in relation.variants for part in variant.parts]
    forms = dict.fromkeys(part.form for part in (relation.total, *parts) if part is not None)
    return replace(relation, form_names=tuple((form, names[form]) for form in forms if form in names))


def _row(item: Content, reader: _Reader, name: str) -> dict[str, Any]:
    values = dict(item)
    values["labels"] = reader.words(item["labels"])
    values["dimensions"] = _changes(item.get("dimensions", {}), name)
    return values


def _side_of(group: str, content: Content) -> str:
    """Shared rows named after a flow belong to that side of a two-sided form."""
    if not content.get("sides"):
        return ""
    if group.startswith("expenditure"):
        return "expenditure"
    return "revenue" if group in {"sources", "revenue_totals"} else ""


def _selector(item: Content) -> Selector:
    return Selector(**item)


def _plain_gaps(pattern: str) -> str:
    return "…".join(plain(piece) for piece in pattern.split("…"))


def _changes(values: Mapping[str, str], name: str) -> Changes:
    for key in values:
        if key not in _DIMENSIONS:
            raise _wrong(name, "dimensions", key)
    return tuple((key, str(value)) for key, value in values.items())


def _wrong(name: str, key: str, value: str) -> SettingsError:
    return SettingsError("forms.fault.key", path=name, name=key, value=value)


@cache
def form_names() -> Mapping[str, Words]:
    """Names of the shipped forms by id, for saying which table is missing."""
    return {form.id: form.names for form in reversed(load().forms)}
