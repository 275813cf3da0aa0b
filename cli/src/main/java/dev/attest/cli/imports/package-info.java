/// `attest import`: files in AWS's own formats to the collector.
@NullMarked
package dev.attest.cli.imports;

import org.jspecify.annotations.NullMarked;
