package dev.attest.iampolicy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One statement of a policy document.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Statement".
///
/// @param index its place in the document, from 0
/// @param sid null when the document gives none
/// @param principals null in identity policies
/// @param resources null in trust policies, where the role is the resource
/// @param conditions all must hold; empty when there are none
public record Statement(
        int index,
        @Nullable String sid,
        Effect effect,
        @Nullable Principals principals,
        Actions actions,
        @Nullable Resources resources,
        List<Condition> conditions) {

    public Statement {
        conditions = List.copyOf(conditions);
    }

    /// Whether the statement speaks of the action on the resource. With conditions it is at most
    /// MAYBE.
    ///
    /// @param action in lower case
    public Truth applies(String action, String resource, Context context) {
        if (!actions.cover(action)) {
            return Truth.NO;
        }
        Truth covered = resources == null ? Truth.YES : resources.cover(resource, context);
        return conditions.isEmpty() ? covered : covered.and(Truth.MAYBE);
    }
}
