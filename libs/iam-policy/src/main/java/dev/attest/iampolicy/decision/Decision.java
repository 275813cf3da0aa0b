package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

    /// @param layers every layer, whose denies count
    /// @param ways to be allowed, one at least
    static Decision of(Context context, List<LayerVerdict> layers, List<Way> ways) {
        for (LayerVerdict layer : layers) {
            if (layer.denied() == Truth.YES) {
                return denied(layers, layer.layer());
            }
        }
        List<Way> possible = ways.stream().filter(Way::mayAllow).toList();
        if (possible.isEmpty()) {
            return new Decision(
                    Outcome.IMPLICIT_DENY, List.of(), List.of(), Standing.NO, Way.stop(ways));
        }
        List<Way> certain = ways.stream().filter(way -> way.allowed() == Truth.YES).toList();
        List<OpenQuestion> open = new ArrayList<>();
        layers.forEach(layer -> openDenies(context, layer, open));
        if (certain.isEmpty()) {
            parts(possible, Truth.MAYBE).forEach(a -> open.add(question(context, a)));
        }
        List<DecidingStatement> because = parts(certain.isEmpty() ? possible : certain, Truth.YES);
        return open.isEmpty() && !certain.isEmpty()
                ? new Decision(Outcome.ALLOW, because, open, Standing.YES, null)
                : new Decision(Outcome.ALLOW_IF, because, open, standing(layers, ways), null);
    }

    private static Decision denied(List<LayerVerdict> layers, Layer stoppedBy) {
        List<DecidingStatement> because =
                layers.stream().flatMap(a -> a.applying(Effect.DENY, Truth.YES)).toList();
        return new Decision(Outcome.EXPLICIT_DENY, because, List.of(), Standing.NO, stoppedBy);
    }

    private static Standing standing(List<LayerVerdict> layers, List<Way> ways) {
        Standing standing = Standing.NO;
        for (Way way : ways) {
            standing = standing.or(way.standing());
        }
        boolean mayBeDenied = layers.stream().anyMatch(layer -> layer.denied() == Truth.MAYBE);
        return mayBeDenied ? standing.and(Standing.CONDITIONAL) : standing;
    }

    private static void openDenies(Context context, LayerVerdict layer, List<OpenQuestion> open) {
        if (layer.mayDeny() == Truth.NO) {
            return;
        }
        layer.applying(Effect.DENY, Truth.MAYBE).forEach(a -> open.add(question(context, a)));
        layer.unread().forEach(a -> open.add(new OpenQuestion.UnreadPolicy(layer.layer(), a)));
    }

    /// The allowing statements of the ways; of parts that allow anyway only those that are certain.
    private static List<DecidingStatement> parts(List<Way> ways, Truth applies) {
        Stream<LayerVerdict> parts = ways.stream().flatMap(way -> way.parts().stream());
        List<DecidingStatement> statements = new ArrayList<>();
        parts.filter(part -> applies == Truth.YES || part.allowed() != Truth.YES)
                .flatMap(part -> part.applying(Effect.ALLOW, applies))
                .filter(each -> statements.stream().noneMatch(each::sameAs))
                .forEach(statements::add);
        return statements;
    }

    private static OpenQuestion question(Context context, DecidingStatement applying) {
        return new OpenQuestion.OpenStatement(applying, applying.statement().open(context));
    }
}
