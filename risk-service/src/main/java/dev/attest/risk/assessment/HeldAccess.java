package dev.attest.risk.assessment;

import dev.attest.iampolicy.decision.PrincipalAccess;

/// What somebody may do in one account.
///
/// @param through how it is held, such as `permission set Admins`
record HeldAccess(String through, String accountId, PrincipalAccess access) {}
