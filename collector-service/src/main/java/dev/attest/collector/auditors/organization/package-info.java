@NullMarked
package dev.attest.collector.auditors.organization;

import org.jspecify.annotations.NullMarked;
