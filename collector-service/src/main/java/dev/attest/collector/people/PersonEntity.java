package dev.attest.collector.people;

import dev.attest.events.inventory.PersonStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A person, read only.
@Entity
@Immutable
@Table(name = "person")
public class PersonEntity {

    @Id
    @Column(name = "person_id")
    String personId;

    String email;
    String name;

    @Column(name = "manager_id")
    @Nullable String managerId;

    @Nullable String department;

    @Enumerated(EnumType.STRING)
    PersonStatus status;

    @Column(name = "start_date")
    @Nullable LocalDate start;

    @Column(name = "end_date")
    @Nullable LocalDate end;

    @Column(name = "observed_at")
    Instant observedAt;

    PersonView view(List<String> principals) {
        return new PersonView(
                personId,
                email,
                name,
                managerId,
                department,
                status,
                start,
                end,
                principals,
                observedAt);
    }
}
