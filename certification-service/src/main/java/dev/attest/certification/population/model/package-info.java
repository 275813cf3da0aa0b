/// Words, identities and advice for entitlements, without a framework.
@NullMarked
package dev.attest.certification.population.model;

import org.jspecify.annotations.NullMarked;
