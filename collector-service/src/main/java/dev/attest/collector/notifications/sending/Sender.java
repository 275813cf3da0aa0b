package dev.attest.collector.notifications.sending;

import dev.attest.collector.notifications.channel.Channel;
import dev.attest.collector.notifications.message.Notice;

/// Sends one message over one channel. It blocks, for a bounded time.
public interface Sender {

    Sent send(Channel channel, Notice notice);
}
