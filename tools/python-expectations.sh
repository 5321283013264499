#!/usr/bin/env bash
# Writes what CPython 3.11 prints for the programs of tests/python/ that have no NAME.out yet
# (or for those named): NAME.out, and NAME.err with the last line of the error stream if the program fails.
set -euo pipefail
cd "$(dirname "$0")/../tests/python"
python3 -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' \
    || { echo "The expectations are those of CPython 3.11: python3 is another version." >&2; exit 1; }
if [ $# = 0 ]; then
    mapfile -t programs < <(find . -name '*.py' -path './*/*' -not -path './cpython/*' | sort)
else
    programs=("$@")
fi
for program in "${programs[@]}"; do
    out="${program%.py}.out"
    if [ $# = 0 ] && [ -e "$out" ]; then continue; fi
    errors=$(mktemp)
    if (cd "$(dirname "$program")" && PYTHONHASHSEED=0 timeout 60 python3 "$(basename "$program")") >"$out" 2>"$errors"; then
        rm -f "${program%.py}.err"
    else
        tail -n 1 "$errors" >"${program%.py}.err"
    fi
    # The machine names the file as it was given.
    sed -i "s#File \"$(realpath "$(dirname "$program")")/#File \"#" "$out"
    rm -f "$errors"
done
