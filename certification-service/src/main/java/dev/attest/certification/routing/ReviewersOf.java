package dev.attest.certification.routing;

import dev.attest.certification.inventory.Person;
import dev.attest.certification.routing.model.People;
import dev.attest.certification.routing.model.Reviewer;
import dev.attest.certification.routing.model.RoutingPolicy;
import dev.attest.events.inventory.PersonStatus;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Turns the people of the inventory into those whom routing may choose.
public final class ReviewersOf {
    private ReviewersOf() {}

    /// @param campaignOwnerEmail null when there is none
    public static RoutingPolicy people(
            Collection<Person> people, @Nullable String campaignOwnerEmail) {
        return new RoutingPolicy(
                new People(people.stream().map(ReviewersOf::reviewer).toList()),
                campaignOwnerEmail);
    }

    private static Reviewer reviewer(Person person) {
        return new Reviewer(
                person.personId(),
                person.name(),
                person.email(),
                person.managerId(),
                person.status() == PersonStatus.ACTIVE);
    }
}
