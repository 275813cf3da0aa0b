@NullMarked
package dev.attest.awsjson;

import org.jspecify.annotations.NullMarked;
