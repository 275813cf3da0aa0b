package dev.attest.certification.population;

import dev.attest.certification.definition.CampaignScope;
import dev.attest.certification.inventory.Account;
import dev.attest.certification.inventory.Backlog;
import dev.attest.certification.inventory.Inventory;
import dev.attest.certification.inventory.Person;
import dev.attest.certification.inventory.Snapshot;
import dev.attest.certification.platform.OneMoment;
import dev.attest.certification.routing.ReviewersOf;
import dev.attest.certification.signals.SignalReader;
import dev.attest.events.inventory.InventorySource;
import dev.attest.events.inventory.PrincipalObserved;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Draws a campaign's population from the inventory as it stands at one moment: what is taken in
/// meanwhile is in it as a whole or not at all.
@ApplicationScoped
public class DrawPopulation {
    private final Inventory inventory;
    private final Backlog backlog;
    private final SignalReader signals;
    private final OneMoment moment;
    private final PopulationConfig config;

    public DrawPopulation(
            Inventory inventory,
            Backlog backlog,
            SignalReader signals,
            OneMoment moment,
            PopulationConfig config) {
        this.inventory = inventory;
        this.backlog = backlog;
        this.signals = signals;
        this.moment = moment;
        this.config = config;
    }

    /// @param ownerEmail of the campaign, who reviews what nobody else can; null for nobody
    public Population draw(CampaignScope scope, @Nullable String ownerEmail, Instant now) {
        return moment.read(() -> drawNow(scope, ownerEmail, now));
    }

    private Population drawNow(CampaignScope scope, @Nullable String ownerEmail, Instant now) {
        var accounts = inventory.accounts();
        var people = inventory.people();
        var principals = inventory.principals();
        var access = inventory.access();
        var latest = inventory.latestSnapshots();
        var gaps =
                new ArrayList<>(
                        Gaps.of(
                                accountIds(accounts, principals),
                                accounts.values(),
                                latest,
                                now,
                                config.oldestReading()));
        gaps.addAll(blindSpots(latest));
        gaps.addAll(BlindSpots.owner(ownerEmail, people));
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

    private List<String> blindSpots(List<Snapshot> latest) {
        var gaps = new ArrayList<String>();
        gaps.addAll(BlindSpots.unfinished(backlog.latestObservations(), latest));
        gaps.addAll(BlindSpots.quarantined(backlog.quarantined()));
        return gaps;
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
