package dev.attest.certification.definition;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.attest.certification.definition.CampaignDefinition.ScopeTest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;

/// The definitions that come with the service: one file each, the file name is the id.
@ApplicationScoped
public class CampaignDefinitions {
    /// Files are named here because a packaged application cannot list a folder; a test holds this
    /// against the folder.
    static final List<String> IDS = List.of("quarterly-access-review");

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory())
                    .registerModule(new JavaTimeModule())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Map<String, CampaignDefinition> byId = new TreeMap<>();

    public CampaignDefinitions() {
        IDS.forEach(id -> byId.put(id, read(id)));
    }

    public List<CampaignDefinition> all() {
        return List.copyOf(byId.values());
    }

    public Optional<CampaignDefinition> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// @throws NoSuchElementException when there is no such definition
    public CampaignDefinition byId(String id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("no definition " + id));
    }

    private static CampaignDefinition read(String id) {
        var file = "/definitions/" + id + ".yaml";
        try (var in = CampaignDefinitions.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + file);
            }
            return YAML.readValue(in, File.class).named(id);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /// A definition as its file writes it.
    record File(
            String name,
            String description,
            String owner,
            Duration duration,
            String schedule,
            String scope,
            List<ScopeTest> tests) {
        CampaignDefinition named(String id) {
            return new CampaignDefinition(
                    id, name, description, scope, duration, owner, schedule, tests);
        }
    }
}
