# A PostgreSQL of the tests' own, for as long as the script that sources this runs: in a folder of its own, on a
# socket in it, open to nobody else. FIREDRONE_DATABASE_URL is its address; without one the tests say they skip.

start_postgres() {
    local programs user=()
    programs=$(postgres_programs) || return 0
    postgres_home=$(mktemp -d "${TMPDIR:-/tmp}/firedrone-postgres-XXXXXX")
    if ((EUID == 0)); then # it refuses to run as root
        id postgres >/dev/null 2>&1 || return 0
        chown postgres "$postgres_home"
        user=(runuser -u postgres --)
    fi
    postgres_stop=("${user[@]}" "$programs/pg_ctl" stop --silent --mode immediate --pgdata "$postgres_home/data")
    trap stop_postgres EXIT
    (cd "$postgres_home" &&
        "${user[@]}" "$programs/initdb" --pgdata data --username firedrone --auth trust --encoding UTF8 \
            --locale C --no-sync &&
        "${user[@]}" "$programs/pg_ctl" start --silent --wait --pgdata data --log log \
            --options "-k '$postgres_home' -c listen_addresses='' -c fsync=off") >/dev/null 2>&1 || {
        echo "PostgreSQL did not start here; its tests are left out" >&2
        return 0
    }
    export FIREDRONE_DATABASE_URL="postgresql://firedrone@/postgres?host=$postgres_home"
}

stop_postgres() {
    "${postgres_stop[@]}" >/dev/null 2>&1
    rm -rf "$postgres_home"
}

# Where its programs are; root on Debian gets them installed, without a server that goes on running.
postgres_programs() {
    local found
    found=$(newest_postgres) && echo "$found" && return
    if ((EUID != 0)) || ! command -v apt-get >/dev/null; then
        echo "The index is not tested on PostgreSQL: 'apt-get install postgresql' brings it" >&2
        return 1
    fi
    if [[ ! -e /etc/postgresql-common/createcluster.conf ]]; then
        mkdir -p /etc/postgresql-common
        echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
    fi
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        postgresql; } >/dev/null 2>&1
    newest_postgres
}

newest_postgres() {
    local programs
    programs=$(find /usr/lib/postgresql -path '*/bin/pg_ctl' 2>/dev/null | sort -V | tail -1)
    [[ -n $programs ]] && dirname "$programs"
}
