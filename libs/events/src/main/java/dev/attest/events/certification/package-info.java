@NullMarked
package dev.attest.events.certification;

import org.jspecify.annotations.NullMarked;
