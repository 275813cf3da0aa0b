package dev.attest.certification.definition;

import dev.attest.rest.Page;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The campaigns there can be.
@Path("/api/v1/campaign-definitions")
@Tag(name = "Campaigns")
@RunOnVirtualThread
public class CampaignDefinitionResource {
    private final CampaignDefinitions definitions;

    public CampaignDefinitionResource(CampaignDefinitions definitions) {
        this.definitions = definitions;
    }

    /// All definitions; there are few, so this is always the last page.
    @GET
    @PermissionsAllowed("campaigns:read")
    public Page<CampaignDefinitionView> list() {
        return new Page<>(
                definitions.all().stream().map(CampaignDefinitionView::of).toList(), null);
    }

    /// A definition without its tests.
    ///
    /// @param owner e-mail; null when the setting `attest.certification.campaign-owner` names
    ///   nobody
    public record CampaignDefinitionView(
            String id,
            String name,
            String description,
            String scope,
            Duration duration,
            @Nullable String owner,
            String schedule) {
        static CampaignDefinitionView of(CampaignDefinition of) {
            return new CampaignDefinitionView(
                    of.id(),
                    of.name(),
                    of.description(),
                    of.scope(),
                    of.duration(),
                    of.owner(),
                    of.schedule());
        }
    }
}
