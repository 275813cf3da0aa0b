package dev.attest.certification.review;

import dev.attest.certification.platform.Sql;
import dev.attest.certification.review.model.PackageState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// Stores packages and who may decide in them.
@ApplicationScoped
public class Packages implements PanacheRepositoryBase<ReviewPackage, UUID> {
    private final Sql sql;

    public Packages(Sql sql) {
        this.sql = sql;
    }

    /// The package, locked against every other change until the transaction ends.
    public ReviewPackage locked(UUID id) {
        var found = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (found == null) {
            throw new IllegalStateException("there is no package " + id);
        }
        return found;
    }

    public Optional<UUID> campaignOf(UUID packageId) {
        return sql.first(
                "select campaign_id from review_package where id = ?",
                row -> row.getObject(1, UUID.class),
                packageId);
    }

    public boolean allSigned(UUID campaignId) {
        return count("campaignId = ?1 and state <> ?2", campaignId, PackageState.SIGNED) == 0;
    }

    public List<ReviewPackage> ofCampaign(UUID campaignId) {
        return list("campaignId = ?1 order by id", campaignId);
    }

    /// Person ids of those who may decide at present.
    public Set<String> reviewers(UUID packageId) {
        return Set.copyOf(
                sql.query(
                        "select person_id from package_reviewer where package_id = ?",
                        row -> row.getString(1),
                        packageId));
    }

    public void addReviewer(UUID packageId, String personId, int level) {
        sql.update(
                """
                insert into package_reviewer (package_id, person_id, level) values (?, ?, ?)
                on conflict (package_id, person_id) do nothing\
                """,
                packageId,
                personId,
                level);
    }

    public void removeReviewer(UUID packageId, String personId) {
        sql.update(
                "delete from package_reviewer where package_id = ? and person_id = ?",
                packageId,
                personId);
    }

    public void removeReviewers(UUID packageId) {
        sql.update("delete from package_reviewer where package_id = ?", packageId);
    }

    /// Every package in which the person may decide, open or not.
    public List<UUID> of(String personId) {
        return sql.query(
                "select package_id from package_reviewer where person_id = ?",
                row -> row.getObject(1, UUID.class),
                personId);
    }

    /// Open packages in which the person may decide at present.
    public List<UUID> openOf(String personId) {
        return sql.query(
                """
                select p.id from review_package p
                join package_reviewer r on r.package_id = p.id
                where r.person_id = ? and p.state in ('OPEN', 'DECIDED') order by p.id\
                """,
                row -> row.getObject(1, UUID.class),
                personId);
    }

    /// The people whose own access is in the package, as told at launch and as known today.
    public Set<String> subjects(UUID packageId) {
        return new TreeSet<>(
                sql.query(
                        """
                        select person_id from review_item
                        where package_id = ? and person_id is not null
                        union
                        select p.person_id from review_item i
                        join principal p on p.principal_id = i.principal_id
                        where i.package_id = ? and p.person_id is not null
                        union
                        select p.person_id from review_item i
                        join principal p on p.unique_id = i.principal_unique_id
                            and p.account_id = i.principal_account
                        where i.package_id = ? and p.person_id is not null
                        union
                        select unnest(trusted_people) from review_item where package_id = ?
                        union
                        select known.person_id from principal asked
                        join principal known on known.principal_id = asked.principal_id
                            or known.unique_id = asked.unique_id
                                and known.account_id = asked.account_id
                        where known.person_id is not null and asked.principal_id in (
                            select unnest(trusted_ids) from review_item where package_id = ?)\
                        """,
                        row -> row.getString(1),
                        packageId,
                        packageId,
                        packageId,
                        packageId,
                        packageId));
    }
}
