package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Request;
import dev.attest.iampolicy.decision.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Puts a principal's access into words for a manager.
final class Sentences {

    private static final String CAN = "Can ";
    private static final int MAX_LISTED = 8;

    private static final List<String> READING =
            List.of(
                    "get",
                    "list",
                    "describe",
                    "batchget",
                    "view",
                    "lookup",
                    "search",
                    "query",
                    "scan");

    private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]+:\\*");

    private final PrincipalAccess access;
    private final Standing administrator;
    private final Standing escalation;
    private final List<EscalationFinding> escalations;
    private final List<SensitiveAction> sensitive;
    private final Set<String> whole = new TreeSet<>();
    private final List<String> sentences = new ArrayList<>();

    Sentences(
            PrincipalAccess access,
            Standing administrator,
            Standing escalation,
            List<EscalationFinding> escalations,
            List<SensitiveAction> sensitive) {
        this.access = access;
        this.administrator = administrator;
        this.escalation = escalation;
        this.escalations = escalations;
        this.sensitive = sensitive;
    }

    List<String> all() {
        if (administrator.present()) {
            sentences.add("Can do everything in the account" + conditions(administrator));
        } else {
            escalation();
            breadth();
            privileges();
            rest();
        }
        unread();
        if (sentences.isEmpty()) {
            sentences.add("Allows nothing");
        }
        return sentences;
    }

    private void escalation() {
        if (!escalation.present()) {
            return;
        }
        List<EscalationFinding> counting =
                escalations.stream().filter(e -> e.counts() == escalation).toList();
        List<EscalationFinding> sure =
                counting.stream().filter(e -> e.met() == Standing.YES).toList();
        if (sure.isEmpty()) {
            sentences.add(
                    "Could make itself administrator by "
                            + ways(counting)
                            + ", depending on what exists in the account");
        } else {
            sentences.add(
                    "Can make itself administrator by " + ways(sure) + conditions(escalation));
        }
    }

    static String ways(List<EscalationFinding> findings) {
        String first = findings.getFirst().path().means();
        int more = findings.size() - 1;
        return switch (more) {
            case 0 -> first;
            case 1 -> first + ", and in another way";
            default -> first + ", and in " + more + " other ways";
        };
    }

    /// Everything but something, or everything in whole services.
    private void breadth() {
        if (standing(Witnesses.STRANGE_ACTION, Witnesses.STRANGE_RESOURCE).present()) {
            sentences.add("Can do everything in the account except " + listed(leftOut()));
            whole.add("*");
            return;
        }
        for (String prefix : prefixes()) {
            String any = prefix + ":" + Witnesses.STRANGER;
            String arn = "arn:aws:" + prefix + ":::" + Witnesses.STRANGER;
            if (standing(any, arn).and(standing(any, "*")) == Standing.YES) {
                whole.add(prefix);
            }
        }
        if (!whole.isEmpty()) {
            sentences.add(
                    "Can do everything in "
                            + listed(whole.stream().map(Catalogue::service).toList()));
        }
    }

    /// A few are told one by one; many are summed up by what they put at stake.
    private void privileges() {
        if (whole.contains("*")) {
            return;
        }
        List<SensitiveAction> telling =
                sensitive.stream()
                        .filter(each -> !whole.contains(service(each)))
                        .sorted(Comparator.comparing(each -> each.held().reach()))
                        .toList();
        PrivilegesInWords.of(telling).forEach(each -> sentences.add(CAN + each));
    }

    private static String service(SensitiveAction each) {
        String action = each.action().action();
        return action.substring(0, action.indexOf(':'));
    }

    /// What no other sentence speaks of, by service.
    private void rest() {
        if (whole.contains("*")) {
            return;
        }
        Set<String> told = new LinkedHashSet<>();
        sensitive.forEach(s -> told.add(s.action().action().toLowerCase(Locale.ROOT)));
        Set<String> read = new TreeSet<>();
        Set<String> used = new TreeSet<>();
        allowing()
                .filter(statement -> !statement.actions().negated())
                .flatMap(statement -> statement.actions().patterns().stream())
                .map(pattern -> pattern.text().toLowerCase(Locale.ROOT))
                .filter(action -> action.contains(":") && !told.contains(action))
                .forEach(action -> {
                    String prefix = action.substring(0, action.indexOf(':'));
                    String name = action.substring(prefix.length() + 1);
                    if (!whole.contains(prefix)) {
                        boolean reads = READING.stream().anyMatch(name::startsWith);
                        (reads ? read : used).add(Catalogue.service(prefix));
                    }
                });
        read.removeAll(used);
        if (!used.isEmpty()) {
            sentences.add("Can use actions of " + listed(used));
        }
        if (!read.isEmpty()) {
            sentences.add("Can read in " + listed(read));
        }
    }

    private void unread() {
        access.policies()
                .filter(NamedPolicy.Unread.class::isInstance)
                .map(NamedPolicy.Unread.class::cast)
                .forEach(policy ->
                        sentences.add(
                                "What the policy "
                                        + policy.name()
                                        + " says is unknown: "
                                        + policy.reason()));
    }

    private List<String> leftOut() {
        Set<String> texts = new LinkedHashSet<>();
        for (Statement statement : access.statements()) {
            boolean out =
                    statement.effect() == Effect.DENY
                            ? !statement.actions().negated()
                            : statement.actions().negated();
            if (out) {
                statement.actions().patterns().forEach(pattern -> texts.add(pattern.text()));
            }
        }
        return texts.isEmpty() ? List.of("some resources") : List.copyOf(texts);
    }

    private Set<String> prefixes() {
        Set<String> prefixes = new TreeSet<>();
        access.statements().stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .flatMap(statement -> statement.actions().patterns().stream())
                .map(pattern -> pattern.text().toLowerCase(Locale.ROOT))
                .filter(action -> SERVICE.matcher(action).matches())
                .forEach(action -> prefixes.add(action.substring(0, action.length() - 2)));
        return prefixes;
    }

    private Stream<Statement> allowing() {
        return access.identity().read().stream()
                .flatMap(policy -> policy.document().statements().stream())
                .filter(statement -> statement.effect() == Effect.ALLOW);
    }

    private Standing standing(String action, String resource) {
        return access.decide(new Request(action, resource, access.principal().context()))
                .standing();
    }

    private static String conditions(Standing standing) {
        return standing == Standing.CONDITIONAL ? ", under conditions" : "";
    }

    static String listed(Collection<String> names) {
        List<String> shown = names.stream().limit(MAX_LISTED).toList();
        int hidden = names.size() - shown.size();
        if (hidden > 0) {
            return String.join(", ", shown) + " and " + hidden + " more";
        }
        if (shown.size() == 1) {
            return shown.getFirst();
        }
        return String.join(", ", shown.subList(0, shown.size() - 1)) + " and " + shown.getLast();
    }
}
