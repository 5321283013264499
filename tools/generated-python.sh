#!/usr/bin/env bash
# Programs that a grammar makes, run here and on CPython 3.11: each must print the same. SEED= and COUNT= for others.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools

python3 -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' \
  || die "The programs are compared with CPython 3.11: python3 is another version."
step "generated programs" "the programs that differ stand above, each with its seed" \
  cargo test -q --release -p interleave-python --test generated -- --ignored
