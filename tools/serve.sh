#!/usr/bin/env bash
# Builds the site, serves it on this machine with the headers of Trunk.toml, and
# builds again what changes.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools

port=${PORT:-8080}
answers() { (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }

[[ $port =~ ^[0-9]+$ ]] || die "PORT=$port is no port: run make serve PORT=8081"
if answers; then die "port $port is taken: run make serve PORT=$((port + 1))"; fi

# What is served at first, if nothing has been built yet; then the rest, and the site once more.
build_the_rest() {
  tools/build.sh later
  rm "$FIRST_ONLY"
  # Trunk builds again what changes.
  touch index.html
  until grep -q 'name="module-programs" content="[^"]' dist/index.html 2>/dev/null; do sleep 0.5; done
  say "all of Interleave is there now: reload the page"
}

mkdir -p "$TARGET"
first=first
if [[ -e $TARGET/programs/packed.inputs && ! -e $FIRST_ONLY ]]; then first=; else touch "$FIRST_ONLY"; fi
tools/build.sh first
if [[ -z $first ]]; then tools/build.sh later; fi
(
  until answers; do sleep 0.2; done
  say "Interleave is on http://127.0.0.1:$port (Ctrl-C ends it)"
  if [[ -n $first ]]; then
    say "its front page, that is: Python, the lessons and the explorer are being built meanwhile"
    build_the_rest
  fi
) &
trap 'kill %1 2>/dev/null || true' EXIT
for_wasm small trunk serve --quiet --release --address 127.0.0.1 --port "$port"
