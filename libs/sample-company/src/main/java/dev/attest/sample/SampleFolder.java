package dev.attest.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where everything lies in a folder that a sample company was written to.
public record SampleFolder(Path root) {

    public Path organization() {
        return root.resolve("organization.json");
    }

    public Path people() {
        return root.resolve("people.csv");
    }

    public Path identityCenter() {
        return root.resolve("identity-center.json");
    }

    public Path authorizationDetails(String accountId) {
        return account(accountId).resolve("authorization-details.json");
    }

    public Path credentialReport(String accountId) {
        return account(accountId).resolve("credential-report.csv");
    }

    public Path accessKeys(String accountId) {
        return account(accountId).resolve("access-keys.json");
    }

    /// Ids of the accounts that have a folder, in order.
    public List<String> accountIds() throws IOException {
        try (Stream<Path> folders = Files.list(root.resolve("accounts"))) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
        }
    }

    /// Every file of the trail, in order of path; none when only an inventory was written.
    public List<Path> trail() throws IOException {
        Path trail = root.resolve("cloudtrail");
        if (!Files.isDirectory(trail)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(trail)) {
            return files.filter(file -> file.toString().endsWith(".json.gz")).sorted().toList();
        }
    }

    private Path account(String accountId) {
        return root.resolve("accounts").resolve(accountId);
    }
}
