package dev.attest.cli.imports;

import dev.attest.cli.client.Query;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Where an inventory file is posted to: its account is the one that was named, else the folder
/// that looks like one.
record InventoryAddress(@Nullable String account, @Nullable Instant at) {
    String of(Path file) {
        return Query.of("/imports/inventory")
                .with("name", file.getFileName())
                .with("account", account == null ? folderAccount(file) : account)
                .with("at", at)
                .toString();
    }

    /// The organization first: accounts are known before what lies in them. Listings of keys last:
    /// the credential report says whose keys they must name.
    static List<Path> inOrder(List<Path> files) {
        return files.stream().sorted(Comparator.comparing(InventoryAddress::turn)).toList();
    }

    private static int turn(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.startsWith("organization")) {
            return 0;
        }
        return name.contains("key") ? 2 : 1;
    }

    private static @Nullable String folderAccount(Path file) {
        return StreamSupport.stream(file.toAbsolutePath().spliterator(), false)
                .map(Path::toString)
                .filter(name -> name.matches("\\d{12}"))
                .reduce((first, last) -> last)
                .orElse(null);
    }
}
