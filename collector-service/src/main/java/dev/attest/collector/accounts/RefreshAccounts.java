package dev.attest.collector.accounts;

import dev.attest.collector.aws.AwsAccount;
import dev.attest.collector.aws.AwsFault;
import dev.attest.collector.aws.Partition;
import dev.attest.collector.platform.Transactions;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;

/// Asks every source for its accounts. A source that fails says so in its row and leaves the
/// accounts that it listed before as they are; the others go on.
@ApplicationScoped
public class RefreshAccounts {

    private static final Logger LOG = Logger.getLogger(RefreshAccounts.class);

    private final List<AccountSource> sources;
    private final AccountsConfig config;
    private final CollectedAccountRows rows;
    private final Transactions transactions;

    RefreshAccounts(
            @All List<AccountSource> sources,
            AccountsConfig config,
            CollectedAccountRows rows,
            Transactions transactions) {
        this.sources =
                sources.stream().sorted(Comparator.comparingInt(AccountSource::rank)).toList();
        this.config = config;
        this.rows = rows;
        this.transactions = transactions;
    }

    /// An account that is collected from, and where.
    public record Target(AwsAccount account, String name, List<String> regions) {}

    /// Whether anything lists accounts at all.
    public boolean configured() {
        return sources.stream().anyMatch(AccountSource::configured);
    }

    /// The accounts that are collected from, after asking every source.
    public List<Target> run() {
        Map<String, Found> found = new TreeMap<>();
        List<String> failed = new ArrayList<>();
        for (AccountSource source : sources.stream().filter(AccountSource::configured).toList()) {
            read(source, found, failed);
        }
        return transactions.call(connection -> {
            rows.store(connection, found.values().stream().map(this::entered).toList(), failed);
            return rows.active(connection);
        });
    }

    /// An account as its sources say in all, named after the first that lists it.
    record Found(String source, ListedAccount account) {}

    private void read(AccountSource source, Map<String, Found> found, List<String> failed) {
        try {
            AccountList list = source.read();
            list.accounts()
                    .forEach(account ->
                            found.merge(
                                    account.id(),
                                    new Found(source.name(), account),
                                    (first, later) ->
                                            new Found(
                                                    first.source(),
                                                    first.account().or(later.account()))));
            String problem = list.problems().isEmpty() ? null : String.join("; ", list.problems());
            transactions.call(
                    c -> rows.sourceRead(c, source.name(), list.accounts().size(), problem));
        } catch (SdkException e) {
            failed(source, AwsFault.words(e), failed);
        } catch (IOException | RuntimeException e) {
            failed(source, String.valueOf(e.getMessage()), failed);
        }
    }

    private void failed(AccountSource source, String reason, List<String> failed) {
        LOG.warnf("the accounts of the %s cannot be listed: %s", source.name(), reason);
        failed.add(source.name());
        transactions.call(c -> rows.sourceFailed(c, source.name(), reason));
    }

    private Partition partition(ListedAccount listed) {
        List<String> named = listed.regions().isEmpty() ? config.regions() : listed.regions();
        return listed.partition() == null
                ? Partition.ofRegion(named.getFirst())
                : listed.partition();
    }

    // The configured regions may be of another partition, where the account cannot be.
    private List<String> regions(ListedAccount listed, Partition partition) {
        if (!listed.regions().isEmpty()) {
            return listed.regions();
        }
        List<String> ours =
                config.regions().stream()
                        .filter(region -> Partition.ofRegion(region) == partition)
                        .toList();
        return ours.isEmpty() ? List.of(partition.globalRegion()) : ours;
    }

    private Found entered(Found found) {
        ListedAccount listed = found.account();
        Partition partition = partition(listed);
        List<String> regions = regions(listed, partition);
        return new Found(
                found.source(),
                new ListedAccount(
                        listed.id(),
                        listed.name(),
                        listed.role() == null ? config.role().orElse(null) : listed.role(),
                        listed.externalId() == null
                                ? config.externalId().orElse(null)
                                : listed.externalId(),
                        partition,
                        regions,
                        listed.closed()));
    }
}
