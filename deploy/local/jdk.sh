# Sourced by the scripts: finds a JDK 25 and exports JAVA_HOME, or says what to install.
# Looked at, in this order: JAVA_HOME, the java on the PATH, /usr/lib/jvm, SDKMAN, macOS's own places.

is_jdk_25() {
    [ -n "${1:-}" ] && [ -x "$1/bin/javac" ] && [ -f "$1/release" ] && grep -q '^JAVA_VERSION="25' "$1/release"
}

find_jdk_25() {
    on_path=$(command -v javac 2>/dev/null || true)
    [ -n "$on_path" ] && on_path=$(dirname -- "$(dirname -- "$(readlink -f "$on_path")")")
    for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if is_jdk_25 "$candidate"; then
            echo "$candidate"
            return 0
        fi
    done
    return 1
}

if ! JAVA_HOME=$(find_jdk_25); then
    echo "A JDK 25 is missing. Install one (Temurin 25, for example: 'sdk install java 25-tem', or your system's" >&2
    echo "package for JDK 25) or point JAVA_HOME at it, and run this again." >&2
    exit 1
fi
export JAVA_HOME
