#!/bin/sh
# Reads what goes out to other systems with programs of others:
#
#   tests/interchange/check.sh FOLDER
#
# Every calendar NAME.ics of the folder is read by three libraries (icalendar, vobject, ical.js), and each must find
# exactly the occurrences of NAME.expected.json: title, beginning, end, place. NAME.schedule.xml and NAME.schedule.json
# are held against their schemas, NAME.jsonld and NAME.geojson against what their readers demand. The tests of the crate
# `interchange` write such a folder: tmp/interchange in the target folder. Prints each fault and ends with 1 when there
# is one. Then spoils copies of the first set of files and ends with 1 when a check misses a fault. Needs python3 with
# venv, node and npm; keeps what it fetches in target/interchange-check. A tool for tests: nothing of it is shipped.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=${CARGO_TARGET_DIR:-$here/../../target}/interchange-check
[ $# -eq 1 ] && [ -d "$1" ] || { echo "usage: $0 FOLDER" >&2; exit 2; }
for program in python3 node npm; do
    command -v "$program" >/dev/null || {
        echo "$program is missing; on Debian and Ubuntu: apt-get install python3-venv nodejs npm" >&2
        exit 2
    }
done
mkdir -p "$work"

# Made anew when what it is made from has changed.
if ! cmp -s "$here/requirements.txt" "$work/venv/made-from.txt"; then
    rm -rf "$work/venv"
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
    cp "$here/requirements.txt" "$work/venv/made-from.txt"
fi
if ! cmp -s "$here/package.json" "$work/node/made-from.json"; then
    rm -rf "$work/node"
    mkdir -p "$work/node"
    cp "$here/package.json" "$work/node/package.json"
    (cd "$work/node" && npm install --ignore-scripts --no-audit --no-fund --no-package-lock --loglevel=error)
    cp "$here/package.json" "$work/node/made-from.json"
fi
cp "$here/reader.mjs" "$work/node/reader.mjs"

check() { "$work/venv/bin/python" -B "$here/check.py" "$here/schemas" "$work/node/reader.mjs" "$1"; }

check "$1"

# Checks that find nothing prove nothing.
planted=$work/planted
rm -rf "$planted"
"$work/venv/bin/python" -B "$here/plant.py" "$1" "$planted"
check "$planted" >"$planted/found.txt" && { echo "nothing was found in the spoiled files" >&2; exit 1; }
missed=$(cut -d: -f1 "$planted/found.txt" | sort -u | { grep -Fxv -f - "$planted/expected.txt" || true; })
if [ -n "$missed" ]; then
    echo "planted faults that were not found:" >&2
    echo "$missed" >&2
    exit 1
fi
echo "planted faults: all $(wc -l <"$planted/expected.txt" | tr -d ' ') found"
