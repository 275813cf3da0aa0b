package dev.attest.collector.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.collector.platform.Text;
import java.io.IOException;
import org.jboss.logging.Logger;

/// A record as conditions see it: what AWS wrote, and in a field of ours what Attest knows itself.
final class WatchedEvent {

    private static final Logger LOG = Logger.getLogger(WatchedEvent.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The field of an event in which conditions find what Attest knows itself.
    private static final String OURS = "attest";

    private WatchedEvent() {}

    /// A record cannot say itself what Attest knows.
    static ObjectNode read(byte[] json) {
        try {
            JsonNode tree = JSON.readTree(json);
            ObjectNode event = tree instanceof ObjectNode object ? object : JSON.createObjectNode();
            event.remove(OURS);
            return event;
        } catch (IOException e) {
            LOG.errorf(
                    "a parsed record cannot be read again: %s",
                    Text.shown(String.valueOf(e.getMessage())));
            return JSON.createObjectNode();
        }
    }

    /// The field of ours, made when it is not there.
    static ObjectNode ours(ObjectNode event) {
        return event.get(OURS) instanceof ObjectNode object ? object : event.putObject(OURS);
    }
}
