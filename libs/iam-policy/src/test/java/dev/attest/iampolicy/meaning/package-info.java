@NullMarked
package dev.attest.iampolicy.meaning;

import org.jspecify.annotations.NullMarked;
