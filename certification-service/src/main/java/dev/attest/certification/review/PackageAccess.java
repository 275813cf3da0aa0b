package dev.attest.certification.review;

import dev.attest.events.inventory.PersonStatus;
import dev.attest.rest.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.LongConsumer;

/// Opens a package for a change: whoever may not see it gets a 404, whoever sees it without being
/// its reviewer, or left or is away, a 403, and everybody else the package, locked.
@ApplicationScoped
public class PackageAccess {
    private final Packages packages;
    private final Reader reader;

    public PackageAccess(Packages packages, Reader reader) {
        this.packages = packages;
        this.reader = reader;
    }

    /// @param expected refuses when it is given another version than the caller saw
    ReviewPackage forChange(UUID id, LongConsumer expected) {
        boolean reviewer = packages.reviewers(id).contains(reader.personId());
        if (!reviewer && (!reader.seesAll() || packages.findByIdOptional(id).isEmpty())) {
            throw ProblemException.notFound("package", id);
        }
        if (!reviewer) {
            throw ProblemException.forbidden("Only the package's present reviewer decides.");
        }
        if (reader.person().filter(person -> person.status() == PersonStatus.ACTIVE).isEmpty()) {
            throw ProblemException.forbidden("Whoever left or is away does not decide.");
        }
        var opened = packages.locked(id);
        expected.accept(opened.version);
        if (!opened.state.changeable()) {
            throw ProblemException.conflict(
                    "package-closed", "The package is " + opened.state + "; it cannot change.");
        }
        return opened;
    }
}
