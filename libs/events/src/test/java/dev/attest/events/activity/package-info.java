@NullMarked
package dev.attest.events.activity;

import org.jspecify.annotations.NullMarked;
