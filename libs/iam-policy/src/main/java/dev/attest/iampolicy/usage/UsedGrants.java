package dev.attest.iampolicy.usage;

import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.PolicyVersion;
import dev.attest.iampolicy.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What of the allowing statements was used, on the terms of the original.
final class UsedGrants {

    private final ObservedUse use;
    private final SortedMap<Terms, SortedMap<String, UsedResources>> grants =
            new TreeMap<>(Terms.ORDER);
    private final Set<DraftStatement> whole = new LinkedHashSet<>();

    UsedGrants(ObservedUse use) {
        this.use = use;
    }

    void add(PolicyDocument document) {
        document.statements().stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .forEach(statement -> {
                    addUsedActions(document.version(), statement);
                    addUsedServices(document.version(), statement);
                });
    }

    /// By service, then by what is allowed together.
    List<DraftStatement> statements() {
        List<DraftStatement> statements = new ArrayList<>();
        grants.forEach((terms, actions) -> statements.addAll(statements(terms, actions)));
        statements.addAll(whole);
        return statements;
    }

    /// Whether something is kept that cannot be cut down to the services that were used.
    boolean keptWhole() {
        return !whole.isEmpty();
    }

    private void addUsedActions(PolicyVersion version, Statement statement) {
        use.actions().keySet().stream()
                .filter(action -> statement.actions().cover(action.toLowerCase(Locale.ROOT)))
                .forEach(action -> take(version, statement, service(action), action));
    }

    private void addUsedServices(PolicyVersion version, Statement statement) {
        for (String service : use.services().keySet()) {
            String prefix = service.toLowerCase(Locale.ROOT);
            ServiceActions actions = ServiceActions.of(statement.actions(), prefix);
            actions.patterns().forEach(action -> take(version, statement, prefix, action));
            if (actions.entangled()) {
                whole.add(DraftStatement.of(version, statement).withoutSid());
            }
        }
    }

    private void take(PolicyVersion version, Statement statement, String service, String action) {
        grants.computeIfAbsent(
                        Terms.of(version, service, statement),
                        terms -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
                .computeIfAbsent(action, each -> new UsedResources(version))
                .add(Objects.requireNonNull(statement.resources()));
    }

    private List<DraftStatement> statements(
            Terms terms, SortedMap<String, UsedResources> byAction) {
        Map<List<String>, List<String>> together = new LinkedHashMap<>();
        Map<List<String>, List<String>> but = new LinkedHashMap<>();
        byAction.forEach((action, resources) -> {
            keepUsed(action, terms.service(), resources);
            if (!resources.patterns().isEmpty()) {
                together.computeIfAbsent(resources.patterns(), each -> new ArrayList<>())
                        .add(action);
            }
            resources
                    .butPatterns()
                    .forEach(each ->
                            but.computeIfAbsent(each, patterns -> new ArrayList<>()).add(action));
        });
        List<DraftStatement> statements = new ArrayList<>();
        together.forEach((resources, actions) ->
                statements.add(DraftStatement.allow(terms, actions, resources, false)));
        but.forEach((resources, actions) ->
                statements.add(DraftStatement.allow(terms, actions, resources, true)));
        return statements;
    }

    private void keepUsed(String action, String service, UsedResources resources) {
        boolean known = use.of(action).filter(each -> !each.elsewhere()).isPresent();
        if (!known || use.services().containsKey(service)) {
            resources.keepAll();
        } else {
            use.of(action).orElseThrow().resources().forEach(resources::keep);
        }
    }

    private static String service(String action) {
        return action.substring(0, action.indexOf(':')).toLowerCase(Locale.ROOT);
    }
}
