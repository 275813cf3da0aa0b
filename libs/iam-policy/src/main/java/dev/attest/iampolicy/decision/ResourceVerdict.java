package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.Truth;
import java.util.ArrayList;
import java.util.List;

/// What the resource policy says, and what it grants by how it names the principal.
///
/// @param whole all of it, with its denies
/// @param itself what it grants to the one who asks
/// @param behind what it grants to the role or user behind the session that asks
/// @param account what it delegates to the principal's account
record ResourceVerdict(
        LayerVerdict whole, LayerVerdict itself, LayerVerdict behind, LayerVerdict account) {

    static ResourceVerdict of(PolicySet policy, Request request, Caller caller) {
        Part whole = new Part();
        Part itself = new Part();
        Part behind = new Part();
        Part account = new Part();
        for (NamedPolicy.Read read : policy.read()) {
            for (Statement statement : read.document().statements()) {
                Truth applies =
                        statement.applies(request.action(), request.resource(), request.context());
                if (applies == Truth.NO) {
                    continue;
                }
                Naming naming = Named.by(statement, caller).and(applies);
                whole.add(read.name(), statement, naming.any());
                if (statement.effect() == Effect.ALLOW) {
                    itself.add(read.name(), statement, naming.itself());
                    behind.add(read.name(), statement, naming.behind());
                    account.add(read.name(), statement, naming.account());
                }
            }
        }
        List<NamedPolicy.Unread> unread = policy.unread();
        return new ResourceVerdict(
                whole.verdict(unread),
                itself.verdict(unread),
                behind.verdict(unread),
                account.verdict(unread));
    }

    /// A verdict in the making.
    private static final class Part {

        private final List<DecidingStatement> applying = new ArrayList<>();
        private Truth allowed = Truth.NO;
        private Truth denied = Truth.NO;

        void add(String policy, Statement statement, Truth applies) {
            if (applies == Truth.NO) {
                return;
            }
            applying.add(new DecidingStatement(Layer.RESOURCE, policy, statement, applies));
            if (statement.effect() == Effect.DENY) {
                denied = denied.or(applies);
            } else {
                allowed = allowed.or(applies);
            }
        }

        LayerVerdict verdict(List<NamedPolicy.Unread> unread) {
            return new LayerVerdict(Layer.RESOURCE, allowed, denied, applying, unread);
        }
    }
}
