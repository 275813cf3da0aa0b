@NullMarked
package dev.attest.collector.activity;

import org.jspecify.annotations.NullMarked;
