package dev.attest.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.attest.rest.RolePermissions;
import java.util.List;
import java.util.Optional;

/// REST operations of the services and what they say about their callers.
final class Operations {

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH").stream()
                    .map(method -> "jakarta.ws.rs." + method)
                    .toList();
    private static final List<String> SERVICES =
            List.of("collector", "risk", "certification", "reporting").stream()
                    .map(service -> "dev.attest." + service)
                    .toList();
    private static final String ALLOWED = "io.quarkus.security.PermissionsAllowed";
    private static final String EVERYBODY = "jakarta.annotation.security.PermitAll";

    static final DescribedPredicate<JavaMethod> ARE_OPERATIONS =
            describe(
                    "are REST operations of a service",
                    method ->
                            !method.getOwner().isInterface()
                                    && SERVICES.stream()
                                            .anyMatch(
                                                    method.getOwner().getPackageName()::startsWith)
                                    && METHODS.stream().anyMatch(method::isAnnotatedWith));

    static final ArchCondition<JavaMethod> DECLARE_KNOWN_PERMISSIONS =
            new ArchCondition<>("declare permissions that some role gives, or that all may call") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    List<String> declared = declared(method);
                    boolean open =
                            method.isAnnotatedWith(EVERYBODY)
                                    || method.getOwner().isAnnotatedWith(EVERYBODY);
                    boolean known =
                            !declared.isEmpty() && RolePermissions.all().containsAll(declared);
                    events.add(
                            new SimpleConditionEvent(
                                    method,
                                    open || known,
                                    method.getFullName() + " declares " + declared));
                }
            };

    private Operations() {}

    private static List<String> declared(JavaMethod method) {
        Optional<? extends JavaAnnotation<?>> onMethod = method.tryGetAnnotationOfType(ALLOWED);
        Optional<? extends JavaAnnotation<?>> onClass =
                method.getOwner().tryGetAnnotationOfType(ALLOWED);
        JavaAnnotation<?> found =
                onMethod.isPresent() ? onMethod.get() : onClass.isPresent() ? onClass.get() : null;
        return found == null
                ? List.of()
                : found.get("value").map(v -> List.of((String[]) v)).orElse(List.of());
    }
}
