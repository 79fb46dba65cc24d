# What the benchmarks of the running product have in common; sourced. Needs root: a network namespace, and precedence.
set -euo pipefail

chain=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$chain/../.." && pwd)
JAVA_HOME=$("$root/distribution/assembly/src/main/distribution/bin/java-home")
home=${JACKFIELD_HOME:-$root/distribution/assembly/target/assembly}
data=${DATA:-$(mktemp -d /tmp/jackfield-chain.XXXXXX)}
name=${NAMESPACE:-jfchain}
base=$data/instance
export JACKFIELD_HTTP_PORT=28380 JACKFIELD_SSH_PORT=28322 JACKFIELD_OAI_PORT=28340 JACKFIELD_SMDR_PORT=28307
export JACKFIELD_HTTPS_PORT=28743 JACKFIELD_MIRROR_PORT=28337 JACKFIELD_ADMIN_PASSWORD=Look-At-It-2026
export JACKFIELD_HEAP=${HEAP:-192m}
# On a machine that others keep busy, and with little precedence, a start or a stop takes minutes.
export JACKFIELD_START_SECONDS=${JACKFIELD_START_SECONDS:-900} JACKFIELD_STOP_SECONDS=${JACKFIELD_STOP_SECONDS:-300}
first=(nice -n "${NICE:--15}")
# Where the kernel groups processes by session, precedence is between those of a session only; so the session has it too.
precedence() { [[ ! -w /proc/$1/autogroup ]] || echo "${NICE:--15}" >"/proc/$1/autogroup" 2>/dev/null || true; }
precedence $$
classes=$data/classes

say() { printf '%s  %s\n' "$(date -u +%T.%3N)" "$*"; }
inside() { ip netns exec "$name" "$@"; }

# A namespace of our own, until the end of the run: loopback for the product's ports, and a cable from the telephones to the mirror port.
network_up() {
    if [[ -n $(ip netns pids "$name" 2>/dev/null) ]]; then
        say "something runs in the namespace $name already; choose another with NAMESPACE"
        exit 1
    fi
    trap leave EXIT
    ip netns del "$name" 2>/dev/null || true
    ip netns add "$name"
    ip -n "$name" link set lo up
    ip -n "$name" link add phones0 mtu 1600 type veth peer name mirror0 mtu 1600
    for end in phones0 mirror0; do
        inside sysctl -qw "net.ipv6.conf.$end.disable_ipv6=1"
        ip -n "$name" link set "$end" up
    done
}

# Whatever still runs in the namespace ends with it: what was being started when the run was interrupted, for instance.
network_down() {
    local left
    for ((i = 0; i < 100; i++)); do
        left=$(ip netns pids "$name" 2>/dev/null) || break
        [[ -n $left ]] || break
        kill -9 $left 2>/dev/null || true
        sleep 0.1
    done
    ip netns del "$name" 2>/dev/null || true
}

# leave [COMMAND]: the trap of a run. However it ended, nothing runs on: first the product stops in good order, then the rest;
# then the command, if given, puts away what is left. A second Ctrl-C does not get in between.
leave() {
    trap '' INT TERM HUP
    set +e
    JACKFIELD_STOP_SECONDS=60 product stop >/dev/null 2>&1
    network_down
    [[ -z $(jobs -p) ]] || kill $(jobs -p) 2>/dev/null
    wait
    "${1:-true}"
}

compile() {
    local path='' part
    mkdir -p "$classes" "$data/office"
    "$JAVA_HOME/bin/javac" -nowarn -d "$classes" "$chain"/*.java
    for part in "$root"/bundles/api/*/target/classes; do path=$path:$part; done
    path=$path:$(find "${M2:-$HOME/.m2}" -name 'osgi.core-[0-9]*.jar' ! -name '*sources*' | sort | tail -1)
    "$JAVA_HOME/bin/javac" -nowarn -proc:none -d "$data/office" -cp "$path" "$chain/office/Activator.java"
    "$JAVA_HOME/bin/jar" --create --file "$data/office.jar" --manifest "$chain/office/MANIFEST.MF" -C "$data/office" .
}

# make_instance CHANNELS FORMAT: a new instance that records extensions 10000 and on.
make_instance() {
    local old
    if old=$(cat "$base/karaf.pid" 2>/dev/null) && grep -qs "karaf.base=$base" "/proc/$old/cmdline"; then
        say "process $old runs in $base already"
        return 1
    fi
    rm -rf "$base"
    mkdir -p "$base"
    cp -R "$home/etc" "$home/deploy" "$base/"
    mkdir -p "$base/etc/licence" "$base/etc/licence-keys" "$data/issuer"
    cat >"$base/etc/org.jackfield.core.capture.cfg" <<TEXT
interfaces = mirror0
ports = 4000-4001, 10000-29999
signallingPorts = 5060
phoneSystems = 10.2.0.1
TEXT
    cat >"$base/etc/org.jackfield.apps.recording.devices.cfg" <<TEXT
phoneSystem = Office
extensions = 10000-$((9999 + $1))
TEXT
    cp "$data/office.jar" "$base/deploy/"
    rm -rf "$data/issuer"
    "$home/bin/jackfield" licence keygen --out "$data/issuer" >/dev/null
    licence_for "$1" "$base/etc/licence/site.licence"
    cp "$data/issuer/issuer.pub" "$base/etc/licence-keys/"
}

# licence_for CHANNELS FILE
licence_for() {
    "$home/bin/jackfield" licence issue --key "$data/issuer/issuer.key" --to benchmark --site-id benchmark --serial "n$RANDOM" \
        --any-machine --entitlement "recording-ip-sip=$1" --entitlement pci-compliance --entitlement nodes=1 --out "$2" >/dev/null
}

product() { inside "${first[@]}" "$home/bin/jackfield" "$1" --data "$base" "${@:2}"; }
product_pid() { cat "$base/karaf.pid"; }
start_product() {
    ( for ((i = 0; i < 600; i++)); do
        sleep 0.1
        [[ -s $base/karaf.pid && -d /proc/$(product_pid) ]] && precedence "$(product_pid)" && break
    done ) &
    product start
    pid=$(product_pid)
}
console() { JACKFIELD_PASSWORD=$JACKFIELD_ADMIN_PASSWORD inside "$home/bin/jackfield" console --data "$base" "$@"; }
rest() { inside curl -sS -u "engineer:$JACKFIELD_ADMIN_PASSWORD" "http://127.0.0.1:$JACKFIELD_HTTP_PORT/api/v1/$1" "${@:2}"; }
metrics() { inside curl -sS "http://127.0.0.1:$JACKFIELD_HTTP_PORT/metrics"; }

# metric NAME [LABEL]: the sum of its values.
metric() { metrics | awk -v name="$1" -v label="${2:-}" 'index($1, name) == 1 && index($0, label) { sum += $NF } END { printf "%.0f", sum }'; }

# await SECONDS WHAT COMMAND...: until the command says yes.
await() {
    local begun=$SECONDS limit=$1 what=$2
    shift 2
    until "$@" 2>/dev/null; do
        ((SECONDS - begun < limit)) || { say "$what: not after $limit s"; return 1; }
        sleep 0.2
    done
}

link_is_up() { metrics | grep -q '^jackfield_[a-z_]*telephony_link_up{.*} 1'; }
records() { (($(metric jackfield_org_jackfield_apps_recording_recording_active) >= $1)); }

await_ready() {
    await 60 'the office' link_is_up
    await 60 'capture' eval 'console capture:status | grep -q captured'
    await 60 'recording' eval '[[ $(rest recordings/live -o /dev/null -w "%{http_code}") == 200 ]]'
}

# CPU of a process in milliseconds, all its threads, also those that ended.
cpu() { awk '{ sub(/.*\) /, ""); print ($12 + $13) * 10 }' "/proc/$1/stat"; }
writes() { awk '/^syscw/ { print $2 }' "/proc/$1/io"; }
write_octets() { awk '/^write_bytes/ { print $2 }' "/proc/$1/io"; }
rss() { awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$1/status"; }

# What each kind of thread has used so far, in milliseconds.
threads() {
    local task
    for task in /proc/"$1"/task/*; do
        [[ -r $task/stat ]] && { tr '\n' ' ' <"$task/comm"; awk '{ sub(/.*\) /, ""); print "|", ($12 + $13) * 10 }' "$task/stat"; }
    done 2>/dev/null | sed 's/[-# ]*[0-9]* *|/|/' | awk -F'|' '{ sum[$1] += $2 } END { for (name in sum) print sum[name], name }' | sort -rn
}

telephones() { inside "${first[@]}" "$JAVA_HOME/bin/java" -Xmx256m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "$classes" \
    Telephones phones0 "$@"; }

received() { ip -n "$name" -s -j link show mirror0 | jq '.[0].stats64.rx.packets'; }
