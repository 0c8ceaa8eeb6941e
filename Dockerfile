# Build: the jar and its libraries, without the embedded server and without other systems' native code.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY scripts scripts
COPY src src
RUN apt-get update && apt-get install -y --no-install-recommends zip && rm -rf /var/lib/apt/lists/*
RUN ./mvnw -q -B -pl src -am -Dmaven.test.skip=true -Dformat.skip=true package \
 && rm -f target/lib/embedded-postgres-binaries-*.jar \
 && zip -q -d target/lib/onnxruntime-*.jar 'ai/onnxruntime/native/win-*' 'ai/onnxruntime/native/osx-*' \
 && zip -q -d target/lib/tokenizers-*.jar 'native/lib/win-*' 'native/lib/osx-*'

FROM eclipse-temurin:25-jre
# Charts are drawn with a font of the machine.
RUN apt-get update && apt-get install -y --no-install-recommends fontconfig fonts-dejavu-core && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /var/lib/jackdaw --create-home jackdaw
COPY --from=build /src/target/jackdaw.jar /opt/jackdaw/jackdaw.jar
COPY --from=build /src/target/lib /opt/jackdaw/lib
COPY knowledge /opt/jackdaw/knowledge
USER jackdaw
ENV JACKDAW_HOME=/var/lib/jackdaw PORT=8080
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$PORT && printf 'GET /health HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '200 OK' <&3"]
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-XX:MaxRAMPercentage=60", "-Djackdaw.root=/opt/jackdaw", "-jar", "/opt/jackdaw/jackdaw.jar"]
CMD ["serve"]
