@NullMarked
package dev.attest.iampolicy.graph;

import org.jspecify.annotations.NullMarked;
