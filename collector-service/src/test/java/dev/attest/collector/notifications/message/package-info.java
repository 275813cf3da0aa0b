@NullMarked
package dev.attest.collector.notifications.message;

import org.jspecify.annotations.NullMarked;
