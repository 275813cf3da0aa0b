@NullMarked
package dev.attest.collector.auditors.iam;

import org.jspecify.annotations.NullMarked;
