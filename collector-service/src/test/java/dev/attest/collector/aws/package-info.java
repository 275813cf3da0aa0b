@NullMarked
package dev.attest.collector.aws;

import org.jspecify.annotations.NullMarked;
