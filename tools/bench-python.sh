#!/usr/bin/env bash
# The programs of benches/python/ on the Python machine and on CPython, one after the other:
# milliseconds (the best of seven), and their ratio; results must be the same.
# Then those of benches/python-threads.py, on two threads: with the GIL, and without it on one and on two workers.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools

cargo build --quiet --release -p interleave-cli
interleave="${CARGO_TARGET_DIR:-target}/release/interleave"
printf '%-12s %10s %10s %7s   (%s)\n' program ours CPython ratio "$(python3 --version)"
for program in benches/python/*.py; do
  name=$(basename "$program" .py)
  read -r theirs their_result < <(python3 "$program")
  read -r ours our_result < <("$interleave" run "$program")
  [[ $our_result == "$their_result" ]] || die "$name gives $our_result instead of $their_result"
  awk -v name="$name" -v ours="$ours" -v theirs="$theirs" \
    'BEGIN { printf "%-12s %10.2f %10.2f %7.2f\n", name, ours, theirs, ours / theirs }'
done | tee /dev/stderr | awk '{ sum += log($4); count++ } END { printf "geometric mean of the ratios: %.2f\n", exp(sum / count) }'

# took MODE WORKERS NAME: milliseconds and result.
took() { "$interleave" run benches/python-threads.py --mode "$1" --workers "$2" -- "$3" 2; }

printf '\n%-12s %10s %10s %10s %12s %9s\n' 'two threads' GIL 'free, 1' 'free, 2' 'free 1/GIL' 'speed-up'
for name in mandelbrot particles primes sieve words; do
  read -r gil result < <(took gil 1 "$name")
  read -r one result_one < <(took free 1 "$name")
  read -r two result_two < <(took free 2 "$name")
  [[ $result == "$result_one" && $result == "$result_two" ]] || die "$name gives $result, $result_one and $result_two"
  awk -v name="$name" -v gil="$gil" -v one="$one" -v two="$two" \
    'BEGIN { printf "%-12s %10.2f %10.2f %10.2f %12.2f %9.2f\n", name, gil, one, two, one / gil, one / two }'
done
