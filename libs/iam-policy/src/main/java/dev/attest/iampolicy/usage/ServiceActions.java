package dev.attest.iampolicy.usage;

import dev.attest.iampolicy.ActionPattern;
import dev.attest.iampolicy.Actions;
import dev.attest.iampolicy.Wildcard;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What an element says of the actions of one service.
///
/// @param patterns of that service alone
/// @param entangled whether it also allows some of the service in a way that patterns cannot tell:
///   a NotAction that leaves out some of them
record ServiceActions(List<String> patterns, boolean entangled) {

    /// @param service prefix in lower case
    static ServiceActions of(Actions actions, String service) {
        List<String> named =
                actions.patterns().stream()
                        .flatMap(pattern -> within(pattern, service).stream())
                        .distinct()
                        .toList();
        if (!actions.negated()) {
            return new ServiceActions(named, false);
        }
        String all = service + ":*";
        return named.isEmpty()
                ? new ServiceActions(List.of(all), false)
                : new ServiceActions(List.of(), !named.contains(all));
    }

    /// The pattern with the service for what it says before the colon.
    private static Optional<String> within(ActionPattern pattern, String service) {
        String text = pattern.text();
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Optional.of(service + ":*");
        }
        Wildcard services = Wildcard.of(text.substring(0, colon).toLowerCase(Locale.ROOT));
        return services.matches(service)
                ? Optional.of(service + text.substring(colon))
                : Optional.empty();
    }
}
