#!/usr/bin/env bash
# Racy programs without a GIL on two workers, built with the machine's own checks and as released. SEED= and COUNT= for others.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools

for build in dev release; do
  step "racy programs ($build)" "the programs that went wrong stand above, each with its seed" \
    cargo test -q --profile "$build" -p interleave-python --test races -- --ignored
done
