package dev.attest.console.reviews;

import dev.attest.console.api.ItemView;
import dev.attest.console.api.ItemView.Outcome;
import dev.attest.console.api.PackageView;
import dev.attest.console.page.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a reviewer puts their name to.
///
/// @param against how many decisions go against the recommendation
public record SignatureSheet(
        PackageView pack,
        List<ItemView> revoked,
        int against,
        boolean fresh,
        @Nullable Instant loginAt,
        String limit) {

    static SignatureSheet of(
            PackageView pack,
            List<ItemView> items,
            boolean fresh,
            @Nullable Instant loginAt,
            Duration limit) {
        return new SignatureSheet(
                pack,
                items.stream().filter(item -> decided(item, Outcome.REVOKE)).toList(),
                (int) items.stream().filter(SignatureSheet::isAgainst).count(),
                fresh,
                loginAt,
                Moments.plural(limit.toMinutes(), "minute"));
    }

    String suggestedMeaning() {
        return "I have reviewed each of these "
                + Moments.plural(pack.progress().items(), "access")
                + ". What I keep is needed for the work of the people concerned; what I revoke is to be"
                + " removed.";
    }

    private static boolean decided(ItemView item, Outcome outcome) {
        return item.decision() != null && item.decision().outcome() == outcome;
    }

    private static boolean isAgainst(ItemView item) {
        return item.decision() != null && item.against(item.decision().outcome());
    }
}
