/// What a principal used of what it may do: the share of its sensitive actions that lies idle.
@NullMarked
package dev.attest.iampolicy.usage;

import org.jspecify.annotations.NullMarked;
