package dev.attest.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.sample.Removal;
import dev.attest.sample.SampleCompany;
import dev.attest.sample.SampleFolder;
import dev.attest.sample.model.IamUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The sample company of a home, and how it looks after somebody carried out a removal.
record LaterCompany(SampleCompany company) {
    static LaterCompany of(Path home) throws IOException {
        String anchor = Files.readString(home.resolve("sample-company/anchor")).strip();
        return new LaterCompany(
                SampleCompany.of(SampleCompany.DEFAULT_SEED, LocalDate.parse(anchor)));
    }

    /// How to take away what a review item is about; empty for kinds this test does not play.
    Optional<Removal> removal(JsonNode item) {
        String principal = item.at("/principal/id").asText();
        String wording =
                item.at("/entitlement/title").asText()
                        + " "
                        + item.at("/entitlement/detail").asText()
                        + " "
                        + item.at("/entitlement/id").asText();
        if (!item.at("/entitlement/kind").asText().equals("MANAGED_POLICY_ATTACHMENT")) {
            return Optional.empty();
        }
        return users().filter(user -> user.arn().equals(principal))
                .flatMap(user -> user.attached().stream())
                .filter(policy -> wording.contains(policy.arn()))
                .map(policy -> (Removal) new Removal.AttachedPolicy(principal, policy.arn()))
                .findFirst();
    }

    SampleFolder writeWithout(Removal removal, Path folder) {
        return company.writeInventory(folder, company.without(List.of(removal)));
    }

    private Stream<IamUser> users() {
        return company.inventory().accounts().stream().flatMap(account -> account.users().stream());
    }
}
