package dev.attest.iampolicy.usage;

import dev.attest.iampolicy.Condition;
import dev.attest.iampolicy.PolicyVersion;
import dev.attest.iampolicy.Statement;
import java.util.Comparator;
import java.util.List;

/// On what terms statements allow: what they allow on the same terms can be told in one statement.
///
/// @param service prefix in lower case
/// @param conditions in the order of their texts
record Terms(PolicyVersion version, String service, List<Condition> conditions) {

    static final Comparator<Terms> ORDER =
            Comparator.comparing(Terms::version)
                    .reversed()
                    .thenComparing(Terms::service)
                    .thenComparing(terms -> terms.conditions.toString());

    static Terms of(PolicyVersion version, String service, Statement statement) {
        return new Terms(
                version,
                service,
                statement.conditions().stream()
                        .sorted(Comparator.comparing(Condition::text))
                        .toList());
    }
}
