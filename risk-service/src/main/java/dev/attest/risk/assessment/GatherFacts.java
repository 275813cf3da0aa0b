package dev.attest.risk.assessment;

import dev.attest.risk.landscape.StoredCredentials;
import dev.attest.risk.model.AlertFacts;
import dev.attest.risk.model.CredentialFacts;
import dev.attest.risk.model.KeyFacts;
import dev.attest.risk.model.PersonFacts;
import dev.attest.risk.model.PrincipalFacts;
import dev.attest.risk.model.SubjectFacts;
import dev.attest.risk.model.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts together what the model needs to know of one subject.
@ApplicationScoped
class GatherFacts {

    private final JudgeAccess access;
    private final JudgeTrust trust;

    GatherFacts(JudgeAccess access, JudgeTrust trust) {
        this.access = access;
        this.trust = trust;
    }

    SubjectFacts of(Landscape read, String subject) {
        List<PrincipalRow> principals = read.principalsOf(subject);
        PersonRow person = read.people.get(subject);
        return new SubjectFacts(
                person == null ? null : new PersonFacts(person.left(), person.lastDay()),
                principals.stream().map(row -> principal(read, row)).toList(),
                alerts(read, principals),
                trust.of(read, subject));
    }

    /// Words for a principal.
    static String label(Landscape read, PrincipalRow row) {
        return switch (row.kind()) {
            case "ROOT" -> "root of " + read.placeName(row.accountId());
            case "IDENTITY_CENTER_USER" -> "Identity Center user " + row.name();
            default -> "user " + row.name() + " in " + read.placeName(row.accountId());
        };
    }

    private PrincipalFacts principal(Landscape read, PrincipalRow row) {
        StoredCredentials stored = row.credentials();
        return new PrincipalFacts(
                row.principalId(),
                label(read, row),
                PrincipalFacts.Kind.valueOf(row.kind()),
                access.of(read, row),
                new CredentialFacts(
                        stored.consolePassword(),
                        stored.mfa(),
                        stored.keysKnown(),
                        stored.keys().stream()
                                .map(k -> new KeyFacts(k.label(), k.active(), k.created()))
                                .toList()),
                row.createdAt(),
                lastUse(read, row),
                useReported(row),
                watch(read, row));
    }

    private static @Nullable Instant lastUse(Landscape read, PrincipalRow row) {
        StoredCredentials stored = row.credentials();
        List<Instant> uses = new ArrayList<>();
        Stream.ofNullable(stored.passwordLastUsed()).forEach(uses::add);
        stored.keys().forEach(key -> Stream.ofNullable(key.lastUsed()).forEach(uses::add));
        Stream.concat(ReadLandscape.names(row).stream(), ReadLandscape.keys(row))
                .forEach(name -> Stream.ofNullable(read.lastUse.get(name)).forEach(uses::add));
        return uses.stream().max(Instant::compareTo).orElse(null);
    }

    /// Only the credential report tells whether there is a password, and with it its last use.
    private static boolean useReported(PrincipalRow row) {
        StoredCredentials stored = row.credentials();
        return stored.consolePassword() != null
                && stored.keysKnown()
                && stored.keys().stream().allMatch(StoredCredentials.StoredKey::lastUsedKnown);
    }

    /// Everything that the principal does is seen while activity of all its accounts is.
    private static @Nullable Watch watch(Landscape read, PrincipalRow row) {
        Set<String> accounts = new HashSet<>();
        if (row.kind().equals("IDENTITY_CENTER_USER")) {
            read.assignmentsOf(row).forEach(assignment -> accounts.add(assignment.accountId()));
        } else {
            accounts.add(row.accountId());
        }
        Instant since = Instant.MIN;
        Instant until = Instant.MAX;
        for (String account : accounts) {
            Watch watch = read.watches.get(account);
            if (watch == null) {
                return null;
            }
            since = watch.since().isAfter(since) ? watch.since() : since;
            until = watch.until().isBefore(until) ? watch.until() : until;
        }
        return accounts.isEmpty() || !since.isBefore(until) ? null : new Watch(since, until);
    }

    private static List<AlertFacts> alerts(Landscape read, List<PrincipalRow> principals) {
        Set<String> names = new HashSet<>();
        principals.forEach(row -> names.addAll(ReadLandscape.names(row)));
        return read.alerts.stream()
                .filter(alert -> alert.concerns().stream().anyMatch(names::contains))
                .map(alert ->
                        new AlertFacts(
                                alert.alertId(),
                                alert.title(),
                                AlertFacts.Severity.valueOf(alert.severity())))
                .toList();
    }
}
