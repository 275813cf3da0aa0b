package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.Truth;
import java.util.ArrayList;
import java.util.List;
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

    /// Whatever policies say.
    static final Decision ALWAYS =
            new Decision(Outcome.ALLOW, List.of(), List.of(), Standing.YES, null);

    public Decision {
        because = List.copyOf(because);
        open = List.copyOf(open);
    }

    /// @param layers every layer, whose denies count
    /// @param ways to be allowed, one at least
    static Decision of(Context context, List<LayerVerdict> layers, List<Way> ways) {
        for (LayerVerdict layer : layers) {
            if (layer.denied() == Truth.YES) {
                return denied(layers, layer.layer());
            }
        }
        Truth allowed = Truth.NO;
        boolean possible = false;
        for (Way way : ways) {
            allowed = allowed.or(way.allowed());
            possible |= way.mayAllow();
        }
        if (!possible) {
            return new Decision(
                    Outcome.IMPLICIT_DENY, List.of(), List.of(), Standing.NO, Way.stop(ways));
        }
        boolean certain = allowed == Truth.YES;
        List<OpenQuestion> open = new ArrayList<>();
        for (LayerVerdict layer : layers) {
            openDenies(context, layer, open);
        }
        if (!certain) {
            for (DecidingStatement each : allowing(ways, Truth.MAYBE, false)) {
                open.add(question(context, each));
            }
        }
        List<DecidingStatement> because = allowing(ways, Truth.YES, certain);
        return open.isEmpty() && certain
                ? new Decision(Outcome.ALLOW, because, open, Standing.YES, null)
                : new Decision(Outcome.ALLOW_IF, because, open, standing(layers, ways), null);
    }

    private static Decision denied(List<LayerVerdict> layers, Layer stoppedBy) {
        List<DecidingStatement> because = new ArrayList<>();
        for (LayerVerdict layer : layers) {
            because.addAll(layer.applying(Effect.DENY, Truth.YES));
        }
        return new Decision(Outcome.EXPLICIT_DENY, because, List.of(), Standing.NO, stoppedBy);
    }

    private static Standing standing(List<LayerVerdict> layers, List<Way> ways) {
        Standing standing = Standing.NO;
        for (Way way : ways) {
            standing = standing.or(way.standing());
        }
        for (LayerVerdict layer : layers) {
            standing =
                    layer.denied() == Truth.MAYBE ? standing.and(Standing.CONDITIONAL) : standing;
        }
        return standing;
    }

    private static void openDenies(Context context, LayerVerdict layer, List<OpenQuestion> open) {
        if (layer.mayDeny() == Truth.NO) {
            return;
        }
        for (DecidingStatement each : layer.applying(Effect.DENY, Truth.MAYBE)) {
            open.add(question(context, each));
        }
        for (NamedPolicy.Unread unread : layer.unread()) {
            open.add(new OpenQuestion.UnreadPolicy(layer.layer(), unread));
        }
    }

    /// The allowing statements of the ways, each once; of layers that allow anyway only those that
    /// are certain.
    ///
    /// @param certain whether only the ways count that allow for certain; else all that may
    private static List<DecidingStatement> allowing(
            List<Way> ways, Truth applies, boolean certain) {
        List<DecidingStatement> statements = new ArrayList<>();
        for (Way way : ways) {
            if (certain ? way.allowed() != Truth.YES : !way.mayAllow()) {
                continue;
            }
            for (LayerVerdict part : way.parts()) {
                if (applies == Truth.YES || part.allowed() != Truth.YES) {
                    addNew(part.applying(Effect.ALLOW, applies), statements);
                }
            }
        }
        return statements;
    }

    private static void addNew(List<DecidingStatement> found, List<DecidingStatement> to) {
        for (DecidingStatement each : found) {
            boolean known = false;
            for (DecidingStatement other : to) {
                known |= each.sameAs(other);
            }
            if (!known) {
                to.add(each);
            }
        }
    }

    private static OpenQuestion question(Context context, DecidingStatement applying) {
        return new OpenQuestion.OpenStatement(applying, applying.statement().open(context));
    }
}
