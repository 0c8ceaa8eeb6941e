# For the scripts of scripts/bench: finds the JDK, builds the modules where they are missing or older than their sources, and runs their classes.
#   . scripts/lib/bench.sh; bench_java [JVM options] CLASS [arguments]
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/scripts/lib/jdk.sh"
jdk=$(find_jdk)
cd "$root"
bench_classpath="$root/scripts/bench/target/classpath"

bench_build() {
  if [ ! -f "$bench_classpath" ] || [ -n "$(find pom.xml src scripts/bench/src scripts/bench/pom.xml scripts/sandbox/src scripts/sandbox/pom.xml -newer "$bench_classpath" -print -quit)" ]; then
    echo "building the benchmarks (once) …" >&2
    JAVA_HOME="$jdk" ./mvnw -q -B -Dformat.skip=true -DskipTests package >&2
    touch "$bench_classpath"
  fi
}

bench_java() {
  "$jdk/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djava.util.logging.config.file=src/test/resources/logging.properties \
    -cp "scripts/bench/target/classes:$(cat "$bench_classpath")" "$@"
}
bench_build
