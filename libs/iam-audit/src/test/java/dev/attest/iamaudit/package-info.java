@NullMarked
package dev.attest.iamaudit;

import org.jspecify.annotations.NullMarked;
