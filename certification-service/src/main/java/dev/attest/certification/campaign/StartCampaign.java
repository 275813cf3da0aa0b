package dev.attest.certification.campaign;

import dev.attest.certification.campaign.CampaignResource.StartCampaignRequest;
import dev.attest.certification.definition.CampaignDefinitions;
import dev.attest.certification.platform.StoredAnswers;
import dev.attest.certification.review.Reader;
import dev.attest.rest.IdempotencyKey;
import dev.attest.rest.ProblemException;
import dev.attest.rest.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/// Starts a campaign on request, once for every Idempotency-Key.
@ApplicationScoped
public class StartCampaign {
    private final CampaignDefinitions definitions;
    private final LaunchCampaign launch;
    private final StoredAnswers answers;
    private final Reader reader;

    public StartCampaign(
            CampaignDefinitions definitions,
            LaunchCampaign launch,
            StoredAnswers answers,
            Reader reader) {
        this.definitions = definitions;
        this.launch = launch;
        this.answers = answers;
        this.reader = reader;
    }

    /// @return the campaign's id
    @Transactional
    public UUID start(StartCampaignRequest request, IdempotencyKey key) {
        var fingerprint = IdempotencyKey.fingerprint(request);
        var caller = reader.name();
        var known = answers.find(caller, key, fingerprint);
        if (known.isPresent()) {
            return known.get();
        }
        var definition =
                definitions
                        .find(request.definition())
                        .orElseThrow(() ->
                                ProblemException.unprocessable(
                                        "unknown-definition",
                                        "There is no campaign definition "
                                                + request.definition()
                                                + "; there is "
                                                + String.join(", ", CampaignDefinitions.IDS)
                                                + ".",
                                        List.of(new Violation("/definition", "is not known"))));
        var campaign = launch.launch(definition, request.name(), caller);
        answers.keep(caller, key, fingerprint, campaign.id);
        return campaign.id;
    }
}
