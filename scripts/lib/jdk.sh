# Finds a JDK 25: JAVA_HOME, PATH, /usr/lib/jvm, macOS java_home. Prints its folder, or says what is missing.
java_release() { # JAVA_FOLDER -> major version, or nothing
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  local candidate on_path
  on_path=$(command -v javac 2>/dev/null || true)
  [ -z "$on_path" ] || on_path=$(cd "$(dirname "$(readlink -f "$on_path")")/.." && pwd)
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* "${HOME:-}"/.sdkman/candidates/java/25*; do
    if [ -n "$candidate" ] && [ "$(java_release "$candidate")" = 25 ]; then
      printf '%s\n' "$candidate"
      return 0
    fi
  done
  if [ -x /usr/libexec/java_home ] && candidate=$(/usr/libexec/java_home -v 25 2>/dev/null); then
    printf '%s\n' "$candidate"
    return 0
  fi
  cat >&2 <<'TEXT'
jackdaw: no JDK 25 found. Looked at JAVA_HOME, PATH, /usr/lib/jvm and (macOS) java_home.
Install one, for example Temurin 25 from https://adoptium.net, or set JAVA_HOME to it.
TEXT
  return 3
}
