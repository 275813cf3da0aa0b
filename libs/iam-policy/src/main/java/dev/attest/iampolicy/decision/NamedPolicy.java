package dev.attest.iampolicy.decision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.iampolicy.ParsedPolicy;
import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.PolicyParser;
import dev.attest.iampolicy.PolicyProblem;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A policy under the name a reader knows it by. What it says may be unknown: a document that was
/// not handed over, or that cannot be parsed, is never taken for one that says nothing.
public sealed interface NamedPolicy {

    String name();

    /// The ARN of a managed policy; null for an inline policy.
    @Nullable String arn();

    /// Whether it is a managed policy that the account can change; AWS's own it cannot.
    default boolean customerManaged() {
        String arn = arn();
        return arn != null && !ofAws(arn);
    }

    /// Whether the ARN is of a managed policy of AWS itself.
    static boolean ofAws(String arn) {
        return arn.contains(":iam::aws:");
    }

    /// A policy whose document was read.
    record Read(String name, @Nullable String arn, PolicyDocument document)
            implements NamedPolicy {}

    /// A policy whose document is unknown.
    ///
    /// @param reason why, as half a sentence
    record Unread(String name, @Nullable String arn, String reason) implements NamedPolicy {}

    /// Parses an identity policy.
    static NamedPolicy of(String name, @Nullable String arn, String document) {
        return of(name, arn, PolicyParser.parse(document, PolicyKind.IDENTITY));
    }

    /// Parses an identity policy.
    static NamedPolicy of(String name, @Nullable String arn, JsonNode document) {
        return of(name, arn, PolicyParser.parse(document, PolicyKind.IDENTITY));
    }

    /// Parses a policy of any kind.
    static NamedPolicy of(String name, @Nullable String arn, String document, PolicyKind kind) {
        return of(name, arn, PolicyParser.parse(document, kind));
    }

    /// A policy that was parsed, or could not be.
    static NamedPolicy of(String name, @Nullable String arn, ParsedPolicy parsed) {
        return switch (parsed) {
            case ParsedPolicy.Valid valid -> new Read(name, arn, valid.document());
            case ParsedPolicy.Invalid invalid ->
                    new Unread(
                            name,
                            arn,
                            invalid.problems().stream()
                                    .map(PolicyProblem::message)
                                    .collect(Collectors.joining("; ")));
        };
    }
}
