#!/usr/bin/env bash
# Plays every lesson COUNT times (20) in each browser, and counts how often a claim was refuted:
# never, if the lessons are right, also on a busy machine.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools
use_browsers

# Twelve lessons in one go take WebKit longer than a scenario may.
export EVERY_LESSON=1 LIMIT=1200
for ((turn = 1; turn <= ${COUNT:-20}; turn++)); do
  step "lessons, turn $turn" "mend what the test says above" \
    cargo test -q -p interleave-browser --test browsers -- lessons::no_lesson_fails_and_no_claim_is_refuted
done
