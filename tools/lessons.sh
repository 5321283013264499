#!/usr/bin/env bash
# Plays all of every lesson in each browser, as a page and as in a course's frame: each step, the
# run and its claims, and the exercise as it is given, with each near miss and with its answer.
# (`make test` plays all of them in Chromium, and a third in each other browser.)

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools
use_browsers

# Twelve lessons in one go take WebKit longer than a scenario may.
export EVERY_LESSON=1 LIMIT=1200
play() {
  cargo test -q -p interleave-browser --test browsers -- lessons::no_lesson_fails_and_no_claim_is_refuted \
    lessons::exercises_refuse_near_misses_and_take_the_answer
}
step "lessons" "mend what the test says above" play
EMBEDDED=1 step "lessons, embedded" "mend what the test says above" play
