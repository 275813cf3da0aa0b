/// What a set of policies means: administrator or not, escalations, sensitive actions, sentences.
@NullMarked
package dev.attest.iampolicy.meaning;

import org.jspecify.annotations.NullMarked;
