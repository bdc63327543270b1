# Sourced by up: builds the modules whose sources changed since up built them last, and runs no Maven at all when
# none did. A module's stamp lists the files it was built from and is as old as the start of that build.

stamps="$run/built"

# The folders and files a module is built from.
inputs_of() {
    case "$1" in
        deploy/local) echo "pom.xml .mvn deploy/local/pom.xml deploy/local/parts/pom.xml deploy/local/src/main" ;;
        *) echo "pom.xml .mvn $1/pom.xml $1/src/main sync-api/contract/pom.xml sync-api/contract/src/main" ;;
    esac
}

# What must be there after its build.
outputs_of() {
    case "$1" in
        deploy/local) echo "deploy/local/target/classes/io/datasync/local/up/Up.class deploy/local/target/lib deploy/local/parts/target/kafka" ;;
        *) echo "$1/target/quarkus-app/quarkus-run.jar" ;;
    esac
}

files_of() {
    # shellcheck disable=SC2046
    find $(inputs_of "$1") \( -name node_modules -o -name dist -o -name target -o -name .quinoa \) -prune -o -type f -print | LC_ALL=C sort
}

stamp_of() {
    echo "$stamps/$(echo "$1" | tr / -)"
}

is_stale() {
    stamp=$(stamp_of "$1")
    [ -f "$stamp" ] || return 0
    for output in $(outputs_of "$1"); do
        [ -e "$output" ] || return 0
    done
    files=$(files_of "$1")
    [ "$files" = "$(cat "$stamp")" ] || return 0
    # shellcheck disable=SC2046
    [ -n "$(find $(inputs_of "$1") \( -name node_modules -o -name dist -o -name target -o -name .quinoa \) -prune -o -type f -newer "$stamp" -print | head -n 1)" ]
}

build_stale() {
    mkdir -p "$stamps"
    stale=""
    for module in "$@"; do
        if is_stale "$module"; then
            stale="$stale $module"
            files_of "$module" >"$(stamp_of "$module").new"
        fi
    done
    if [ -z "$stale" ]; then
        return 0
    fi
    case "$stale" in *sync-api*) . "$here/node.sh" ;; esac
    echo "Building$stale (the first time this also downloads, and takes minutes)"
    ./mvnw -q -Dquick -DskipTests -am -pl "$(echo "${stale# }" | tr ' ' ,)" package
    for module in $stale; do
        mv "$(stamp_of "$module").new" "$(stamp_of "$module")"
    done
    echo "Built in $(($(date +%s) - begin)) s"
}
