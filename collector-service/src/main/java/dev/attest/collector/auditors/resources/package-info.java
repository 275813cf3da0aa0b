@NullMarked
package dev.attest.collector.auditors.resources;

import org.jspecify.annotations.NullMarked;
