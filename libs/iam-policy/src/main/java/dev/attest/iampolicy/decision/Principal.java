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

    /// What a request of this principal carries for certain: `aws:PrincipalArn`,
    /// `aws:PrincipalAccount`, `aws:PrincipalType` and `aws:username`, which roles do not have.
    /// What an ARN does not tell, such as tags and `aws:userid`, is unknown.
    ///
    /// Source: IAM User Guide, "AWS global condition context keys" and "IAM policy elements:
    /// Variables and tags", Principal key values.
    public Context context() {
        Matcher matcher = arn == null ? null : IAM.matcher(arn);
        if (arn == null || matcher == null || !matcher.matches()) {
            return Context.unknown();
        }
        Context context =
                Context.unknown()
                        .with("aws:PrincipalArn", arn)
                        .with("aws:PrincipalAccount", matcher.group(2));
        return kind(matcher) == Kind.USER
                ? context.with("aws:PrincipalType", "User").with("aws:username", matcher.group(4))
                : context.with("aws:PrincipalType", "AssumedRole").without("aws:username");
    }

    /// What it is; empty when the ARN does not tell.
    public Optional<Kind> kind() {
        if (arn == null) {
            return Optional.empty();
        }
        Matcher matcher = IAM.matcher(arn);
        return matcher.matches() ? Optional.of(kind(matcher)) : Optional.empty();
    }

    private static Kind kind(Matcher matched) {
        return matched.group(3).equals("user") ? Kind.USER : Kind.ROLE;
    }

    /// The account it lives in.
    public Optional<String> account() {
        if (arn == null) {
            return Optional.empty();
        }
        Matcher matcher = IAM.matcher(arn);
        return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
    }

    /// What policies can be attached to, other than groups.
    public enum Kind {
        USER,
        ROLE
    }
}
