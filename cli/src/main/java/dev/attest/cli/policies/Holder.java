package dev.attest.cli.policies;

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
import dev.attest.iampolicy.graph.Route;
import dev.attest.iampolicy.graph.Span;
import dev.attest.iampolicy.meaning.EscalationFinding;
import dev.attest.iampolicy.meaning.EscalationPath;
import dev.attest.iampolicy.meaning.PolicyMeaning;
import dev.attest.iampolicy.trust.Outsider;
import dev.attest.iampolicy.trust.TrustPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A user or a role, and what is to tell of it.
///
/// @param ways to an administrator, by each path it can begin with, the surest and shortest first;
///   none for an administrator, who needs none
/// @param idle paths whose permissions it holds, and that lead to no administrator of these
///   accounts
/// @param reach whom it can act as
/// @param outsiders whom a role lets in from outside its account
/// @param unread policies of which nobody knows what they say
record Holder(
        String arn,
        Standing administrator,
        List<Route> ways,
        List<EscalationFinding> idle,
        Span reach,
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
                                    holder.ways.stream()
                                            .map(way -> path(way).id())
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
        List<Route> ways = graph.routes(identity.arn());
        List<NamedPolicy.Read> trust = identity.trust().map(PolicySet::read).orElse(List.of());
        return new Holder(
                identity.arn(),
                meaning.administrator(),
                ways,
                meaning.administrator().present() ? List.of() : idle(meaning, ways),
                graph.span(identity.arn()),
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

    private static List<EscalationFinding> idle(PolicyMeaning meaning, List<Route> ways) {
        Set<String> leading = ways.stream().map(way -> path(way).id()).collect(Collectors.toSet());
        return meaning.escalations().stream()
                .filter(found -> !leading.contains(found.path().id()))
                .toList();
    }

    private static EscalationPath path(Route way) {
        return way.hops().getFirst().path();
    }

    boolean administers() {
        return administrator.present();
    }

    /// Whether it can become administrator, and nothing is open about that.
    boolean escalates() {
        return ways.stream().anyMatch(way -> way.standing() == Standing.YES);
    }

    /// Nothing when there is nothing to tell.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (administers()) {
            lines.add(
                    "administrator" + (administrator == Standing.YES ? "" : ", under conditions"));
        }
        addWays(lines);
        if (reach.certain() > 0 && !administers()) {
            lines.add(
                    "can act as others: %d, in accounts: %s"
                            .formatted(
                                    reach.certain(), String.join(", ", reach.certainAccounts())));
        }
        outsiders.forEach(outsider -> lines.add("open: " + outsider.sentence()));
        unread.forEach(policy ->
                lines.add("unknown: what " + policy.name() + " says, " + policy.reason()));
        if (!lines.isEmpty()) {
            lines.addFirst(arn);
        }
        return lines;
    }

    private void addWays(List<String> lines) {
        boolean sure = escalates();
        List<Route> told =
                ways.stream().filter(way -> !sure || way.standing() == Standing.YES).toList();
        told.stream().limit(SHOWN).map(Holder::words).forEach(lines::add);
        if (told.size() > SHOWN) {
            lines.add("ways beside these: " + (told.size() - SHOWN));
        }
        if (told.size() < ways.size()) {
            lines.add(
                    "perhaps also by "
                            + listed(ways.subList(told.size(), ways.size()), Holder::path));
        }
        ways.stream()
                .findFirst()
                .filter(way -> way.hops().size() > 1)
                .ifPresent(way -> lines.add("step by step: " + way.words()));
        if (!idle.isEmpty()) {
            lines.add(
                    (sure
                                    ? "permissions of further paths: "
                                    : "permissions of paths that lead nowhere here: ")
                            + listed(idle, EscalationFinding::path));
        }
    }

    private static String words(Route way) {
        Hop first = way.hops().getFirst();
        int more = way.hops().size() - 1;
        boolean sure = way.standing() == Standing.YES;
        return (sure ? "can" : "could")
                + " become administrator by "
                + first.means()
                + " ("
                + first.path().id()
                + ")"
                + (more == 0 ? "" : more == 1 ? ", and one more step" : ", and " + more + " more")
                + (sure ? "" : ", if what is open comes out so");
    }

    private static <T> String listed(List<T> found, Function<T, EscalationPath> path) {
        String shown =
                found.stream()
                        .limit(SHOWN)
                        .map(each -> path.apply(each).id())
                        .collect(Collectors.joining(", "));
        return found.size() <= SHOWN ? shown : shown + " and " + (found.size() - SHOWN) + " more";
    }

    private static void add(List<Hop> hops, ArrayNode json) {
        for (Hop hop : hops) {
            json.addObject()
                    .put("from", hop.from())
                    .put("to", hop.to())
                    .put("path", hop.path().id())
                    .put("words", hop.words())
                    .put("standing", hop.standing().name());
        }
    }

    private void addReach(ObjectNode json) {
        ObjectNode reaches = json.putObject("reaches");
        reaches.put("principals", reach.certain());
        reaches.put("possible", reach.possible());
        ArrayNode accounts = reaches.putArray("accounts");
        reach.accounts().forEach(accounts::add);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("arn", arn).put("administrator", administrator.name());
        ArrayNode escalation = json.putArray("escalation");
        for (Route way : ways) {
            ObjectNode entry = escalation.addObject();
            entry.put("id", path(way).id()).put("means", path(way).means());
            entry.put("standing", way.standing().name()).put("leads", true);
            add(way.hops(), entry.putArray("hops"));
        }
        for (EscalationFinding found : idle) {
            ObjectNode entry = escalation.addObject();
            entry.put("id", found.path().id()).put("means", found.path().means());
            entry.put("standing", found.held().standing().and(found.met()).name());
            // who has a certain way is not followed along every other
            entry.put("leads", escalates() ? null : Boolean.FALSE).putArray("hops");
        }
        add(ways.isEmpty() ? List.of() : ways.getFirst().hops(), json.putArray("route"));
        addReach(json);
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
