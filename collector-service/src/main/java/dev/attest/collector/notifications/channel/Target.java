package dev.attest.collector.notifications.channel;

import java.net.URI;
import java.util.List;

/// Where a channel's messages go.
public sealed interface Target {

    /// The place as anybody may see it: of an address only the host, for the rest may be a secret.
    String shown();

    Kind kind();

    /// What kinds there are.
    enum Kind {
        SNS,
        MAIL,
        WEBHOOK,
        SLACK,
        TEAMS
    }

    /// @param arn of the topic
    record Topic(String arn, String region) implements Target {
        @Override
        public String shown() {
            return arn;
        }

        @Override
        public Kind kind() {
            return Kind.SNS;
        }

        /// Whether the topic keeps its order, and wants to be told groups.
        public boolean fifo() {
            return arn.endsWith(".fifo");
        }
    }

    record MailBoxes(List<String> to) implements Target {
        public MailBoxes {
            to = List.copyOf(to);
        }

        @Override
        public String shown() {
            return String.join(", ", to);
        }

        @Override
        public Kind kind() {
            return Kind.MAIL;
        }
    }

    /// An address of the web, which takes messages in the form of its kind.
    sealed interface Web extends Target {

        Address address();

        @Override
        default String shown() {
            return address().toString();
        }
    }

    /// @param secret what messages are signed with
    record Webhook(Address address, Secret secret) implements Web {
        @Override
        public Kind kind() {
            return Kind.WEBHOOK;
        }
    }

    record Slack(Address address) implements Web {
        @Override
        public Kind kind() {
            return Kind.SLACK;
        }
    }

    record Teams(Address address) implements Web {
        @Override
        public Kind kind() {
            return Kind.TEAMS;
        }
    }

    /// An address of which path and query may be a secret.
    final class Address {
        private final URI uri;

        Address(URI uri) {
            this.uri = uri;
        }

        public URI uri() {
            return uri;
        }

        @Override
        public String toString() {
            return uri.getScheme() + "://" + uri.getRawAuthority();
        }
    }
}
