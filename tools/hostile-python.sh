#!/usr/bin/env bash
# A million wrong and odd programs: whatever it is given, the Python compiler answers. SEED= for others.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools

step "hostile programs" "the source that failed stands above: add it to the tests of python-compiler" \
  cargo test -q --release -p interleave-python-compiler --test hostile -- --ignored
