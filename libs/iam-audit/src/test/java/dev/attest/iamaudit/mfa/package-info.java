@NullMarked
package dev.attest.iamaudit.mfa;

import org.jspecify.annotations.NullMarked;
