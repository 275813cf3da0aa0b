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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The definitions that come with the service: one file each, the file name is the id. Who owns the
/// campaigns is the company's to say.
@ApplicationScoped
public class CampaignDefinitions {
    /// Files are named here because a packaged application cannot list a folder; a test holds this
    /// against the folder.
    public static final List<String> IDS = List.of("quarterly-access-review");

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory())
                    .registerModule(new JavaTimeModule())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Map<String, CampaignDefinition> byId = new TreeMap<>();

    /// @param owner e-mail of who reviews what nobody else can
    public CampaignDefinitions(
            @ConfigProperty(name = "attest.certification.campaign-owner") Optional<String> owner) {
        var named = owner.map(String::strip).filter(one -> !one.isEmpty()).orElse(null);
        IDS.forEach(id -> byId.put(id, read(id).named(id, named)));
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

    private static File read(String id) {
        var file = "/definitions/" + id + ".yaml";
        try (var in = CampaignDefinitions.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + file);
            }
            return YAML.readValue(in, File.class);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /// A definition as its file writes it.
    record File(
            String name,
            String description,
            Duration duration,
            String schedule,
            String scope,
            List<ScopeTest> tests) {
        CampaignDefinition named(String id, @Nullable String owner) {
            return new CampaignDefinition(
                    id, name, description, scope, duration, owner, schedule, tests);
        }
    }
}
