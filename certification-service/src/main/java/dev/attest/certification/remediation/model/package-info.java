/// The exact commands that take an access away and what proves it gone.
@NullMarked
package dev.attest.certification.remediation.model;

import org.jspecify.annotations.NullMarked;
