package dev.attest.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each law holds for the product and fails for a small fixture that breaks it. ArchUnit itself
/// refuses a law that finds nothing to judge.
class CodeLawsTest {

    static Stream<Arguments> laws() {
        return Stream.of(
                Arguments.of(CodeLaws.NO_FIELD_INJECTION, "dev.attest.architecture.fixture.field"),
                Arguments.of(CodeLaws.TIME_IS_INJECTED, "dev.attest.architecture.fixture.time"),
                Arguments.of(CodeLaws.NAMES_SAY_SOMETHING, "dev.attest.architecture.fixture.name"),
                Arguments.of(CodeLaws.PLAIN_JAVA, "dev.attest.architecture.fixture.plain"),
                Arguments.of(CodeLaws.MODELS_ARE_PURE, "dev.attest.architecture.fixture.model"),
                Arguments.of(
                        CodeLaws.ENGINE_STAYS_BEHIND_ITS_BORDER,
                        "dev.attest.architecture.fixture.engine"),
                Arguments.of(CodeLaws.CONTRACT_LIBRARIES_ARE_PLAIN, "dev.attest.proof.fixture"),
                Arguments.of(
                        CodeLaws.PACKAGES_ARE_NULL_MARKED,
                        "dev.attest.architecture.fixture.unmarked"),
                Arguments.of(
                        CodeLaws.OPERATIONS_DECLARE_WHO_MAY_CALL, "dev.attest.collector.fixture"),
                Arguments.of(ServiceLaws.SERVICES_STAND_ALONE, "dev.attest.collector.fixture"),
                Arguments.of(ServiceLaws.EVENTS_FLOW_ONE_WAY, "dev.attest.collector.fixture"));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void shouldHoldForTheProduct(ArchRule law, String fixture) {
        law.check(House.productionClasses());
    }

    @ParameterizedTest
    @MethodSource("laws")
    void shouldFailForItsFixture(ArchRule law, String fixture) {
        JavaClasses breaking = new ClassFileImporter().importPackages(fixture);

        assertThat(law.evaluate(breaking).hasViolation()).as(law.getDescription()).isTrue();
    }
}
