@NullMarked
package dev.attest.iamaudit.report;

import org.jspecify.annotations.NullMarked;
