#!/usr/bin/env bash
# Pictures of the built site (dist/) for people to look at, in tests/browser/artefacts/.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools
use_browsers

export PICTURES=1
step "pictures" "mend what is said above" cargo test -p interleave-browser --test browsers -- --pictures
say "the pictures are in tests/browser/artefacts/"
