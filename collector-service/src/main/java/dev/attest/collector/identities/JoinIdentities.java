package dev.attest.collector.identities;

import dev.attest.collector.identities.IdentityRules.Given;
import dev.attest.collector.identities.IdentityRules.Said;
import dev.attest.collector.identities.Judged.Behind;
import dev.attest.collector.inventory.JoinPrincipals;
import dev.attest.collector.inventory.Linking;
import dev.attest.collector.inventory.Owners;
import dev.attest.collector.people.PeopleChanged;
import dev.attest.collector.people.PeopleConfig;
import dev.attest.collector.people.PersonGroups;
import dev.attest.collector.platform.Telling;
import dev.attest.collector.platform.Transactions;
import dev.attest.events.inventory.InventoryEvent;
import dev.attest.events.inventory.PrincipalObserved;
import io.quarkus.scheduler.Scheduled;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Finds out who stands behind identities whenever one side changes: in the transaction of the
/// change, so that nobody sees the one without the other, unless that were too much at once.
@ApplicationScoped
class JoinIdentities implements JoinPrincipals, PeopleChanged {

    private final KnownRules rules;
    private final Transactions transactions;
    private final Telling telling;
    private final PeopleConfig config;
    private final Clock clock;

    JoinIdentities(
            KnownRules rules,
            Transactions transactions,
            Telling telling,
            PeopleConfig config,
            Clock clock) {
        this.rules = rules;
        this.transactions = transactions;
        this.telling = telling;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public List<InventoryEvent> join(SqlConnection connection, String accountId) {
        IdentityRows rows = new IdentityRows(connection);
        rows.dropGone(accountId);
        Map<Facts, Said> said = new LinkedHashMap<>();
        IdentityRules present = rules.now().rules();
        new FactRows(connection)
                .of(accountId)
                .forEach(facts -> said.put(facts, present.of(facts.seen())));
        rows.keepSaid(said);
        List<InventoryEvent> events =
                new ArrayList<>(
                        new CenterPeople(connection, config.sources())
                                .take(said.keySet(), clock.instant()));
        events.addAll(judge(connection, rows.ofAccount(accountId)));
        return events;
    }

    @Override
    public List<InventoryEvent> changed(SqlConnection connection, Collection<String> people) {
        return regrouped(connection, new PeopleRows(connection).withReports(people));
    }

    @Override
    public List<InventoryEvent> regrouped(SqlConnection connection, Collection<String> people) {
        Set<String> keys = new PeopleRows(connection).keys(people);
        return judge(connection, new IdentityRows(connection).near(people, keys));
    }

    /// Judges everything anew when the rules are others than they were.
    @Scheduled(
            identity = "judge-identities-anew",
            every = "{attest.identities.look-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void judgeAnew() {
        rules.look();
        String digest = rules.now().digest();
        Set<String> accounts =
                transactions.call(connection -> {
                    IdentityRows rows = new IdentityRows(connection);
                    return rows.rulesDigest().equals(digest) ? Set.<String>of() : rows.accounts();
                });
        for (String account : accounts) {
            transactions.call(connection -> {
                new Linking(connection).lock();
                List<InventoryEvent> told = join(connection, account);
                telling.tell(connection, told);
                return told.size();
            });
        }
        transactions.call(connection -> {
            IdentityRows rows = new IdentityRows(connection);
            if (!rows.rulesDigest().equals(digest)) {
                rows.keepRulesDigest(digest);
            }
            return digest;
        });
    }

    private List<InventoryEvent> judge(SqlConnection connection, Set<String> principals) {
        if (principals.isEmpty()) {
            return List.of();
        }
        IdentityRows rows = new IdentityRows(connection);
        Linking linking = new Linking(connection);
        List<IdentityRows.Stored> stored = rows.stored(principals);
        Map<String, String> claimed = linking.claimed(principals);
        Map<String, Joined> joined = joined(connection, stored, claimed);
        Set<String> persons =
                joined.values().stream()
                        .map(Joined::person)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        Map<String, Behind> behind = new PeopleRows(connection).behind(persons);
        Map<String, Given> byGroup = byGroup(connection, persons, behind);
        Map<String, Judged> judged = new TreeMap<>();
        Map<String, Linking.Link> links = new TreeMap<>();
        for (IdentityRows.Stored one : stored) {
            Joined who = Objects.requireNonNull(joined.get(one.principalId()));
            String stands = who.person();
            Judged what =
                    Judged.of(
                            one.role(),
                            who,
                            one.always(),
                            stands == null ? null : byGroup.get(stands),
                            one.unjoined(),
                            behind);
            judged.put(one.principalId(), what);
            String person = what.personId();
            String rule = what.linkRule();
            if (person != null && rule != null && !claimed.containsKey(one.principalId())) {
                links.put(one.principalId(), new Linking.Link(person, rule));
            }
        }
        rows.keepJudged(judged);
        return told(connection, linking.keepLinks(principals, links));
    }

    /// The classes of what is people's own, by the groups they are in. Whoever has left is a leaver
    /// first of all.
    private Map<String, Given> byGroup(
            SqlConnection connection, Set<String> persons, Map<String, Behind> behind) {
        IdentityRules present = rules.now().rules();
        Map<String, Given> given = new HashMap<>();
        new PersonGroups(connection)
                .of(persons)
                .forEach((person, groups) -> {
                    if (!Judged.left(person, behind)) {
                        present.ofGroups(groups).ifPresent(one -> given.put(person, one));
                    }
                });
        return given;
    }

    private static Map<String, Joined> joined(
            SqlConnection connection,
            List<IdentityRows.Stored> stored,
            Map<String, String> claimed) {
        Set<String> keys = new HashSet<>();
        stored.forEach(one -> one.references().forEach(r -> keys.add(r.key())));
        Map<String, Set<String>> people = new PeopleRows(connection).bearing(keys);
        Map<String, Joined> joined = new TreeMap<>();
        stored.forEach(one ->
                joined.put(
                        one.principalId(),
                        Joined.of(claimed.get(one.principalId()), one.references(), people)));
        return joined;
    }

    /// Principals that came to somebody else, and the people who have them now or had them before.
    private static List<InventoryEvent> told(SqlConnection connection, Linking.Relinked relinked) {
        Set<String> people = new HashSet<>(relinked.losers());
        relinked.principals().stream()
                .map(PrincipalObserved::personId)
                .filter(Objects::nonNull)
                .forEach(people::add);
        List<InventoryEvent> events = new ArrayList<>(new Owners(connection).observed(people));
        events.addAll(relinked.principals());
        return events;
    }
}
