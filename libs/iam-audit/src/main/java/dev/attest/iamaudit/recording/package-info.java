/// Questions to AWS as they were written down, and what checks learn from them.
@NullMarked
package dev.attest.iamaudit.recording;

import org.jspecify.annotations.NullMarked;
