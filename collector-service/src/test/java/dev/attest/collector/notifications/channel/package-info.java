@NullMarked
package dev.attest.collector.notifications.channel;

import org.jspecify.annotations.NullMarked;
