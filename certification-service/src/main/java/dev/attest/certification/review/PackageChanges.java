package dev.attest.certification.review;

import dev.attest.certification.review.model.Judgement;
import dev.attest.certification.review.model.Signature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;

/// Changes a package and shows it in the same transaction: the version that the caller gets covers
/// nothing that somebody else changed after them.
@ApplicationScoped
public class PackageChanges {
    private final DecideItems deciding;
    private final WithdrawDecision withdrawing;
    private final SignOffPackage signing;
    private final PackageViews packages;
    private final ItemViews items;

    public PackageChanges(
            DecideItems deciding,
            WithdrawDecision withdrawing,
            SignOffPackage signing,
            PackageViews packages,
            ItemViews items) {
        this.deciding = deciding;
        this.withdrawing = withdrawing;
        this.signing = signing;
        this.packages = packages;
        this.items = items;
    }

    /// @param expected refuses when it is given another version than the caller saw
    @Transactional
    public DecidedView decide(UUID packageId, List<Judgement> judgements, LongConsumer expected) {
        var made = deciding.decide(packageId, judgements, expected);
        return new DecidedView(packages.get(packageId), items.views(made.items()));
    }

    /// @param expected refuses when it is given another version than the caller saw
    @Transactional
    public PackageView withdraw(UUID packageId, UUID itemId, LongConsumer expected) {
        withdrawing.withdraw(packageId, itemId, expected);
        return packages.get(packageId);
    }

    /// @param expected refuses when it is given another version than the caller saw
    @Transactional
    public PackageView sign(UUID packageId, Signature signature, LongConsumer expected) {
        signing.sign(packageId, signature, expected);
        return packages.get(packageId);
    }
}
