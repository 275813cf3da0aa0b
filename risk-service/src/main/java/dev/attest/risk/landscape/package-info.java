/// What this service knows of people, accounts, principals, policies, use and alerts, as the
/// collector tells it. Every change marks the subjects it concerns for a new assessment, in the
/// same transaction.
@NullMarked
package dev.attest.risk.landscape;

import org.jspecify.annotations.NullMarked;
