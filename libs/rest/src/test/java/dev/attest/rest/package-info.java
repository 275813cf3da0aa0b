@NullMarked
package dev.attest.rest;

import org.jspecify.annotations.NullMarked;
