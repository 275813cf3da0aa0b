package dev.attest.risk.assessment;

import dev.attest.iampolicy.Condition;
import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.decision.DecidingStatement;
import dev.attest.iampolicy.decision.Decision;
import dev.attest.iampolicy.decision.Layer;
import dev.attest.iampolicy.decision.OpenQuestion;
import dev.attest.iampolicy.decision.Outcome;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Whether a principal may do something, as the API tells it.
@Schema(description = "Whether a principal may do something, and why")
public record AccessEvaluationView(
        String principal,
        @Schema(
                        description =
                                "How the principal holds the access that was asked, such as a permission set")
                String through,
        @Schema(description = "ALLOW_IF hangs on the open questions") Outcome decision,
        @Schema(description = "The layer that allows too little or denies; missing when allowed")
                @Nullable Layer stoppedBy,
        @Schema(description = "The statements that decided; empty when nothing allows")
                List<DecidingStatementView> because,
        List<OpenQuestionView> open,
        @Schema(description = "Layers that were not observed: they may deny more, or allow more")
                List<Layer> notKnown) {

    /// A statement that decided.
    @Schema(name = "DecidingStatement")
    public record DecidingStatementView(
            Layer layer,
            String policy,
            @Schema(description = "Its place in the document, from 0") int statement,
            @Nullable String sid,
            Effect effect) {}

    /// What would have to be known.
    @Schema(name = "OpenQuestion")
    public record OpenQuestionView(
            Layer layer,
            String policy,
            @Schema(description = "Missing where the whole policy is unknown")
                    @Nullable Integer statement,
            @Nullable String sid,
            @Nullable Effect effect,
            @Schema(description = "Conditions that are open") @Nullable List<String> conditions,
            @Schema(description = "Why the policy is unknown") @Nullable String unread) {}

    static AccessEvaluationView of(
            String principal, String through, Decision decision, List<Layer> notKnown) {
        return new AccessEvaluationView(
                principal,
                through,
                decision.outcome(),
                decision.stoppedBy(),
                decision.because().stream().map(AccessEvaluationView::deciding).toList(),
                decision.open().stream().map(AccessEvaluationView::open).toList(),
                notKnown);
    }

    private static DecidingStatementView deciding(DecidingStatement deciding) {
        Statement statement = deciding.statement();
        return new DecidingStatementView(
                deciding.layer(),
                deciding.policy(),
                statement.index(),
                statement.sid(),
                statement.effect());
    }

    private static OpenQuestionView open(OpenQuestion question) {
        return switch (question) {
            case OpenQuestion.OpenStatement(var deciding, var conditions) ->
                    new OpenQuestionView(
                            deciding.layer(),
                            deciding.policy(),
                            deciding.statement().index(),
                            deciding.statement().sid(),
                            deciding.statement().effect(),
                            conditions.stream().map(Condition::text).toList(),
                            null);
            case OpenQuestion.UnreadPolicy(var layer, var policy) ->
                    new OpenQuestionView(
                            layer, policy.name(), null, null, null, null, policy.reason());
        };
    }
}
