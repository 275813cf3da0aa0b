/// The access certification report, computed from what the evidence log holds about a campaign.
@NullMarked
package dev.attest.reporting.certification;

import org.jspecify.annotations.NullMarked;
