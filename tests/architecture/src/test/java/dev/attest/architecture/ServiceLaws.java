package dev.attest.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// How the services stand to one another.
final class ServiceLaws {

    static final List<String> SERVICES =
            List.of("collector", "risk", "certification", "reporting", "console");

    // Facts go from left to right; risk also hears of certification's decisions.
    private static final Map<String, Set<String>> FAMILIES =
            Map.of(
                    "collector", Set.of("activity", "alerts", "inventory", "collection"),
                    "risk", Set.of("activity", "alerts", "inventory", "risk", "certification"),
                    "certification",
                            Set.of("activity", "alerts", "inventory", "risk", "certification"),
                    "reporting",
                            Set.of(
                                    "activity",
                                    "alerts",
                                    "inventory",
                                    "collection",
                                    "risk",
                                    "certification",
                                    "evidence"),
                    "console", Set.of());

    static final ArchRule SERVICES_STAND_ALONE =
            classes()
                    .that()
                    .resideInAnyPackage(packages())
                    .should(
                            notDependOn(
                                    "not use code of another service",
                                    dependency ->
                                            service(dependency.getTargetClass())
                                                    .filter(other ->
                                                            !other.equals(
                                                                    service(
                                                                                    dependency
                                                                                            .getOriginClass())
                                                                            .orElse("")))
                                                    .isPresent()))
                    .because("they are released and fail one by one; they meet on the bus");

    static final ArchRule EVENTS_FLOW_ONE_WAY =
            classes()
                    .that()
                    .resideInAnyPackage(packages())
                    .should(
                            notDependOn(
                                    "only know the events of services before it",
                                    dependency ->
                                            family(dependency.getTargetClass())
                                                    .filter(family ->
                                                            !allowed(dependency.getOriginClass())
                                                                    .contains(family))
                                                    .isPresent()))
                    .because("collector, risk, certification, reporting: facts flow one way");

    private ServiceLaws() {}

    static Optional<String> service(JavaClass type) {
        return SERVICES.stream()
                .filter(name ->
                        type.getPackageName().equals("dev.attest." + name)
                                || type.getPackageName().startsWith("dev.attest." + name + "."))
                .findFirst();
    }

    private static Optional<String> family(JavaClass type) {
        String prefix = "dev.attest.events.";
        return type.getPackageName().startsWith(prefix)
                ? Optional.of(type.getPackageName().substring(prefix.length()))
                : Optional.empty();
    }

    private static Set<String> allowed(JavaClass type) {
        return service(type).map(name -> FAMILIES.getOrDefault(name, Set.of())).orElse(Set.of());
    }

    private static String[] packages() {
        return SERVICES.stream().map(name -> "dev.attest." + name + "..").toArray(String[]::new);
    }

    private static ArchCondition<JavaClass> notDependOn(
            String description, Predicate<Dependency> forbidden) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(forbidden)
                        .map(dependency ->
                                SimpleConditionEvent.violated(type, dependency.getDescription()))
                        .forEach(events::add);
            }
        };
    }
}
