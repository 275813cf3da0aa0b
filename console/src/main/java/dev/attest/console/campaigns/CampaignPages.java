package dev.attest.console.campaigns;

import dev.attest.console.api.CampaignView;
import dev.attest.console.api.CertificationApi.DefinitionView;
import dev.attest.console.page.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The templates of campaigns.
@CheckedTemplate(basePath = "campaigns")
final class CampaignPages {

    private CampaignPages() {}

    static native TemplateInstance list(
            Frame frame,
            List<CampaignView> campaigns,
            @Nullable String next,
            boolean mayStart,
            boolean seesAll);

    static native TemplateInstance start(
            Frame frame,
            List<DefinitionView> definitions,
            String key,
            String chosen,
            String name,
            @Nullable String problem);

    static native TemplateInstance campaign(
            Frame frame, CampaignSheet sheet, @Nullable String problem);
}
