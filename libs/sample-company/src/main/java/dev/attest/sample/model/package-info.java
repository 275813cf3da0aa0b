@NullMarked
package dev.attest.sample.model;

import org.jspecify.annotations.NullMarked;
