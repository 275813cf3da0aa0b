/// What a campaign reviews: entitlements drawn from the inventory, their meaning and advice.
@NullMarked
package dev.attest.certification.population;

import org.jspecify.annotations.NullMarked;
