@NullMarked
package dev.attest.collector.auditors.detection;

import org.jspecify.annotations.NullMarked;
