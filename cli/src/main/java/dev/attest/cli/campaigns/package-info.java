/// Campaigns, the tasks of their reviewers, and what becomes of what was revoked.
@NullMarked
package dev.attest.cli.campaigns;

import org.jspecify.annotations.NullMarked;
