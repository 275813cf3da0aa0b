package dev.attest.console.reviews;

import dev.attest.console.api.CertificationApi;
import dev.attest.console.api.ItemView;
import dev.attest.console.api.PackageView;
import dev.attest.console.api.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/// Reads whole packages, however many pages the service answers in.
@ApplicationScoped
public class Packages {

    private static final int PAGE = 500;
    private static final int MOST_PAGES = 20;

    private final CertificationApi certification;

    Packages(@RestClient CertificationApi certification) {
        this.certification = certification;
    }

    List<PackageView> mine() {
        return all(cursor -> certification.packages(true, PAGE, cursor));
    }

    List<ItemView> items(UUID id) {
        return all(cursor -> certification.items(id, PAGE, cursor));
    }

    public List<PackageView> ofCampaign(UUID campaign) {
        return all(cursor -> certification.campaignPackages(campaign, PAGE, cursor));
    }

    private static <T> List<T> all(Function<@Nullable String, Page<T>> read) {
        var all = new ArrayList<T>();
        String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            var answer = read.apply(cursor);
            all.addAll(answer.items());
            cursor = answer.next();
            if (cursor == null) {
                return all;
            }
        }
        throw new IllegalStateException("More than " + MOST_PAGES * PAGE + " rows in one package");
    }
}
