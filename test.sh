#!/usr/bin/env bash
# Builds everything, starts what the tests need and runs every test. Ends with the line "N passed, N failed".
# On a fresh machine with only the .NET SDK it installs Chromium, LibreOffice Calc, a font with all Vietnamese letters and PostgreSQL from the
# system's packages (apt). KPI_TEST_POSTGRES, if set, names a PostgreSQL server to use instead.
#
#   ./test.sh            everything
#   ./test.sh Data Jobs  only tests/Data.Tests and tests/Jobs.Tests
set -u -o pipefail
cd "$(dirname "$0")" || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
work=$(mktemp -d)
pg_started=

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

install_missing() {
    local missing=() updated=
    [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null || missing+=(chromium)
    [ -n "$(fc-list 'Noto Sans' 2>/dev/null)" ] || missing+=(fonts-noto-core)
    command -v soffice >/dev/null || missing+=(libreoffice-calc-nogui)
    [ -n "${KPI_TEST_POSTGRES:-}" ] || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
    [ ${#missing[@]} -eq 0 ] && return 0
    command -v apt-get >/dev/null || { echo "Please install: ${missing[*]}" >&2; return 1; }
    echo "Installing from the system's packages: ${missing[*]}"
    for attempt in 1 2 3; do
        [ -n "$updated" ] || { as_root apt-get update -qq && updated=1; }
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$work/apt.log" 2>&1 && return 0
        echo "apt-get failed (attempt $attempt):"; tail -5 "$work/apt.log"
        updated=
    done
    return 1
}

# A private server on a Unix socket, gone with this script: nothing else on the machine is touched.
start_postgres() {
    [ -n "${KPI_TEST_POSTGRES:-}" ] && return 0
    local bin; bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    pg_dir="$work/postgres"; mkdir -p "$pg_dir"
    if [ "$(id -u)" = 0 ]; then pg_as=(runuser -u postgres --); chown postgres "$work" "$pg_dir"; chmod 755 "$work"; else pg_as=(); fi
    "${pg_as[@]}" "$bin/initdb" -D "$pg_dir/data" -U kpi --auth=trust --encoding=UTF8 --locale=C.UTF-8 >"$work/initdb.log" 2>&1 || { cat "$work/initdb.log"; return 1; }
    "${pg_as[@]}" "$bin/pg_ctl" -D "$pg_dir/data" -w -l "$pg_dir/log" -o "-c listen_addresses='' -c unix_socket_directories='$pg_dir' -c fsync=off -c max_connections=200" start >/dev/null || { cat "$pg_dir/log"; return 1; }
    pg_started="$bin"
    export KPI_TEST_POSTGRES="Host=$pg_dir;Username=kpi;Database=postgres"
}

finish() {
    [ -n "$pg_started" ] && "${pg_as[@]}" "$pg_started/pg_ctl" -D "$pg_dir/data" -m immediate stop >/dev/null 2>&1
    rm -rf "$work"
}
trap finish EXIT

fail() { echo "$1"; echo "0 passed, 1 failed"; exit 1; }

install_missing || fail "The tests need Chromium, LibreOffice Calc and PostgreSQL."
start_postgres || fail "PostgreSQL did not start."
dotnet build Dashboard.sln --nologo -v quiet -clp:NoSummary || fail "The build failed."

projects=("$@"); [ $# -gt 0 ] || projects=(Data Jobs Dashboard Browser)
passed=0 failed=0 skipped=0
for p in "${projects[@]}"; do
    report="$work/$p.trx"
    # A test that hangs is named after five minutes, and ends the run as a failure after 40.
    timeout --foreground --signal=INT --kill-after=60 2400 dotnet "tests/$p.Tests/bin/Debug/net10.0/Kpi.$p.Tests.dll" -noLogo -noColor -longRunning 300 -trx "$report"
    [ $? -ne 124 ] || { echo "$p: the test run took more than 40 minutes"; failed=$((failed + 1)); }
    counters=$(grep -o '<Counters [^>]*>' "$report" 2>/dev/null)
    count() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"$counters"; }
    if [ -z "$counters" ]; then echo "$p: the test run did not finish"; failed=$((failed + 1)); continue; fi
    passed=$((passed + $(count passed))); failed=$((failed + $(count failed) + $(count error))); skipped=$((skipped + $(count notExecuted)))
done
[ "$skipped" -eq 0 ] || echo "$skipped skipped"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
