package dev.attest.risk.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A stored score, for reading. The worker writes it.
@Entity
@Immutable
@Table(name = "user_risk")
class UserRisk {

    @Id UUID id;

    @Column(name = "subject_id")
    String subjectId;

    @Column(name = "person_id")
    @Nullable String personId;

    String name;

    /// A JSON list of principal ids.
    String principals;

    int score;

    @Column(name = "highest_possible")
    int highestPossible;

    String level;

    /// A JSON list of contributions.
    String contributions;

    @Column(name = "model_version")
    String modelVersion;

    @Column(name = "assessed_at")
    Instant assessedAt;
}
