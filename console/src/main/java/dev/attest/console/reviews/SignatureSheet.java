package dev.attest.console.reviews;

import dev.attest.console.api.ItemView;
import dev.attest.console.api.PackageSummary;
import dev.attest.console.api.PackageView;
import dev.attest.console.page.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a reviewer puts their name to.
///
/// @param revoked what is to be removed, the first of it
public record SignatureSheet(
        PackageView pack,
        List<ItemView> revoked,
        PackageSummary summary,
        boolean fresh,
        @Nullable Instant loginAt,
        String limit) {

    static SignatureSheet of(
            PackageView pack,
            List<ItemView> revoked,
            PackageSummary summary,
            boolean fresh,
            @Nullable Instant loginAt,
            Duration limit) {
        return new SignatureSheet(
                pack,
                revoked,
                summary,
                fresh,
                loginAt,
                Moments.plural(limit.toMinutes(), "minute"));
    }

    /// How many more are to be removed than are named.
    public int more() {
        return Math.max(0, pack.progress().revoked() - revoked.size());
    }

    String suggestedMeaning() {
        return "I have reviewed each of these "
                + Moments.plural(pack.progress().items(), "access")
                + ". What I keep is needed for the work of the people concerned; what I revoke is to be"
                + " removed.";
    }
}
