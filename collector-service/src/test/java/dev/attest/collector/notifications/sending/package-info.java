@NullMarked
package dev.attest.collector.notifications.sending;

import org.jspecify.annotations.NullMarked;
