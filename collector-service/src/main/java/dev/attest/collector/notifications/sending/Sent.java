package dev.attest.collector.notifications.sending;

import org.jspecify.annotations.Nullable;

/// What became of one attempt to send a message.
public sealed interface Sent {

    /// The channel took it.
    ///
    /// @param receipt the channel's own word for it, where it gives one
    record Taken(@Nullable String receipt) implements Sent {}

    /// The channel did not take it.
    ///
    /// @param reason without secrets
    /// @param passing whether it may take the same message later
    record Refused(String reason, boolean passing) implements Sent {}
}
