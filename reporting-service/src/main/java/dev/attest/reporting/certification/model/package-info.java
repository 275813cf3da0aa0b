/// What an access certification report says, and its arithmetic. Knows no store, event or format.
@NullMarked
package dev.attest.reporting.certification.model;

import org.jspecify.annotations.NullMarked;
