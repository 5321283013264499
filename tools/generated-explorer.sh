#!/usr/bin/env bash
# Generated programs, explored with each reduction on, off and all together, and schedule by schedule. SEED= and COUNT= for others.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools

step "explored programs" "the programs that differ stand above, each with its seed" \
  cargo test -q --release -p interleave-explorer --test generated -- --ignored
