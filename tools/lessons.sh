#!/usr/bin/env bash
# Plays all of every lesson in each browser, as a page and as in a course's frame: each step, the
# run and its claims, and the exercise as it is given, with each near miss and with its answer.
# And looks at every step with axe, in both themes, wide and narrow.
# (`make test` plays each lesson in one browser.)

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools
use_browsers

# Twelve lessons in one go take WebKit longer than a scenario may.
export EVERY_LESSON=1 LIMIT=1200
scenarios() { cargo test -q -p interleave-browser --test browsers -- "$@"; }
plays=(lessons::no_lesson_fails_and_no_claim_is_refuted lessons::exercises_refuse_near_misses_and_take_the_answer)
wrong="mend what the test says above"
step "lessons" "$wrong" scenarios "${plays[@]}" lessons_for_all::axe_finds_no_barrier_in_a_lesson
EMBEDDED=1 step "lessons, embedded" "$wrong" scenarios "${plays[@]}"
