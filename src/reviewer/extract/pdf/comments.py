"""Comments of a PDF somebody sent back: who wrote what, where, in answer to what. Read in a process of its own.

Owns the limits (time, memory, number) and what comes out of them as data; does not know what a comment means for a
review (`session.returned`). Raises `InputError`.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from reviewer.errors import InputError
from reviewer.extract.content import ensure_readable, sniff
from reviewer.model.document import BBox, InputKind

COMMAND = (sys.executable, "-m", "reviewer.extract.pdf.comments_child")
SECONDS = 60.0
MEGABYTES = 400
PAGES = 5_000
SOURCE_TAG = "ReviewerSource"
"""Key of the document information in which an annotated copy names the SHA-256 of its original."""
DIGEST_TAG = "ReviewerNote"
"""Key of an exported annotation that holds the digest of its words: the same digest, nothing was written into it."""


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment. `parent`: place in `Returned.comments` of the comment it answers, None for a free one; `state`: a
    mark such as Accepted or Completed instead of words; `box` as displayed, origin top left."""

    page: int
    kind: str
    text: str
    author: str
    name: str
    box: BBox | None
    time: datetime | None
    state: str
    parent: int | None
    is_untouched: bool = False
    """An exported note that still says what the export wrote."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A returned file. `source`: SHA-256 of the original it was made from, "" where the file does not say."""

    pages: int
    source: str
    comments: tuple[Comment, ...]
    is_cut: bool
    """There were more comments, or longer ones, than are read."""

    def root(self, place: int) -> Comment:
        """The comment at the beginning of a thread."""
        seen = {place}
        while (above := self.comments[place].parent) is not None and above not in seen:
            seen.add(above)
            place = above
        return self.comments[place]


def read_comments(path: Path, password: str | None = None, turns: Mapping[int, int] | None = None) -> Returned:
    """All comments. `turns`: quarter turns by page, where the reader turned one. Raises `InputError`."""
    ensure_readable(path)
    with path.open("rb") as file:
        if sniff(file.read(4096), str(path)) is not InputKind.PDF:
            raise InputError("input.not_pdf", file=str(path))
    options = {
        "path": str(path),
        "password": password,
        "megabytes": MEGABYTES,
        "pages": PAGES,
        "tag": SOURCE_TAG,
        "turns": dict(turns or {}),
    }
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter with a module of this package
            COMMAND,
            input=json.dumps(options).encode() + b"\n",
            capture_output=True,
            check=False,
            timeout=SECONDS,
            env=environment,
        )
        said = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError) as fault:
        raise InputError("pdf.damaged", file=str(path)) from fault
    if "error" in said:
        raise InputError(str(said["error"]), file=str(path))
    return _returned(said)


def _returned(said: dict[str, object]) -> Returned:
    raw = said["comments"]
    assert isinstance(raw, list)
    places = {(item["page"], item["index"]): place for place, item in enumerate(raw)}
    comments = tuple(
        Comment(
            page=int(item["page"]),
            kind=str(item["kind"]),
            text=str(item["contents"]).replace("\r\n", "\n").replace("\r", "\n").strip(),
            author=str(item["author"]).strip(),
            name=str(item["name"]),
            box=BBox(*item["box"]) if item["box"] else None,
            time=time_of(str(item["modified"])) or time_of(str(item["created"])),
            state=str(item["state"]) if item["model"] else "",
            parent=places.get((item["page"], item["parent"])),
            is_untouched=bool(item["digest"]) and item["digest"] == digest_of(str(item["contents"])),
        )
        for item in raw
    )
    return Returned(int(str(said["pages"])), str(said["source"]), comments, bool(said["is_cut"]))


def digest_of(words: str) -> str:
    """Digest of a note's words, however a program writes line ends."""
    lines = "\n".join(line.strip() for line in words.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return hashlib.sha256(lines.strip().encode("utf-8", "replace")).hexdigest()[:32]


def time_of(text: str) -> datetime | None:
    """A PDF date `D:20300203040500+08'00'`; None where it is none. Without a zone it is taken for UTC."""
    digits = text.removeprefix("D:")
    stamp, zone = digits[:14], digits[14:].replace("'", "")
    try:
        moment = datetime.strptime(stamp, "%Y%m%d%H%M%S" if len(stamp) == 14 else "%Y%m%d")  # noqa: DTZ007 - zone below
        if zone[:1] in {"+", "-"} and len(zone) >= 3:
            offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:5] or 0))
            return moment.replace(tzinfo=timezone(-offset if zone[0] == "-" else offset))
    except (ValueError, OverflowError):
        return None
    return moment.replace(tzinfo=timezone.utc)  # noqa: UP017 - `timezone` is imported for the offsets anyway
