package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The answer to a request, and why.
///
/// @param because the statements that decided; empty for an implicit deny
/// @param open what would have to be known; empty unless the outcome is ALLOW_IF
/// @param standing how firmly it is held when policies that could not be read are trusted not to
///   deny: the view for finding what somebody can do, where the outcome is the view for deciding
/// @param stoppedBy the layer that allows too little or denies; null when allowed
public record Decision(
        Outcome outcome,
        List<DecidingStatement> because,
        List<OpenQuestion> open,
        Standing standing,
        @Nullable Layer stoppedBy) {

    public Decision {
        because = List.copyOf(because);
        open = List.copyOf(open);
    }

    static Decision of(Context context, LayerVerdict identity, Optional<LayerVerdict> boundary) {
        for (Layer layer : Layer.values()) {
            LayerVerdict verdict = layer == Layer.IDENTITY ? identity : boundary.orElse(null);
            if (verdict != null && verdict.denied() == Truth.YES) {
                return stopped(Outcome.EXPLICIT_DENY, definite(verdict, Effect.DENY), layer);
            }
        }
        if (identity.mayAllow() == Truth.NO) {
            return stopped(Outcome.IMPLICIT_DENY, List.of(), Layer.IDENTITY);
        }
        if (boundary.isPresent() && boundary.get().mayAllow() == Truth.NO) {
            return stopped(Outcome.IMPLICIT_DENY, List.of(), Layer.BOUNDARY);
        }
        Standing standing =
                boundary.map(Decision::standing).orElse(Standing.YES).and(standing(identity));
        List<OpenQuestion> open = new ArrayList<>(open(context, Layer.IDENTITY, identity));
        boundary.ifPresent(verdict -> open.addAll(open(context, Layer.BOUNDARY, verdict)));
        List<DecidingStatement> because = new ArrayList<>(definite(identity, Effect.ALLOW));
        boundary.ifPresent(verdict -> because.addAll(definite(verdict, Effect.ALLOW)));
        return open.isEmpty()
                ? new Decision(Outcome.ALLOW, because, open, Standing.YES, null)
                : new Decision(Outcome.ALLOW_IF, because, open, standing, null);
    }

    private static Decision stopped(Outcome outcome, List<DecidingStatement> because, Layer layer) {
        return new Decision(outcome, because, List.of(), Standing.NO, layer);
    }

    private static List<DecidingStatement> definite(LayerVerdict verdict, Effect effect) {
        return verdict.applying().stream()
                .filter(a -> a.applies() == Truth.YES && a.statement().effect() == effect)
                .toList();
    }

    private static Standing standing(LayerVerdict verdict) {
        if (verdict.allowed() == Truth.NO) {
            return verdict.unread().isEmpty() ? Standing.NO : Standing.UNKNOWN;
        }
        return verdict.allowed() == Truth.YES && verdict.denied() == Truth.NO
                ? Standing.YES
                : Standing.CONDITIONAL;
    }

    /// What keeps a layer from a definite allow.
    private static List<OpenQuestion> open(Context context, Layer layer, LayerVerdict verdict) {
        if (verdict.allowed() == Truth.YES && verdict.mayDeny() == Truth.NO) {
            return List.of();
        }
        List<OpenQuestion> open = new ArrayList<>();
        for (DecidingStatement applying : verdict.applying()) {
            boolean counts =
                    applying.statement().effect() == Effect.DENY || verdict.allowed() != Truth.YES;
            if (applying.applies() == Truth.MAYBE && counts) {
                open.add(
                        new OpenQuestion.OpenStatement(
                                applying, applying.statement().open(context)));
            }
        }
        verdict.unread().forEach(unread -> open.add(new OpenQuestion.UnreadPolicy(layer, unread)));
        return open;
    }
}
