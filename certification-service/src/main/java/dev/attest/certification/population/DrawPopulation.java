package dev.attest.certification.population;

import dev.attest.certification.definition.CampaignScope;
import dev.attest.certification.inventory.Account;
import dev.attest.certification.inventory.Inventory;
import dev.attest.certification.inventory.Person;
import dev.attest.certification.routing.ReviewersOf;
import dev.attest.certification.signals.SignalReader;
import dev.attest.events.inventory.PrincipalObserved;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Draws a campaign's population from the inventory as it stands, in the caller's transaction.
@ApplicationScoped
public class DrawPopulation {
    private final Inventory inventory;
    private final SignalReader signals;

    public DrawPopulation(Inventory inventory, SignalReader signals) {
        this.inventory = inventory;
        this.signals = signals;
    }

    /// @param ownerEmail of the campaign, who reviews what nobody else can
    public Population draw(CampaignScope scope, String ownerEmail, Instant now) {
        var accounts = inventory.accounts();
        var people = inventory.people();
        var principals = inventory.principals();
        var access = inventory.access();
        var latest = inventory.latestSnapshots();
        var gaps = Gaps.of(accountIds(accounts, principals), accounts.values(), latest);
        var grants = new Grants(access);
        var drawing =
                new Drawing(
                        new Drawing.Sources(
                                accounts,
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

    private static TreeSet<String> accountIds(
            Map<String, Account> accounts, Collection<PrincipalObserved> principals) {
        var ids = new TreeSet<>(accounts.keySet());
        principals.forEach(one -> ids.add(one.accountId()));
        return ids;
    }
}
