package dev.attest.risk.assessment;

import dev.attest.risk.model.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What was read for a batch of subjects. It is filled step by step and then only read.
final class Landscape {

    final List<String> subjects;
    final Map<String, PersonRow> people = new HashMap<>();
    final List<PrincipalRow> principals = new ArrayList<>();
    final Map<String, GroupRow> groups = new HashMap<>();
    final List<AssignmentRow> assignments = new ArrayList<>();
    final Map<String, AccountRow> accounts = new HashMap<>();
    final List<PrincipalRow> roles = new ArrayList<>();
    final Map<String, String> documents = new HashMap<>();
    final Map<String, Instant> lastUse = new HashMap<>();
    final Map<String, Watch> watches = new HashMap<>();
    final List<AlertRow> alerts = new ArrayList<>();
    final Map<String, UserScore> previous = new HashMap<>();

    Landscape(List<String> subjects) {
        this.subjects = List.copyOf(subjects);
    }

    List<PrincipalRow> principalsOf(String subject) {
        return principals.stream().filter(p -> p.subjectId().equals(subject)).toList();
    }

    /// Assignments of a user, its own and those of its groups.
    Stream<AssignmentRow> assignmentsOf(PrincipalRow principal) {
        return assignments.stream()
                .filter(a ->
                        a.assignedTo().equals(principal.principalId())
                                || principal.groups().contains(a.assignedTo()));
    }

    String placeName(String accountId) {
        AccountRow account = accounts.get(accountId);
        return account == null ? "account " + accountId : account.name();
    }
}
