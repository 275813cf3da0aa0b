@NullMarked
package dev.attest.iamaudit.inventory;

import org.jspecify.annotations.NullMarked;
