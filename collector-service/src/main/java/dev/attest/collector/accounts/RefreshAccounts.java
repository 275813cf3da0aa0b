package dev.attest.collector.accounts;

import dev.attest.collector.aws.AwsAccount;
import dev.attest.collector.aws.AwsConfig;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;

/// Asks every source for its accounts. A source that fails says so in its row and leaves the
/// accounts that it listed before as they are; the others go on.
@ApplicationScoped
public class RefreshAccounts {

    private static final Logger LOG = Logger.getLogger(RefreshAccounts.class);

    /// Accounts that are asked for their regions at the same time.
    private static final int AT_ONCE = 16;

    private final List<AccountSource> sources;
    private final AccountsConfig config;
    private final AwsConfig aws;
    private final EnabledRegions enabled;
    private final CollectedAccountRows rows;
    private final Transactions transactions;

    RefreshAccounts(
            @All List<AccountSource> sources,
            AccountsConfig config,
            AwsConfig aws,
            EnabledRegions enabled,
            CollectedAccountRows rows,
            Transactions transactions) {
        this.sources =
                sources.stream().sorted(Comparator.comparingInt(AccountSource::rank)).toList();
        this.config = config;
        this.aws = aws;
        this.enabled = enabled;
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
        List<String> unclear = new ArrayList<>();
        for (AccountSource source : sources.stream().filter(AccountSource::configured).toList()) {
            read(source, found, failed, unclear);
        }
        unclear.addAll(failed);
        List<Found> all = found.values().stream().map(this::entered).toList();
        List<Target> active =
                transactions.call(connection -> {
                    rows.store(connection, all, failed, unclear);
                    return rows.active(connection);
                });
        Set<String> unnamed =
                all.stream()
                        .filter(each -> each.account().regions().isEmpty())
                        .map(each -> each.account().id())
                        .collect(Collectors.toSet());
        return active.stream()
                .gather(
                        Gatherers.mapConcurrent(
                                AT_ONCE,
                                target ->
                                        unnamed.contains(target.account().id())
                                                ? asked(target)
                                                : target))
                .toList();
    }

    /// What AWS does not say stays as it last said it; the account tells why.
    private Target asked(Target target) {
        String account = target.account().id();
        try {
            List<String> regions = enabled.of(target.account());
            if (!regions.equals(target.regions())) {
                transactions.run(c -> rows.regions(c, account, regions));
            }
            return new Target(target.account(), target.name(), regions);
        } catch (SdkException e) {
            String refusal = "its regions cannot be listed: " + AwsFault.words(e);
            LOG.warnf("account %s: %s", account, refusal);
            transactions.run(c -> rows.entered(c, account, refusal));
            return target.regions().isEmpty()
                    ? new Target(
                            target.account(),
                            target.name(),
                            List.of(target.account().partition().globalRegion()))
                    : target;
        }
    }

    /// An account as its sources say in all, named after the first that lists it.
    record Found(String source, ListedAccount account) {}

    private void read(
            AccountSource source,
            Map<String, Found> found,
            List<String> failed,
            List<String> unclear) {
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
            if (problem != null) {
                unclear.add(source.name());
            }
            transactions.run(
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
        transactions.run(c -> rows.sourceFailed(c, source.name(), reason));
    }

    private List<String> named() {
        return config.regions().orElse(List.of());
    }

    private Partition partition(ListedAccount listed) {
        List<String> named = listed.regions().isEmpty() ? named() : listed.regions();
        return listed.partition() == null
                ? Partition.ofRegion(named.isEmpty() ? aws.region() : named.getFirst())
                : listed.partition();
    }

    // The configured regions may be of another partition, where the account cannot be.
    private List<String> regions(ListedAccount listed, Partition partition) {
        if (!listed.regions().isEmpty() || named().isEmpty()) {
            return listed.regions();
        }
        List<String> ours =
                named().stream().filter(region -> Partition.ofRegion(region) == partition).toList();
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
                        listed.closed(),
                        listed.unit(),
                        listed.leftOut()));
    }
}
