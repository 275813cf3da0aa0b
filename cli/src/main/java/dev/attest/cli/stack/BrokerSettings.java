package dev.attest.cli.stack;

import dev.attest.cli.home.Ports;
import java.nio.file.Path;

/// The properties file of the broker. Services prove with SCRAM that they know their passwords, and
/// the broker proves it to them; what nobody was granted is refused. The broker's own user, who may
/// do everything, has a password for one run only: it is in this file and in the supervisor's
/// memory.
final class BrokerSettings {
    private static final String SETTINGS =
            """
            process.roles=broker,controller
            node.id=1
            controller.quorum.bootstrap.servers=%2$s
            controller.listener.names=CONTROLLER
            listeners=SERVICES://%1$s,CONTROLLER://%2$s
            listener.security.protocol.map=SERVICES:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT
            inter.broker.listener.name=SERVICES
            sasl.mechanism.inter.broker.protocol=PLAIN
            sasl.mechanism.controller.protocol=PLAIN
            listener.name.services.sasl.enabled.mechanisms=%5$s,PLAIN
            listener.name.services.%6$s.sasl.jaas.config=%7$s required;
            listener.name.services.plain.sasl.jaas.config=%4$s
            listener.name.controller.sasl.enabled.mechanisms=PLAIN
            listener.name.controller.plain.sasl.jaas.config=%4$s
            authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
            allow.everyone.if.no.acl.found=false
            super.users=User:%8$s
            log.dirs=%3$s
            # One broker has no replica to lean on: what it acknowledges is on the disk.
            log.flush.interval.messages=1
            auto.create.topics.enable=false
            num.partitions=3
            offsets.topic.num.partitions=3
            offsets.topic.replication.factor=1
            transaction.state.log.num.partitions=3
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            group.initial.rebalance.delay.ms=0
            num.network.threads=2
            num.io.threads=4
            log.cleaner.dedupe.buffer.size=4194304
            """;

    private BrokerSettings() {}

    static String of(Ports ports, Path data, String password) {
        String login =
                BrokerAccess.plainLogin(password).replace(";", "")
                        + " user_"
                        + BrokerAccess.ADMINISTRATOR
                        + "=\""
                        + password
                        + "\";";
        return SETTINGS.formatted(
                ports.kafkaAddress(),
                "127.0.0.1:" + ports.kafkaController(),
                data,
                login,
                BrokerAccess.MECHANISM,
                BrokerAccess.MECHANISM.toLowerCase(java.util.Locale.ROOT),
                BrokerAccess.SCRAM_MODULE,
                BrokerAccess.ADMINISTRATOR);
    }
}
