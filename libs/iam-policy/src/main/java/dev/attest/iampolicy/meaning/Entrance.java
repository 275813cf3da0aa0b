package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.ActionPattern;
import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.Resources;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.decision.Decision;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Request;
import dev.attest.iampolicy.decision.ResourceAccess;
import dev.attest.iampolicy.decision.Standing;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What somebody from outside gets through a resource policy or a trust policy, found by asking.
/// Their own policies allow everything: what stops them is the document alone.
final class Entrance {

    private static final PolicySet EVERYTHING =
            PolicySet.of(
                    new NamedPolicy.Read(
                            "everything",
                            null,
                            PolicyDocument.allowingEverything(PolicyKind.IDENTITY)));
    private static final String ASSUMING = "sts:AssumeRole";
    private static final int MAX_PAIRS = 10_000;

    private final PolicyDocument document;
    private final Nearby policy;
    private final String owner;
    private final Set<Statement> statements = FindingWeight.statements();
    private final Set<String> actions = new LinkedHashSet<>();
    private Standing standing = Standing.NO;

    /// @param policy the document's
    /// @param owner the account that owns the resource
    Entrance(PolicyDocument document, Nearby policy, String owner) {
        this.document = document;
        this.policy = policy;
        this.owner = owner;
    }

    /// Asks for everything that a statement speaks of; where that is very much, for every action
    /// and every resource, but not for all of them together.
    void ask(Statement statement, Principal who, Context context) {
        // who signs no request has no policies
        PolicySet policies = who.arn() == null ? PolicySet.empty() : EVERYTHING;
        var access = new PrincipalAccess(who, policies, Optional.empty());
        List<String> resources = resources(statement);
        Map<String, String> examples = examples(statement);
        boolean many = (long) resources.size() * examples.size() > MAX_PAIRS;
        String first = resources.getFirst();
        boolean next = false;
        for (Map.Entry<String, String> example : examples.entrySet()) {
            for (String resource : many && next ? List.of(first) : resources) {
                ResourceAccess target =
                        ResourceAccess.of(resource).in(owner).with(policy.on(resource));
                Request request = new Request(example.getValue(), resource, context);
                note(example.getKey(), access.decide(request, target));
            }
            next = true;
        }
    }

    private void note(String action, Decision decision) {
        Standing found = decision.standing();
        if (!found.present() || found.compareTo(standing) < 0) {
            return;
        }
        if (found != standing) {
            statements.clear();
            actions.clear();
            standing = found;
        }
        Grip.allowing(decision).stream()
                .filter(each -> each.principals() != null)
                .forEach(statements::add);
        actions.add(action);
    }

    boolean open() {
        return standing.present();
    }

    /// Whether it is open without conditions.
    boolean wide() {
        return standing == Standing.YES;
    }

    Set<Statement> statements() {
        return statements;
    }

    List<String> actions() {
        return List.copyOf(actions);
    }

    /// After the name of whoever comes in.
    String can() {
        return document.kind() == PolicyKind.TRUST && actions.stream().anyMatch(Entrance::assumes)
                ? " can assume the role"
                : " can use " + Sentences.listed(actions);
    }

    private static boolean assumes(String written) {
        return written.toLowerCase(Locale.ROOT).startsWith(ASSUMING.toLowerCase(Locale.ROOT));
    }

    /// The actions as they are written, each with an example.
    private Map<String, String> examples(Statement statement) {
        Map<String, String> examples = new LinkedHashMap<>();
        if (document.kind() == PolicyKind.TRUST && statement.actions().cover("sts:assumerole")) {
            examples.put(ASSUMING, ASSUMING);
        } else if (statement.actions().negated()) {
            examples.put("*", Witnesses.STRANGE_ACTION);
        } else {
            for (ActionPattern pattern : statement.actions().patterns()) {
                examples.put(pattern.text(), Witnesses.example(pattern));
            }
        }
        return examples;
    }

    private List<String> resources(Statement statement) {
        Resources named = statement.resources();
        if (document.kind() == PolicyKind.TRUST) {
            return List.of("arn:aws:iam::" + owner + ":role/" + Witnesses.STRANGER);
        }
        return named == null || named.negated()
                ? List.of(Witnesses.STRANGE_RESOURCE)
                : named.patterns().stream().map(Witnesses::example).toList();
    }
}
