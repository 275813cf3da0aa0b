package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.ActionPattern;
import dev.attest.iampolicy.Actions;
import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.decision.PrincipalAccess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which actions an allowing statement speaks of at all, whatever the resource. Most principals use
/// a few services: whatever else the catalogue knows is left out without being decided.
final class Allowed {

    private final Map<String, List<Actions>> byService = new HashMap<>();
    private final List<Actions> anyService = new ArrayList<>();
    private final Map<String, Boolean> known = new HashMap<>();
    private final boolean everything;

    Allowed(PrincipalAccess access) {
        everything =
                !access.identity().unread().isEmpty()
                        || access.principal()
                                .kind()
                                .filter(Principal.Kind.ROOT::equals)
                                .isPresent();
        access.identity().read().stream()
                .flatMap(policy -> policy.document().statements().stream())
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .forEach(statement -> add(statement.actions()));
    }

    /// Whether the action may be allowed somewhere; true when a policy could not be read, and for
    /// the root user, who needs none.
    boolean perhaps(String action) {
        return everything || known.computeIfAbsent(action, this::spokenOf);
    }

    private boolean spokenOf(String action) {
        String folded = action.toLowerCase(Locale.ROOT);
        String service = folded.substring(0, folded.indexOf(':'));
        return covers(anyService, folded)
                || covers(byService.getOrDefault(service, List.of()), folded);
    }

    private static boolean covers(List<Actions> candidates, String action) {
        return candidates.stream().anyMatch(actions -> actions.cover(action));
    }

    private void add(Actions actions) {
        if (actions.negated()) {
            anyService.add(actions);
            return;
        }
        for (ActionPattern pattern : actions.patterns()) {
            String folded = pattern.text().toLowerCase(Locale.ROOT);
            int colon = folded.indexOf(':');
            String service = colon < 0 ? "*" : folded.substring(0, colon);
            if (service.contains("*") || service.contains("?")) {
                anyService.add(actions);
                return;
            }
            List<Actions> ofService = byService.computeIfAbsent(service, s -> new ArrayList<>());
            if (ofService.isEmpty() || ofService.getLast() != actions) {
                ofService.add(actions);
            }
        }
    }
}
