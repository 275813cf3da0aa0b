@NullMarked
package dev.attest.collector.notifications;

import org.jspecify.annotations.NullMarked;
