package dev.attest.iampolicy.usage;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// How one action was used.
///
/// @param last when last
/// @param resources on which it was used, as far as they are known: ARNs as IAM evaluates them, and
///   `*` for an action that knows no resource
/// @param elsewhere whether it was also used where nobody knows on what
public record ActionUse(Instant last, SortedSet<String> resources, boolean elsewhere) {

    public ActionUse {
        resources = Collections.unmodifiableSortedSet(new TreeSet<>(resources));
        if (resources.isEmpty() && !elsewhere) {
            throw new IllegalArgumentException("used on nothing");
        }
    }

    static ActionUse on(Instant when, Collection<String> resources) {
        return new ActionUse(when, new TreeSet<>(resources), resources.isEmpty());
    }

    /// Both uses as one.
    ActionUse and(ActionUse other) {
        SortedSet<String> all = new TreeSet<>(resources);
        all.addAll(other.resources);
        return new ActionUse(
                last.isAfter(other.last) ? last : other.last, all, elsewhere || other.elsewhere);
    }
}
