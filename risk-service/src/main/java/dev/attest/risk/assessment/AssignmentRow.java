package dev.attest.risk.assessment;

import dev.attest.risk.landscape.StoredPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A permission set in an account, given to a user or a group.
record AssignmentRow(
        String permissionSetArn,
        String name,
        List<StoredPolicy> policies,
        @Nullable StoredPolicy boundary,
        String accountId,
        String assignedTo) {}
