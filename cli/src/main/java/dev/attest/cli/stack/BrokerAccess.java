package dev.attest.cli.stack;

import dev.attest.cli.home.Ports;
import dev.attest.cli.home.Secrets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/// Sees to it that the broker knows the password of each service, and what each of them may do, and
/// nobody else. Told anew at each start, so that a home made before this, or with other secrets, is
/// put right as well.
final class BrokerAccess {
    static final String ADMINISTRATOR = "broker";
    static final String MECHANISM = ScramMechanism.SCRAM_SHA_512.mechanismName();
    static final String SCRAM_MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule";

    private static final String PLAIN_MODULE =
            "org.apache.kafka.common.security.plain.PlainLoginModule";
    private static final int ITERATIONS = 4096;
    private static final String PATIENCE_MILLIS = "3000";

    private final Ports ports;
    private final Secrets secrets;

    BrokerAccess(Ports ports, Secrets secrets) {
        this.ports = ports;
        this.secrets = secrets;
    }

    static String password(Secrets secrets, String service) {
        return secrets.make("kafka-" + service);
    }

    /// How a service signs in. Names and secrets are letters and digits: nothing needs escaping.
    static String login(String user, String password) {
        return login(SCRAM_MODULE, user, password);
    }

    static String plainLogin(String password) {
        return login(PLAIN_MODULE, ADMINISTRATOR, password);
    }

    private static String login(String module, String user, String password) {
        return "%s required username=\"%s\" password=\"%s\";".formatted(module, user, password);
    }

    /// Whether the broker took it in.
    boolean provision(String administratorPassword) {
        try (Admin admin = Admin.create(settings(administratorPassword))) {
            admin.alterUserScramCredentials(credentials(admin)).all().get();
            Set<AclBinding> wanted = new HashSet<>(Grants.all());
            List<AclBindingFilter> surplus = new ArrayList<>();
            for (AclBinding present : admin.describeAcls(AclBindingFilter.ANY).values().get()) {
                if (!wanted.remove(present)) {
                    surplus.add(present.toFilter());
                }
            }
            admin.deleteAcls(surplus).all().get();
            admin.createAcls(wanted).all().get();
            return true;
        } catch (ExecutionException | KafkaException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<String, Object> settings(String administratorPassword) {
        return Map.of(
                "bootstrap.servers",
                ports.kafkaAddress(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                plainLogin(administratorPassword),
                "request.timeout.ms",
                PATIENCE_MILLIS,
                "default.api.timeout.ms",
                PATIENCE_MILLIS);
    }

    private List<UserScramCredentialAlteration> credentials(Admin admin)
            throws ExecutionException, InterruptedException {
        List<UserScramCredentialAlteration> changes = new ArrayList<>();
        admin.describeUserScramCredentials()
                .all()
                .get()
                .forEach((user, known) -> {
                    if (!Realm.SERVICES.contains(user)) {
                        known.credentialInfos()
                                .forEach(info ->
                                        changes.add(
                                                new UserScramCredentialDeletion(
                                                        user, info.mechanism())));
                    }
                });
        var how = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
        for (String service : Realm.SERVICES) {
            changes.add(new UserScramCredentialUpsertion(service, how, password(secrets, service)));
        }
        return changes;
    }
}
