# What "run" and "exports" share: the classes of the product, and of the benchmarks in $work/classes.
root=$(cd "$here/../.." && pwd)
JAVA_HOME=$("$root/distribution/assembly/src/main/distribution/bin/java-home")

classes() {
    path=$root/bundles/apps/reporting/target/classes:$root/bundles/core/calllog/target/classes
    for part in "$root"/bundles/api/*/target/classes; do path=$path:$part; done
    for name in slf4j-api slf4j-simple osgi.core org.osgi.service.component.annotations jdbi3-core geantyref duckdb_jdbc h2 postgresql \
        fastexcel openpdf openpdf-fonts-extra opczip; do
        path=$path:$(find "${M2:-$HOME/.m2}" -name "$name-[0-9]*.jar" ! -name '*sources*' | sort -V | tail -1)
    done
    mkdir -p "$work/classes"
    "$JAVA_HOME/bin/javac" -nowarn -proc:none -cp "$path" -d "$work/classes" "$here"/*.java
    path=$work/classes:$path
}

# needs_room FOLDER MEGABYTES
needs_room() {
    local free
    free=$(df -Pm "$1" | awk 'NR == 2 { print $4 }')
    if ((free < $2)); then
        echo "$free MB are free in $1, and $2 are needed; make room, choose another with DATA, or take fewer SEGMENTS" >&2
        exit 1
    fi
}
