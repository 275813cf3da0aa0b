@NullMarked
package dev.attest.iamaudit.recording;

import org.jspecify.annotations.NullMarked;
