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
tools/build.sh
(
  until answers; do sleep 0.2; done
  say "Interleave is on http://127.0.0.1:$port (Ctrl-C ends it)"
) &
trap 'kill %1 2>/dev/null || true' EXIT
for_wasm small trunk serve --quiet --release --address 127.0.0.1 --port "$port"
