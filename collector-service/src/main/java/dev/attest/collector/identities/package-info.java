/// Who stands behind each identity: joined by rules to a person, classed, and with an owner or
/// without one.
@NullMarked
package dev.attest.collector.identities;

import org.jspecify.annotations.NullMarked;
