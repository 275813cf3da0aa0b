package dev.attest.collector.notifications;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.attest.awsstub.AwsStub;
import dev.attest.awsstub.StubMessage;
import dev.attest.awsstub.StubWorld;
import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import dev.attest.collector.notifications.channel.ChannelFixture;
import dev.attest.collector.notifications.sending.Loopback;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The service with a channel of every kind, all of them on this machine; one hangs, and one is
/// configured wrongly.
public class NotifiedService extends RealService {

    static final String TOKEN = "T0KEN-nobody-may-read";
    static final String TOPIC = "arn:aws:sns:us-east-1:100000000000:alerts";

    private static @Nullable Loopback loopback;
    private static @Nullable GreenMail mail;
    private static @Nullable AwsStub aws;

    static Loopback loopback() {
        return Objects.requireNonNull(loopback);
    }

    static GreenMail mail() {
        return Objects.requireNonNull(mail);
    }

    static List<StubMessage> topic() {
        return Objects.requireNonNull(aws).world().topic(TOPIC);
    }

    /// Where the notifications of an alert stand, by channel.
    static Map<String, String> states(String alert) {
        List<Map<String, String>> items =
                Api.as("auditor")
                        .queryParam("alert", alert)
                        .get("/api/v1/notifications")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("items");
        return items.stream().collect(Collectors.toMap(i -> i.get("channel"), i -> i.get("state")));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> config = new HashMap<>(super.getConfigOverrides());
        config.put("attest.evidence.directory", "target/evidence-notified");
        config.put("attest.lake.directory", "target/lake-notified");
        config.put("attest.notify.allow-private", "true");
        config.put("attest.sensors.synthetic.every", "0s");
        config.put("attest.notify.pause", "50ms");
        config.put("attest.notify.attempts", "3");
        config.put("attest.notify.first-pause", "10ms");
        config.put("attest.notify.longest-pause", "20ms");
        return config;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return and(super.testResources(), Receivers.class);
    }

    /// Starts who is told.
    public static final class Receivers implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            loopback = new Loopback();
            mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            mail().start();
            var world = new StubWorld(Clock.systemUTC(), "100000000000");
            world.topic(TOPIC);
            aws = AwsStub.start(0, world);
            System.setProperty("aws.accessKeyId", StubWorld.OPERATOR);
            System.setProperty("aws.secretAccessKey", "secret");
            Map<String, String> config = new HashMap<>();
            config.put(
                    "attest.aws.endpoints.sns", Objects.requireNonNull(aws).endpoint().toString());
            config.put("attest.notify.smtp.host", "127.0.0.1");
            config.put("attest.notify.smtp.port", String.valueOf(mail().getSmtp().getPort()));
            config.put("attest.notify.smtp.security", "none");
            config.put("attest.notify.smtp.from", "attest@meridian.example");
            channel(config, "desk", "mail", "to", "soc@meridian.example");
            channel(config, "topic", "sns", "topic", TOPIC);
            channel(config, "hook", "webhook", "url", loopback().url("/hook/" + TOKEN));
            channel(config, "hook", "webhook", "secret", ChannelFixture.SECRET);
            channel(config, "stuck", "webhook", "url", loopback().url("/hang"));
            channel(config, "stuck", "webhook", "secret", ChannelFixture.SECRET);
            channel(config, "chat", "slack", "url", loopback().url("/chat"));
            channel(config, "team", "teams", "url", loopback().url("/team"));
            channel(config, "prompt", "slack", "url", loopback().url("/prompt"));
            explicable(config, "prompt");
            channel(config, "gathering", "slack", "url", loopback().url("/gathering"));
            explicable(config, "gathering");
            config.put("attest.notify.channels.gathering.digest", "P7D");
            channel(config, "wrong", "slack", "url", "ftp://hook.example/" + TOKEN);
            return config;
        }

        private static void channel(
                Map<String, String> config, String name, String kind, String key, String value) {
            config.put("attest.notify.channels." + name + ".kind", kind);
            config.put("attest.notify.channels." + name + "." + key, value);
            config.put("attest.notify.channels." + name + ".min-severity", "HIGH");
        }

        /// Only alerts that a later event can explain.
        private static void explicable(Map<String, String> config, String name) {
            config.put("attest.notify.channels." + name + ".min-severity", "LOW");
            config.put("attest.notify.channels." + name + ".rules", "second-access-key");
        }

        @Override
        public void stop() {
            loopback().close();
            mail().stop();
            Objects.requireNonNull(aws).close();
        }
    }
}
