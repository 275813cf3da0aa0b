/// The routing rules, without a framework.
@NullMarked
package dev.attest.certification.routing.model;

import org.jspecify.annotations.NullMarked;
