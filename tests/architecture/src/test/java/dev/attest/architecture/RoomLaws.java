package dev.attest.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the rooms of one program, the packages directly under its own, stand to one another: as the
/// table of docs/architecture.md tells.
final class RoomLaws {

    static final List<String> PROGRAMS =
            Stream.concat(ServiceLaws.SERVICES.stream(), Stream.of("cli"))
                    .map(name -> "dev.attest." + name)
                    .toList();

    private static final String TABLE = "| program | its packages,";
    private static final Map<String, String> CALLED = Map.of("command line", "cli");
    private static final Pattern NAME = Pattern.compile("`([a-z]+)`");

    private RoomLaws() {}

    /// The rooms of each program in their order, by the program's own package.
    static Map<String, List<String>> told() {
        try (Stream<String> lines = Files.lines(House.root().resolve("docs/architecture.md"))) {
            return lines.dropWhile(line -> !line.startsWith(TABLE))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"))
                    .map(line -> line.split("\\|"))
                    .collect(
                            Collectors.toMap(
                                    cells ->
                                            "dev.attest."
                                                    + CALLED.getOrDefault(
                                                            cells[1].strip(), cells[1].strip()),
                                    cells ->
                                            NAME.matcher(cells[2])
                                                    .results()
                                                    .map((MatchResult found) -> found.group(1))
                                                    .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param program the program's own package
    /// @param rooms in their order
    static ArchRule roomsStandInAnOrder(String program, List<String> rooms) {
        return classes()
                .that(describe("are in a room of " + program, type -> room(program, type) != null))
                .should(restOnEarlierRooms(program, rooms))
                .because("whoever changes a room must know who notices, and start at the bottom");
    }

    private static ArchCondition<JavaClass> restOnEarlierRooms(String program, List<String> rooms) {
        return new ArchCondition<>("rest on no room after their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                int own = rooms.indexOf(room(program, type));
                if (own < 0) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    type, type.getName() + " is in a room that has no place"));
                }
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String other = room(program, dependency.getTargetClass());
                    if (other != null && rooms.indexOf(other) > own) {
                        events.add(
                                SimpleConditionEvent.violated(
                                        dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    /// The first package below the program's own; null for classes elsewhere.
    private static @Nullable String room(String program, JavaClass type) {
        String below = type.getPackageName();
        return below.startsWith(program + ".")
                ? below.substring(program.length() + 1).split("\\.", 2)[0]
                : null;
    }
}
