@NullMarked
package dev.attest.iamaudit.check;

import org.jspecify.annotations.NullMarked;
