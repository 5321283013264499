"""All outcomes of a program of this folder, as Harmony finds them: a line each. The last line says whether these are
all that there are."""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from harmony_model_checker.main import main

OPTIONS = [
    "--noweb",  # opens no page
    "-s",  # tells no progress
    "-R",  # a race is no error that ends the search
]


def check(program, automaton):
    """Has a program checked by a process of its own: Harmony ends the one in which it runs."""
    child = os.fork()
    if child == 0:
        # What its checker says, which is C and knows no `sys.stdout`, is no outcome.
        os.dup2(2, 1)
        sys.argv = ["harmony", *OPTIONS, "-o", str(automaton), str(program)]
        try:
            main()
        finally:
            os._exit(1)
    os.waitpid(child, 0)


def outcomes(automaton):
    """What executions print: each prints once or, if its threads wait for ever, not at all."""
    told = json.loads(automaton.read_text())
    final = {node["idx"] for node in told["nodes"] if node["type"] == "final"}
    if told["initial"] in final:
        yield "deadlock"
    for edge in told["edges"]:
        if edge["src"] == told["initial"] and edge["dst"] in final:
            yield told["symbols"][edge["sym"]]["value"][0]["value"]


with tempfile.TemporaryDirectory() as scratch:
    # Harmony leaves files beside a program.
    folder = Path(shutil.copytree(Path(__file__).parent, Path(scratch) / "programs"))
    automaton = folder / "outcomes.hfa"
    check(folder / f"{sys.argv[1]}.hny", automaton)
    if automaton.exists():
        print(*outcomes(automaton), "exhausted", sep="\n")
    else:
        print("it found an error, and tells no outcomes")
