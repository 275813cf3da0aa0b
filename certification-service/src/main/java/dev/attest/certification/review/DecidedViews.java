package dev.attest.certification.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Shows what decisions made of a package.
@ApplicationScoped
public class DecidedViews {
    private final PackageViews packages;
    private final ItemViews items;

    public DecidedViews(PackageViews packages, ItemViews items) {
        this.packages = packages;
        this.items = items;
    }

    @Transactional
    public DecidedView of(DecideItems.Decided made) {
        return new DecidedView(packages.get(made.reviewed().id), items.views(made.items()));
    }
}
