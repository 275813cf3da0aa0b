package dev.attest.events.certification;

import java.util.List;
import java.util.UUID;

/// Items of a campaign, up to 500 an event.
public record ItemsAdded(UUID campaignId, List<ItemDescription> items)
        implements CertificationEvent {

    public ItemsAdded {
        items = List.copyOf(items);
    }

    @Override
    public String key() {
        return campaignId.toString();
    }
}
