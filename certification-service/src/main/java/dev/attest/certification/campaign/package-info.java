/// Campaigns: launch, progress, closure.
@NullMarked
package dev.attest.certification.campaign;

import org.jspecify.annotations.NullMarked;
