@NullMarked
package dev.attest.console.reports;

import org.jspecify.annotations.NullMarked;
