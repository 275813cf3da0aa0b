package dev.attest.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// In no program do rooms depend on one another in a circle.
class RoomLawsTest {

    static List<String> programs() {
        return RoomLaws.PROGRAMS;
    }

    @ParameterizedTest
    @MethodSource("programs")
    void shouldHoldForTheProduct(String program) {
        RoomLaws.roomsStandInAnOrder(program).check(House.productionClasses());
    }

    @Test
    void shouldFailForRoomsThatNeedOneAnother() {
        String program = "dev.attest.architecture.fixture.circle";
        JavaClasses breaking = new ClassFileImporter().importPackages(program);

        assertThat(RoomLaws.roomsStandInAnOrder(program).evaluate(breaking).hasViolation())
                .isTrue();
    }

    @Test
    void shouldFailForAProgramWithoutRooms() {
        assertThatThrownBy(() ->
                        RoomLaws.roomsStandInAnOrder("dev.attest.nobody")
                                .check(House.productionClasses()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any classes");
    }
}
