package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.meaning.PolicyFinding.Category;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How severe a category of findings is.
///
/// @param firm where it is held always, and on any resource
/// @param limited where it is held under conditions, on resources that the policy singles out, or
///   depending on the account; null when it is then not worth a finding
/// @param reason why the category matters
/// @param lesser actions of the category that weigh as limited however they are held
record FindingWeight(
        Category category,
        Severity firm,
        @Nullable Severity limited,
        String reason,
        Set<String> lesser) {

    /// A finding; empty when it is not worth one.
    Optional<PolicyFinding> finding(
            boolean firmly,
            Set<Statement> statements,
            List<String> actions,
            List<String> paths,
            String sentence,
            String why) {
        Severity severity = firmly ? firm : limited;
        return Optional.ofNullable(severity)
                .map(worth ->
                        new PolicyFinding(
                                category,
                                worth,
                                List.copyOf(statements),
                                actions,
                                paths,
                                sentence,
                                why));
    }

    /// The same for the category's own reason, without paths.
    Optional<PolicyFinding> finding(
            boolean firmly, Set<Statement> statements, List<String> actions, String sentence) {
        return finding(firmly, statements, actions, List.of(), sentence, reason);
    }

    /// An empty set of statements in the document's order.
    static Set<Statement> statements() {
        return new TreeSet<>(Comparator.comparingInt(Statement::index));
    }
}
