package dev.attest.cli.policies;

import static dev.attest.iampolicy.meaning.Reach.SOME;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.cli.output.Column;
import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.graph.Hop;
import dev.attest.iampolicy.graph.PrivilegeGraph;
import dev.attest.iampolicy.graph.Reach;
import dev.attest.iampolicy.graph.Route;
import dev.attest.iampolicy.meaning.EscalationFinding;
import dev.attest.iampolicy.meaning.PolicyMeaning;
import dev.attest.iampolicy.trust.Outsider;
import dev.attest.iampolicy.trust.TrustPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A user or a role, and what is to tell of it.
///
/// @param escalations the surest first; none for an administrator, who needs none
/// @param route the shortest way to an administrator; null when there is none
/// @param reach whom it can act as
/// @param outsiders whom a role lets in from outside its account
/// @param unread policies of which nobody knows what they say
record Holder(
        String arn,
        Standing administrator,
        List<EscalationFinding> escalations,
        @Nullable Route route,
        Reach reach,
        List<Outsider> outsiders,
        List<NamedPolicy.Unread> unread) {
    private static final int SHOWN = 5;

    static final List<Column<Holder>> COLUMNS =
            List.of(
                    Column.fixed("ARN", Holder::arn),
                    Column.fixed("ADMINISTRATOR", holder -> holder.administrator.name()),
                    Column.fixed(
                            "ESCALATION",
                            holder ->
                                    holder.escalations.stream()
                                            .map(found -> found.path().id())
                                            .collect(Collectors.joining(" "))),
                    Column.fixed(
                            "OPEN TO",
                            holder ->
                                    holder.outsiders.stream()
                                            .map(Outsider::who)
                                            .collect(Collectors.joining(" "))),
                    Column.fixed(
                            "UNREAD",
                            holder ->
                                    holder.unread.stream()
                                            .map(NamedPolicy::name)
                                            .collect(Collectors.joining(" "))));

    static Holder of(Identity identity, Account account, PrivilegeGraph graph) {
        PrincipalAccess access = identity.access(account.serviceControls());
        PolicyMeaning meaning = PolicyMeaning.of(access);
        List<NamedPolicy.Read> trust = identity.trust().map(PolicySet::read).orElse(List.of());
        return new Holder(
                identity.arn(),
                meaning.administrator(),
                meaning.administrator() == Standing.YES ? List.of() : surestFirst(meaning),
                graph.route(identity.arn()).orElse(null),
                graph.reach(identity.arn()),
                trust.stream()
                        .map(policy -> new TrustPolicy(policy.document()))
                        .flatMap(policy -> policy.outsiders(account.id()).stream())
                        .toList(),
                Stream.concat(
                                access.policies(),
                                identity.trust().stream().flatMap(set -> set.policies().stream()))
                        .filter(NamedPolicy.Unread.class::isInstance)
                        .map(NamedPolicy.Unread.class::cast)
                        .toList());
    }

    private static List<EscalationFinding> surestFirst(PolicyMeaning meaning) {
        return meaning.escalations().stream()
                .sorted(Comparator.comparing(EscalationFinding::counts).reversed())
                .toList();
    }

    boolean administers() {
        return administrator.compareTo(Standing.CONDITIONAL) >= 0;
    }

    /// Whether it can make itself administrator, whatever else exists in the account.
    boolean escalates() {
        return escalations.stream().anyMatch(found -> found.counts() == Standing.YES);
    }

    /// Nothing when there is nothing to tell.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (administers()) {
            lines.add(
                    "administrator" + (administrator == Standing.YES ? "" : ", under conditions"));
        }
        escalations.stream().limit(SHOWN).map(Holder::words).forEach(lines::add);
        if (escalations.size() > SHOWN) {
            lines.add("ways beside these: " + (escalations.size() - SHOWN));
        }
        if (route != null && !route.hops().isEmpty()) {
            lines.add(
                    (route.standing() == Standing.YES ? "way: " : "possible way: ")
                            + route.words());
        }
        if (!reach.certain().isEmpty() && !administers()) {
            lines.add(
                    "can act as others: %d, in accounts: %s"
                            .formatted(
                                    reach.certain().size(), String.join(", ", reach.accounts())));
        }
        outsiders.forEach(outsider -> lines.add("open: " + outsider.sentence()));
        unread.forEach(policy ->
                lines.add("unknown: what " + policy.name() + " says, " + policy.reason()));
        if (!lines.isEmpty()) {
            lines.addFirst(arn);
        }
        return lines;
    }

    private static String words(EscalationFinding found) {
        boolean sure = found.counts() == Standing.YES;
        String some = found.held().reach() == SOME ? ", on the resources that are named" : "";
        String open = found.held().standing() == Standing.YES ? "" : ", under conditions";
        String exists =
                found.met() == Standing.YES ? "" : ", depending on what exists in the account";
        return (sure ? "can" : "could")
                + " become administrator by "
                + found.path().means()
                + " ("
                + found.path().id()
                + ")"
                + some
                + open
                + exists;
    }

    private void addWay(ObjectNode json) {
        ArrayNode hops = json.putArray("route");
        for (Hop hop : route == null ? List.<Hop>of() : route.hops()) {
            hops.addObject()
                    .put("from", hop.from())
                    .put("to", hop.to())
                    .put("path", hop.path().id())
                    .put("words", hop.words())
                    .put("standing", hop.standing().name());
        }
        ObjectNode reaches = json.putObject("reaches");
        reaches.put("principals", reach.certain().size());
        reaches.put("possible", reach.possible().size());
        ArrayNode accounts = reaches.putArray("accounts");
        reach.accounts().forEach(accounts::add);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("arn", arn).put("administrator", administrator.name());
        ArrayNode ways = json.putArray("escalation");
        for (EscalationFinding found : escalations) {
            ways.addObject()
                    .put("id", found.path().id())
                    .put("means", found.path().means())
                    .put("standing", found.held().standing().and(found.met()).name())
                    .put("reach", found.held().reach().name());
        }
        addWay(json);
        ArrayNode openTo = json.putArray("openTo");
        for (Outsider outsider : outsiders) {
            openTo.addObject()
                    .put("kind", outsider.kind().name())
                    .put("who", outsider.who())
                    .put("conditional", outsider.conditional());
        }
        ArrayNode unknown = json.putArray("unread");
        for (NamedPolicy.Unread policy : unread) {
            unknown.addObject().put("policy", policy.name()).put("reason", policy.reason());
        }
        return json;
    }
}
