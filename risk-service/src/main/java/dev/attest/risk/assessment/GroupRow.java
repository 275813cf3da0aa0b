package dev.attest.risk.assessment;

import dev.attest.risk.landscape.StoredPolicy;
import java.util.List;

/// A group as read for an assessment.
record GroupRow(String groupId, String name, List<StoredPolicy> policies) {}
