package dev.attest.events.certification;

import dev.attest.events.Require;
import java.util.List;
import java.util.UUID;

/// Items of a campaign, up to 500 an event.
public record ItemsAdded(UUID campaignId, List<ItemDescription> items)
        implements CertificationEvent {
    public ItemsAdded {
        Require.present("campaignId", campaignId);
        items = List.copyOf(Require.present("items", items));
        Require.size("items", items, 1, 500);
    }

    @Override
    public String key() {
        return campaignId.toString();
    }
}
