package dev.attest.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/// How the rooms of one program, the packages directly under its own, stand to one another.
final class RoomLaws {

    static final List<String> PROGRAMS =
            Stream.concat(ServiceLaws.SERVICES.stream(), Stream.of("cli"))
                    .map(name -> "dev.attest." + name)
                    .toList();

    private RoomLaws() {}

    /// @param program the program's own package
    static ArchRule roomsStandInAnOrder(String program) {
        return slices().matching(program + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("whoever changes a room must know who notices, and start at the bottom");
    }
}
