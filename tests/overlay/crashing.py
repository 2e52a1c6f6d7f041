"""The program that is killed: decides without end and says on stdout what was reported as done.

`python crashing.py FOLDER SEED`: one line `<sequence> <finding> <verdict or ->` per step, after `record` returned.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from reviewer.overlay.entries import Judgement
from tests.overlay.keeping import Desk, opened


def main() -> None:
    """Decide, undo, redo and flush in a random order until killed."""
    folder, seed = Path(sys.argv[1]), int(sys.argv[2])
    chance = random.Random(seed)
    desk = Desk(opened(folder, take_over=True))
    sys.stdout.write(f"open {desk.store.last_sequence}\n")
    sys.stdout.flush()
    while True:
        what = chance.random()
        if what < 0.15:
            desk.store.flush()
            continue
        if what < 0.3:
            done = desk.undo()
        elif what < 0.4:
            done = desk.redo()
        else:
            done = desk.decide(chance.randrange(1, 30), chance.choice(list(Judgement)), f"r{chance.random()}") is None
        if done:
            state = "|".join(f"{item.finding}={item.verdict}={item.reason}" for item in desk.overlay.decisions)
            sys.stdout.write(f"done {desk.history.next_sequence - 1} {state}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
