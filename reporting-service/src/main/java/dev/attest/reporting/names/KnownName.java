package dev.attest.reporting.names;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A name that held from some log position on.
@Entity
@Table(name = "known_name")
public class KnownName {

    /// Whose name it is.
    public enum Kind {
        PERSON,
        ACCOUNT
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    Kind kind;

    @Column(name = "subject_id")
    String subjectId;

    long since;
    String name;
    @Nullable String email;
    boolean active;

    static KnownName of(
            Kind kind, String subjectId, String name, @Nullable String email, boolean active) {
        KnownName known = new KnownName();
        known.kind = kind;
        known.subjectId = subjectId;
        known.name = name;
        known.email = email;
        known.active = active;
        return known;
    }

    boolean says(KnownName other) {
        return name.equals(other.name)
                && Objects.equals(email, other.email)
                && active == other.active;
    }

    /// Whose name it is.
    public Kind kind() {
        return kind;
    }

    /// Person id or account id.
    public String subjectId() {
        return subjectId;
    }

    /// The log position from which it holds.
    public long since() {
        return since;
    }

    /// The name.
    public String name() {
        return name;
    }

    /// The e-mail; null for accounts.
    public @Nullable String email() {
        return email;
    }

    /// Whether an account was in use; true for people.
    public boolean active() {
        return active;
    }
}
