package dev.attest.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// In every program the rooms stand in the order that docs/architecture.md tells.
class RoomLawsTest {

    private static final List<String> ROOMS = List.of("hall", "kitchen");

    static List<String> programs() {
        return RoomLaws.PROGRAMS;
    }

    @ParameterizedTest
    @MethodSource("programs")
    void shouldHoldForTheProduct(String program) {
        RoomLaws.roomsStandInAnOrder(program, RoomLaws.told().getOrDefault(program, List.of()))
                .check(House.productionClasses());
    }

    @Test
    void shouldFailForARoomThatNeedsALaterOne() {
        String program = "dev.attest.architecture.fixture.circle";
        JavaClasses breaking = new ClassFileImporter().importPackages(program);

        assertThat(RoomLaws.roomsStandInAnOrder(program, ROOMS).evaluate(breaking).hasViolation())
                .isTrue();
    }

    @Test
    void shouldFailForARoomThatNobodyTold() {
        assertThat(
                        RoomLaws.roomsStandInAnOrder("dev.attest.risk", List.of("model"))
                                .evaluate(House.productionClasses())
                                .hasViolation())
                .isTrue();
    }

    @Test
    void shouldFailForAProgramWithoutRooms() {
        assertThatThrownBy(() ->
                        RoomLaws.roomsStandInAnOrder("dev.attest.nobody", List.of())
                                .check(House.productionClasses()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any classes");
    }
}
