@NullMarked
package dev.attest.cli.reports;

import org.jspecify.annotations.NullMarked;
