#!/usr/bin/env bash
# Plays every scenario in each browser that can play it. (`make test` plays what is the page's
# own doing in one of them.)

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools
use_browsers

tools/examples.sh
export BROWSERS=chromium,firefox,webkit
exec cargo test -p interleave-browser --test browsers
