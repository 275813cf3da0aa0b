package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.Context;
import java.util.Locale;

/// One thing a principal may want to do.
///
/// @param action such as `iam:PassRole`; kept in lower case, because case does not count
/// @param resource an ARN, or `*` for actions that know no resource
public record Request(String action, String resource, Context context) {

    public Request {
        action = action.toLowerCase(Locale.ROOT);
    }

    /// A request of whose context nothing is known.
    public static Request of(String action, String resource) {
        return new Request(action, resource, Context.unknown());
    }
}
