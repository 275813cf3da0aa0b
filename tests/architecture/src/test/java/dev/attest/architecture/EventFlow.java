package dev.attest.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import dev.attest.events.Event;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who makes an event and who deals with it, as the code shows.
///
/// @param senders services that create it
/// @param handlers other services that look into it, or into its whole family
/// @param ownWork whether a sender looks into it as well
record EventFlow(String event, Set<String> senders, Set<String> handlers, boolean ownWork) {

    static EventFlow of(Class<? extends Event> event, JavaClasses code) {
        JavaClass type = code.get(event);
        Set<String> senders =
                services(
                        type.getConstructorCallsToSelf().stream()
                                .map(JavaConstructorCall::getOriginOwner));
        Class<?> family = event.getInterfaces()[0];
        Set<String> handlers = services(Stream.concat(readers(type), readers(code.get(family))));
        boolean ownWork = handlers.removeAll(senders);
        return new EventFlow(event.getSimpleName(), senders, handlers, ownWork);
    }

    // Whoever takes an event apart calls its components; whoever treats a family alike names the
    // family's interface.
    private static Stream<JavaClass> readers(JavaClass type) {
        return type.isInterface()
                ? type.getDirectDependenciesToSelf().stream().map(d -> d.getOriginClass())
                : type.getMethodCallsToSelf().stream().map(JavaCodeUnitAccess::getOriginOwner);
    }

    private static Set<String> services(Stream<JavaClass> classes) {
        return classes.flatMap(type -> ServiceLaws.service(type).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
