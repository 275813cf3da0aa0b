/// What proves a removed access gone.
@NullMarked
package dev.attest.certification.remediation.model;

import org.jspecify.annotations.NullMarked;
