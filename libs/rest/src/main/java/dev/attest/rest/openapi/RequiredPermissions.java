package dev.attest.rest.openapi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/// The permissions each operation asks for, read from `@PermissionsAllowed` and `@PermitAll` on the
/// method or its class.
final class RequiredPermissions {

    private static final DotName ALLOWED =
            DotName.createSimple("io.quarkus.security.PermissionsAllowed");
    private static final DotName EVERYBODY =
            DotName.createSimple("jakarta.annotation.security.PermitAll");

    private final Map<String, List<String>> byOperation = new HashMap<>();

    RequiredPermissions(IndexView index) {
        index.getKnownClasses().stream().filter(type -> !type.isInterface()).forEach(this::read);
    }

    /// Empty when the code does not say who may call the operation.
    Optional<List<String>> of(@Nullable String operationId) {
        return operationId == null
                ? Optional.empty()
                : Optional.ofNullable(byOperation.get(operationId));
    }

    private void read(ClassInfo type) {
        for (MethodInfo method : type.methods()) {
            permissions(method)
                    .or(() -> permissions(type))
                    .ifPresent(required ->
                            byOperation.put(type.name() + "_" + method.name(), required));
        }
    }

    private static Optional<List<String>> permissions(MethodInfo method) {
        AnnotationInstance allowed = method.declaredAnnotation(ALLOWED);
        return declared(allowed, method.hasDeclaredAnnotation(EVERYBODY));
    }

    private static Optional<List<String>> permissions(ClassInfo type) {
        AnnotationInstance allowed = type.declaredAnnotation(ALLOWED);
        return declared(allowed, type.hasDeclaredAnnotation(EVERYBODY));
    }

    private static Optional<List<String>> declared(
            @Nullable AnnotationInstance allowed, boolean everybody) {
        if (allowed != null) {
            return Optional.of(List.of(allowed.value().asStringArray()));
        }
        return everybody ? Optional.of(List.of()) : Optional.empty();
    }
}
