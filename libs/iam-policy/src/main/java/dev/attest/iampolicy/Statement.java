package dev.attest.iampolicy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One statement of a policy document.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Statement".
///
/// @param index its place in the document, from 0
/// @param sid null when the document gives none
/// @param principals null in identity and service control policies
/// @param resources null in trust policies, where the role is the resource, and in resource
///   policies that mean the resource they are attached to
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

    /// Whether the statement speaks of the action on the resource and all its conditions hold;
    /// MAYBE when that hangs on what the context does not tell.
    ///
    /// @param action in lower case
    public Truth applies(String action, String resource, Context context) {
        if (!actions.cover(action)) {
            return Truth.NO;
        }
        Truth applies = resources == null ? Truth.YES : resources.cover(resource, context);
        if (conditions.isEmpty()) {
            return applies;
        }
        Context certain = context.certain();
        for (int i = 0; i < conditions.size() && applies != Truth.NO; i++) {
            applies = applies.and(conditions.get(i).holds(certain));
        }
        return applies;
    }

    /// The conditions of which the context does not tell how they come out.
    public List<Condition> open(Context context) {
        Context certain = context.certain();
        return conditions.stream()
                .filter(condition -> condition.holds(certain) == Truth.MAYBE)
                .toList();
    }
}
