package dev.attest.iampolicy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.Outcome;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Request;
import dev.attest.iampolicy.decision.ResourceAccess;
import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.meaning.PolicyMeaning;
import dev.attest.iampolicy.trust.TrustPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// No input crashes or hangs the parser, and nothing that is broken is found to allow anything.
/// Inputs that once did are kept beside this class and run as ordinary tests.
class PolicyParserFuzzTest {

    private static final String RESOURCE = "arn:aws:s3:::bucket/key";

    @FuzzTest(maxDuration = "60s")
    void shouldSurviveAnyText(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        PolicyMeaning meaning = PolicyMeaning.of(NamedPolicy.of("fuzz", null, text));
        if (PolicyParser.parse(text, PolicyKind.IDENTITY) instanceof ParsedPolicy.Invalid) {
            assertThat(meaning.administrator()).isEqualTo(Standing.UNKNOWN);
            assertThat(meaning.sensitive()).isEmpty();
        }
        if (PolicyParser.parse(text, PolicyKind.IDENTITY) instanceof ParsedPolicy.Valid valid) {
            valid.document().statements().forEach(PolicyParserFuzzTest::answer);
        }
        if (PolicyParser.parse(text, PolicyKind.TRUST) instanceof ParsedPolicy.Valid valid) {
            assertThat(new TrustPolicy(valid.document()).outsiders("123456789012")).isNotNull();
        }
        if (PolicyParser.parse(text, PolicyKind.RESOURCE) instanceof ParsedPolicy.Invalid) {
            assertThat(byResourcePolicy(text)).isEqualTo(Outcome.ALLOW_IF);
        } else {
            assertThat(byResourcePolicy(text)).isNotNull();
        }
        assertThat(PolicyParser.parse(text, PolicyKind.SERVICE_CONTROL)).isNotNull();
        assertThat(PolicyParser.parse(text, PolicyKind.RESOURCE_CONTROL)).isNotNull();
    }

    /// What becomes of somebody who has only this resource policy.
    private static Outcome byResourcePolicy(String text) {
        Principal anna = new Principal("arn:aws:iam::123456789012:user/anna", List.of());
        return new PrincipalAccess(anna, PolicySet.empty(), Optional.empty())
                .decide(
                        Request.of("s3:GetObject", RESOURCE),
                        ResourceAccess.of(RESOURCE)
                                .with(
                                        PolicySet.of(
                                                NamedPolicy.of(
                                                        "fuzz", null, text, PolicyKind.RESOURCE))))
                .outcome();
    }

    /// Whatever becomes known, a statement that surely applies or not does so still.
    private static void answer(Statement statement) {
        Truth unknown = statement.applies("s3:getobject", RESOURCE, Context.unknown());
        Context none = Context.unknown().withNothingElse();
        Context some = none;
        for (Condition condition : statement.conditions()) {
            some = some.with(condition.key(), condition.values().toArray(String[]::new));
        }
        for (Context context : List.of(none, some)) {
            Truth known = statement.applies("s3:getobject", RESOURCE, context);
            assertThat(unknown).isIn(Truth.MAYBE, known);
        }
    }
}
