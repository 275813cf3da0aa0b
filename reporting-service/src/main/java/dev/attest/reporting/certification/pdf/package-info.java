/// The access certification report as a PDF for people.
@NullMarked
package dev.attest.reporting.certification.pdf;

import org.jspecify.annotations.NullMarked;
