/// What other services know of a subject: last use, risk, open alerts.
@NullMarked
package dev.attest.certification.signals;

import org.jspecify.annotations.NullMarked;
