package dev.attest.certification.population;

import dev.attest.certification.definition.CampaignScope;
import dev.attest.certification.inventory.Account;
import dev.attest.certification.inventory.Inventory;
import dev.attest.certification.inventory.Person;
import dev.attest.certification.inventory.Snapshot;
import dev.attest.certification.routing.ReviewersOf;
import dev.attest.certification.signals.SignalReader;
import dev.attest.events.inventory.InventorySource;
import dev.attest.events.inventory.PrincipalObserved;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Draws a campaign's population from the inventory as it stands, in the caller's transaction.
@ApplicationScoped
public class DrawPopulation {
    private final Inventory inventory;
    private final SignalReader signals;
    private final PopulationConfig config;

    public DrawPopulation(Inventory inventory, SignalReader signals, PopulationConfig config) {
        this.inventory = inventory;
        this.signals = signals;
        this.config = config;
    }

    /// @param ownerEmail of the campaign, who reviews what nobody else can
    public Population draw(CampaignScope scope, String ownerEmail, Instant now) {
        var accounts = inventory.accounts();
        var people = inventory.people();
        var principals = inventory.principals();
        var access = inventory.access();
        var latest = inventory.latestSnapshots();
        var gaps =
                Gaps.of(
                        accountIds(accounts, principals),
                        accounts.values(),
                        latest,
                        now,
                        config.oldestReading());
        var grants = new Grants(access);
        var drawing =
                new Drawing(
                        new Drawing.Sources(
                                accounts,
                                accountsComplete(latest),
                                people.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        Person::personId, Function.identity())),
                                principals,
                                access,
                                signals.read()),
                        grants,
                        new Meanings(access.documents()),
                        ReviewersOf.people(people, ownerEmail),
                        scope,
                        now);
        principals.forEach(drawing::take);
        return drawing.result(latest, gaps);
    }

    private static boolean accountsComplete(List<Snapshot> latest) {
        var lists =
                latest.stream()
                        .filter(one -> one.source() == InventorySource.ORGANIZATION)
                        .toList();
        return !lists.isEmpty() && lists.stream().allMatch(Snapshot::complete);
    }

    private static TreeSet<String> accountIds(
            Map<String, Account> accounts, Collection<PrincipalObserved> principals) {
        var ids = new TreeSet<>(accounts.keySet());
        principals.forEach(one -> ids.add(one.accountId()));
        return ids;
    }
}
