package dev.attest.collector.identities;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What rules see of an identity.
///
/// @param seen as rules see it: `principalId`, `accountId`, `kind`, `name`, `email`, `tags`,
///   `groups`, `consolePassword` and `accessKeysKnown` (null where no source tells), `accessKeys`
///   (how many are active), `trust`
record Facts(String principalId, String accountId, String kind, String name, ObjectNode seen) {}
