package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.Context;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who asks, as far as it is known.
///
/// @param arn the ARN of a user or role; null when the policies belong to nobody in particular
/// @param groups ARNs of its groups
public record Principal(@Nullable String arn, List<String> groups) {

    private static final Pattern IAM =
            Pattern.compile("arn:([^:]*):iam::([0-9]{12}):(user|role)/(?:.*/)?([^/]+)");
    private static final Principal UNKNOWN = new Principal(null, List.of());

    public Principal {
        groups = List.copyOf(groups);
    }

    public static Principal unknown() {
        return UNKNOWN;
    }

    /// The account it lives in.
    public Optional<String> account() {
        return part(2);
    }

    /// What a request of this principal carries for certain: `aws:username` of a user and
    /// `aws:PrincipalArn`, `aws:PrincipalAccount` of both kinds.
    public Context context() {
        Context context = Context.unknown();
        if (arn == null) {
            return context;
        }
        context = context.with("aws:PrincipalArn", arn);
        Optional<String> account = account();
        if (account.isPresent()) {
            context = context.with("aws:PrincipalAccount", account.get());
        }
        boolean user = part(3).filter("user"::equals).isPresent();
        return user ? context.with("aws:username", part(4).orElseThrow()) : context;
    }

    private Optional<String> part(int group) {
        if (arn == null) {
            return Optional.empty();
        }
        Matcher matcher = IAM.matcher(arn);
        return matcher.matches() ? Optional.of(matcher.group(group)) : Optional.empty();
    }
}
