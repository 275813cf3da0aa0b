package dev.attest.iampolicy;

import java.util.List;

/// What became of a document: a policy, or the reasons why it is none. A document that is broken in
/// one place is broken as a whole, so that nothing of it can become an Allow.
public sealed interface ParsedPolicy {

    record Valid(PolicyDocument document) implements ParsedPolicy {}

    record Invalid(List<PolicyProblem> problems) implements ParsedPolicy {
        public Invalid {
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("invalid without a problem");
            }
            problems = List.copyOf(problems);
        }
    }
}
