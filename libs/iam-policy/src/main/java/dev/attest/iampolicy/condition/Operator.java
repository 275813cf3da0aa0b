package dev.attest.iampolicy.condition;

import dev.attest.iampolicy.CompiledCondition;
import dev.attest.iampolicy.PolicyVersion;
import java.util.List;
import java.util.Optional;

/// A condition operator with its prefix and suffix, such as `ForAnyValue:StringLikeIfExists`.
///
/// Case counts in operators: IAM refuses `stringEquals` as malformed. `Null` takes a prefix, which
/// changes nothing, and no suffix. Source: IAM User Guide, "IAM JSON policy elements: Condition
/// operators" and "Access Analyzer policy check reference", Null with if exists; for the prefix
/// iam-simulate.
@FunctionalInterface
public interface Operator {

    /// Compiles the operator's test of one key.
    ///
    /// @param values as the document writes them; none match nothing
    /// @param refusals told of each value that the operator cannot take; then the test is of no use
    CompiledCondition compile(
            String key, List<String> values, PolicyVersion version, Refusals refusals);

    /// The operator of that name, when there is one.
    static Optional<Operator> named(String name) {
        Quantifier quantifier = Quantifier.of(name);
        String rest = name.substring(quantifier.prefix().length());
        if (rest.equals("Null")) {
            return Optional.of((key, values, version, refusals) ->
                    NullCheck.of(key, new PolicyValues(values, version, refusals)));
        }
        boolean ifExists = rest.endsWith("IfExists");
        return Relation.named(ifExists ? rest.substring(0, rest.length() - 8) : rest)
                .map(relation ->
                        (key, values, version, refusals) ->
                                new KeyCheck(
                                        key,
                                        quantifier,
                                        relation,
                                        ifExists,
                                        new PolicyValues(values, version, refusals)));
    }

    /// Takes complaints about values.
    @FunctionalInterface
    interface Refusals {

        /// @param index of the value
        /// @param message one sentence, naming the value
        void refuse(int index, String message);
    }
}
