package dev.attest.sample.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An IAM user.
///
/// @param groups names of its groups
/// @param keys at most two, in the order of the credential report
/// @param personEmail who it belongs to; null for machines and shared users
public record IamUser(
        String name,
        String id,
        String arn,
        Instant created,
        @Nullable ConsolePassword password,
        boolean mfa,
        List<AccessKey> keys,
        List<String> groups,
        List<PolicyRef> attached,
        List<InlinePolicy> inline,
        @Nullable PolicyRef boundary,
        @Nullable String personEmail) {

    public IamUser {
        if (keys.size() > 2) {
            throw new IllegalArgumentException("a user has at most two access keys: " + arn);
        }
        keys = List.copyOf(keys);
        groups = List.copyOf(groups);
        attached = List.copyOf(attached);
        inline = List.copyOf(inline);
    }

    public IamUser withPassword(@Nullable ConsolePassword changed) {
        return new IamUser(
                name,
                id,
                arn,
                created,
                changed,
                mfa && changed != null,
                keys,
                groups,
                attached,
                inline,
                boundary,
                personEmail);
    }

    public IamUser withKeys(List<AccessKey> changed) {
        return new IamUser(
                name,
                id,
                arn,
                created,
                password,
                mfa,
                changed,
                groups,
                attached,
                inline,
                boundary,
                personEmail);
    }

    public IamUser withGroups(List<String> changed) {
        return new IamUser(
                name,
                id,
                arn,
                created,
                password,
                mfa,
                keys,
                changed,
                attached,
                inline,
                boundary,
                personEmail);
    }

    public IamUser withPolicies(List<PolicyRef> managed, List<InlinePolicy> embedded) {
        return new IamUser(
                name,
                id,
                arn,
                created,
                password,
                mfa,
                keys,
                groups,
                managed,
                embedded,
                boundary,
                personEmail);
    }
}
