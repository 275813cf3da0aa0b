/// Words, identities and advice for entitlements and the exact commands that take them away,
/// without a framework.
@NullMarked
package dev.attest.certification.population.model;

import org.jspecify.annotations.NullMarked;
