package dev.attest.sample.trail;

import org.jspecify.annotations.Nullable;

/// One API call as it may appear in the trail.
///
/// @param source service prefix such as `ec2`
/// @param weight how often it appears beside the others of its trade
/// @param data whether it is a data event, not a management event
/// @param request null when CloudTrail writes `null`, which is normal
/// @param error what a failure is called; null for the service's usual refusal
record Call(
        String source,
        String name,
        int weight,
        boolean read,
        boolean data,
        @Nullable Template request,
        @Nullable Template response,
        @Nullable String error) {

    /// Services whose events all appear in us-east-1.
    boolean global() {
        return switch (source) {
            case "iam", "organizations", "ce", "budgets", "invoicing", "cur", "sso", "signin" ->
                    true;
            default -> false;
        };
    }

    /// What a refusal is called.
    String refusal() {
        if (error != null) {
            return error;
        }
        return source.equals("ec2") ? "Client.UnauthorizedOperation" : "AccessDenied";
    }
}
