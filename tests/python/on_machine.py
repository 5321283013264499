#!/usr/bin/env python3
"""Runs the programs under this folder on the machine, and compares with the stored outputs.

    on_machine.py INTERLEAVE [PATTERN...]

INTERLEAVE is the built program, as `target/debug/interleave`. As in `on_cpython.py`, the last line
on stderr is compared where `NAME.err` is stored, and nothing may be on stderr elsewhere.
"""

import pathlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

HERE = pathlib.Path(__file__).resolve().parent
SECONDS = 60


def problem(interleave, program):
    try:
        done = subprocess.run(
            [interleave, "run", str(program)], capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return "it did not end"
    wanted = program.with_suffix(".out").read_text() if program.with_suffix(".out").exists() else ""
    stored = program.with_suffix(".err")
    if done.stdout != wanted:
        return f"{first_difference(wanted, done.stdout)}\n{done.stderr[-1500:]}"
    if stored.exists():
        last = lambda text: text.strip().splitlines()[-1:]
        return None if last(done.stderr) == last(stored.read_text()) else done.stderr[-1500:]
    return done.stderr[-1500:] or None


def first_difference(wanted, got):
    wanted, got = wanted.splitlines(), got.splitlines()
    for number, (left, right) in enumerate(zip(wanted, got), 1):
        if left != right:
            return f"line {number}\n  wanted {left}\n  got    {right}"
    return f"{len(wanted)} lines wanted, {len(got)} got"


def main():
    interleave, *patterns = sys.argv[1:]
    programs = [
        program
        for program in sorted(HERE.glob("*/*.py"))
        if program.parent.name != "cpython"
        and (not patterns or any(p in str(program.relative_to(HERE)) for p in patterns))
    ]
    with ThreadPoolExecutor(2) as pool:
        problems = list(pool.map(lambda program: problem(interleave, program), programs))
    for program, text in zip(programs, problems):
        if text:
            print(f"FAILED {program.relative_to(HERE)}\n{text}")
    print(f"{problems.count(None)} of {len(programs)} programs as stored")
    return problems.count(None) < len(programs)


sys.exit(main())
