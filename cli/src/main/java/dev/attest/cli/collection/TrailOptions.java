package dev.attest.cli.collection;

import dev.attest.cli.client.AccountId;
import dev.attest.cli.client.Query;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which trails, accounts and regions, wherever what was fetched of trails is listed.
final class TrailOptions {
    @Option(names = "--trail", paramLabel = "NAME", description = "Only this trail.")
    private @Nullable String trail;

    @Option(
            names = "--account",
            paramLabel = "ID",
            converter = AccountId.class,
            description = "Only this account.")
    private @Nullable String account;

    @Option(names = "--region", paramLabel = "R", description = "Only this region.")
    private @Nullable String region;

    Query of(String path) {
        return Query.of(path).with("trail", trail).with("account", account).with("region", region);
    }
}
