package dev.attest.cli.inventory;

import dev.attest.cli.client.AccountId;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.KnownNames;
import dev.attest.cli.client.Query;
import dev.attest.cli.output.CommandFailure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which moment, account and kind, wherever the inventory of a moment is asked about.
final class InventoryOptions {
    @Option(
            names = "--at",
            paramLabel = "T",
            description =
                    "The moment: 2026-11-21T08:00:00Z, 2026-11-21, or how long ago: 90m, 24h, 7d."
                            + " Default: now.")
    private @Nullable Instant at;

    @Option(
            names = "--account",
            paramLabel = "ID",
            converter = AccountId.class,
            description = "Only this account.")
    private @Nullable String account;

    @Option(names = "--kind", paramLabel = "K", description = "Only this kind, such as rds.")
    private @Nullable String kind;

    /// What is asked, with the same moment in every question.
    record Asked(@Nullable Instant at, @Nullable String account, @Nullable String kind) {
        /// Whether only part of what there was is asked about.
        boolean part() {
            return account != null || kind != null;
        }

        /// @throws CommandFailure when there is no such account or kind
        void requireKnown(Api api) {
            KnownNames.ACCOUNT.require(api, account);
            KnownNames.KIND.require(api, kind);
        }

        Query of(String path) {
            return Query.of(path).with("at", at).with("account", account).with("kind", kind);
        }
    }

    Asked asked() {
        return new Asked(at, account, kind);
    }
}
