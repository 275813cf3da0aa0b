package dev.attest.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What production code does not do.
final class CodeLaws {

    private static final Map<String, Set<String>> TIME_AND_CHANCE =
            Map.of(
                    "java.time.Instant", Set.of("now"),
                    "java.time.LocalDate", Set.of("now"),
                    "java.time.LocalDateTime", Set.of("now"),
                    "java.time.OffsetDateTime", Set.of("now"),
                    "java.time.ZonedDateTime", Set.of("now"),
                    "java.lang.System", Set.of("currentTimeMillis"),
                    "java.util.UUID", Set.of("randomUUID"),
                    "java.lang.Math", Set.of("random"),
                    "java.util.concurrent.ThreadLocalRandom", Set.of("current"));

    private static final Pattern EMPTY_NAME =
            Pattern.compile(
                    "(Abstract|Base)[A-Z].*|.*(Impl|Manager|Helper|Utils?|Base|Abstract|Dto|DTO|"
                            + "Data|Info)");

    static final ArchRule NO_FIELD_INJECTION =
            noFields()
                    .should()
                    .beAnnotatedWith("jakarta.inject.Inject")
                    .orShould()
                    .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                    .orShould()
                    .beAnnotatedWith("org.eclipse.microprofile.rest.client.inject.RestClient")
                    .orShould()
                    .beAnnotatedWith("jakarta.ws.rs.core.Context")
                    .because("what a class needs shows in its constructor, and a test can give it");

    static final ArchRule TIME_IS_INJECTED =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..platform..")
                    .should()
                    .accessTargetWhere(describe("asks for time or chance", CodeLaws::isUnsteady))
                    .because("a test must be able to say what time it is and which id comes next");

    static final ArchRule NAMES_SAY_SOMETHING =
            noClasses()
                    .that(describe("have a name", type -> !type.getSimpleName().isEmpty()))
                    .should()
                    .haveNameMatching("never")
                    .orShould(
                            Conditions.classes(
                                    "have a name that says nothing",
                                    type -> EMPTY_NAME.matcher(type.getSimpleName()).matches()))
                    .because("a name tells what a thing is, not that it is one");

    static final ArchRule PLAIN_JAVA =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("lombok..", "io.vavr..")
                    .because("records, sealed types and switch do it in the language");

    static final ArchRule MODELS_ARE_PURE =
            classes()
                    .that()
                    .resideInAPackage("..model..")
                    .should()
                    .onlyDependOnClassesThat(
                            describe(
                                    "are Java, JSpecify or models of ours",
                                    type ->
                                            type.getPackageName().startsWith("java.")
                                                    || type.isPrimitive()
                                                    || type.isArray()
                                                    || type.getPackageName()
                                                            .startsWith("org.jspecify.")
                                                    || isModel(type)))
                    .because("rules are read and tested without any framework");

    static final ArchRule ENGINE_STAYS_BEHIND_ITS_BORDER =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..process..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.camunda..")
                    .because("another engine with the same interface must be a rename away");

    static final ArchRule CONTRACT_LIBRARIES_ARE_PLAIN =
            classes()
                    .that()
                    .resideInAnyPackage(
                            "dev.attest.events..", "dev.attest.iampolicy..", "dev.attest.proof..")
                    .should()
                    .onlyDependOnClassesThat(
                            describe(
                                    "are Java, JSpecify, a JSON parser or the library's own",
                                    CodeLaws::isPlain))
                    .because("whoever reads events or verifies a proof needs no framework for it");

    static final ArchRule PACKAGES_ARE_NULL_MARKED =
            classes()
                    .should(
                            Conditions.classes(
                                    "be in a package marked @NullMarked",
                                    type ->
                                            type.getPackage()
                                                    .tryGetPackageInfo()
                                                    .map(i ->
                                                            i.isAnnotatedWith(
                                                                    "org.jspecify.annotations.NullMarked"))
                                                    .orElse(false)))
                    .because("the compiler checks null only where it is told to");

    static final ArchRule OPERATIONS_DECLARE_WHO_MAY_CALL =
            com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods()
                    .that(Operations.ARE_OPERATIONS)
                    .should(Operations.DECLARE_KNOWN_PERMISSIONS)
                    .because("nobody forgets a permission that a test asks for");

    private CodeLaws() {}

    private static boolean isUnsteady(JavaAccess<?> access) {
        return TIME_AND_CHANCE
                        .getOrDefault(access.getTargetOwner().getName(), Set.of())
                        .contains(access.getTarget().getName())
                && withoutClock(access);
    }

    // Instant.now(clock) is what we want.
    private static boolean withoutClock(JavaAccess<?> access) {
        return !access.getTarget().getFullName().contains("java.time.Clock");
    }

    private static boolean isModel(JavaClass type) {
        List<String> parts = List.of(type.getPackageName().split("\\."));
        return type.getPackageName().startsWith("dev.attest.") && parts.contains("model");
    }

    private static boolean isPlain(JavaClass type) {
        JavaClass element = type.getBaseComponentType();
        return element.isPrimitive()
                || List.of(
                                "java.",
                                "org.jspecify.",
                                "com.fasterxml.jackson.",
                                "dev.attest.events",
                                "dev.attest.iampolicy",
                                "dev.attest.proof")
                        .stream()
                        .anyMatch(element.getPackageName()::startsWith);
    }
}
