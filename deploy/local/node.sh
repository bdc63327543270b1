# Sourced by the scripts that build the console: says what to install when there is no Node.js 20 or newer.
node_major=$(node --version 2>/dev/null | sed -n 's/^v\([0-9]*\)\..*/\1/p' || true)
if [ "${node_major:-0}" -lt 20 ]; then
    echo "Node.js 20 or newer is missing${node_major:+ (here is $node_major)}; the console is built with it. Install it (Debian 13:" >&2
    echo "'apt-get install nodejs npm'; else with your usual version manager) and run this again." >&2
    exit 1
fi
