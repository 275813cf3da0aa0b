package dev.attest.collector.inventory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/// A policy document, read only.
@Entity
@Immutable
@Table(name = "policy_document")
public class PolicyEntity {

    @Id String sha256;

    String document;
}
