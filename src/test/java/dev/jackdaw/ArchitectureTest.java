package dev.jackdaw;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rooms and who may know whom.
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter().importPath("target/classes");

    /// From the top down.
    private static final List<String> ROOMS = List.of(
            "cli",
            "app",
            "slack",
            "web",
            "jobs",
            "desk",
            "evaluation",
            "team",
            "report",
            "asset",
            "metrics",
            "learning",
            "knowledge",
            "model",
            "agent",
            "warehouse",
            "chart",
            "data",
            "store",
            "core");

    private static final String[] BEHIND_THE_DESK = Stream.of(
                    "evaluation", "team", "report", "asset", "metrics", "learning", "knowledge", "warehouse", "model")
            .map(ArchitectureTest::room)
            .toArray(String[]::new);

    private static final List<String> DOORS = List.of("slack", "web", "jobs");

    private static String room(String name) {
        return "dev.jackdaw." + name + "..";
    }

    @Test
    void the_docs_draw_these_rooms_in_this_order() throws IOException {
        var drawn = Files.readString(Path.of("docs/ARCHITECTURE.md"))
                .split("## Rooms")[1]
                .split("What does not ship")[0];
        var names =
                Pattern.compile("(?m)^    (\\w+) {2,}").matcher(drawn).results().map(m -> m.group(1));
        assertThat(names).containsExactlyElementsOf(ROOMS);
        try (var folders = Files.list(Path.of("src/main/java/dev/jackdaw"))) {
            assertThat(folders.map(f -> f.getFileName().toString())).containsExactlyInAnyOrderElementsOf(ROOMS);
        }
    }

    @Test
    void arrows_point_down_only() {
        for (int i = 1; i < ROOMS.size(); i++) {
            var above = ROOMS.subList(0, i).stream().map(ArchitectureTest::room).toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(room(ROOMS.get(i)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .allowEmptyShould(true)
                    .check(ALL);
        }
    }

    /// A door takes what the desk hands out, and asks no other room for it.
    @Test
    void a_door_knows_the_desk_and_no_room_behind_it() {
        for (var door : DOORS) {
            noClasses()
                    .that()
                    .resideInAPackage(room(door))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(BEHIND_THE_DESK)
                    .check(ALL);
        }
    }

    @Test
    void doors_do_not_know_each_other() {
        for (var door : DOORS) {
            var others = DOORS.stream()
                    .filter(d -> !d.equals(door))
                    .map(ArchitectureTest::room)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(room(door))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true)
                    .check(ALL);
        }
    }

    @Test
    void rooms_have_no_cycles() {
        slices().matching("dev.jackdaw.(*)..").should().beFreeOfCycles().check(ALL);
    }

    private static final class Packages implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }

    /// Also inside rooms: a package and the one below it do not know each other both ways.
    @Test
    void packages_have_no_cycles() {
        slices().assignedFrom(new Packages()).should().beFreeOfCycles().check(ALL);
    }

    @Test
    void core_imports_only_the_jdk() {
        classes()
                .that()
                .resideInAPackage(room("core"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.jackdaw.core..", "org.jspecify..")
                .check(ALL);
    }

    @Test
    void vendor_types_stay_in_their_room() {
        confined("io.javalin..", "web");
        confined("com.slack..", "slack");
        confined("org.quartz..", "jobs");
        confined("org.knowm..", "chart");
        confined("dev.langchain4j..", "model");
        confined("net.sf.jsqlparser..", "warehouse");
        confined("picocli..", "cli");
        confined("org.flywaydb..", "store");
        confined("com.zaxxer..", "store", "warehouse");
        confined("org.jooq..", "store");
        confined("com.pgvector..", "knowledge");
        confined("com.fasterxml.jackson.dataformat..", "knowledge", "evaluation");
        confined("com.fasterxml.jackson.datatype..", "data");
    }

    private static void confined(String vendor, String... rooms) {
        var allowed = java.util.Arrays.stream(rooms).map(ArchitectureTest::room).toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(allowed)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(vendor)
                .allowEmptyShould(true)
                .check(ALL);
    }

    /// Who connects as an agent does so behind the interceptor. The three commands only say and
    /// grant by name.
    @Test
    void only_the_warehouse_connects_as_an_agent() {
        noClasses()
                .that()
                .resideOutsideOfPackages(room("store"))
                .and()
                .doNotHaveFullyQualifiedName("dev.jackdaw.warehouse.Warehouse")
                .and()
                .doNotHaveFullyQualifiedName("dev.jackdaw.cli.DbCommand")
                .and()
                .doNotHaveFullyQualifiedName("dev.jackdaw.cli.SampleCommand")
                .and()
                .doNotHaveFullyQualifiedName("dev.jackdaw.cli.FirstRun")
                .should()
                .callMethod(dev.jackdaw.store.Logins.class, "analyst")
                .orShould()
                .callMethod(dev.jackdaw.store.Logins.class, "engineer")
                .check(ALL);
    }

    @Test
    void every_room_says_what_it_is_for() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
                .check(ALL);
    }
}
