package dev.attest.collector.people;

import dev.attest.collector.imports.CsvLine;
import dev.attest.collector.imports.CsvTable;
import dev.attest.collector.imports.Refusals;
import dev.attest.collector.platform.Text;
import dev.attest.events.inventory.PersonStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads `person_id,email,name,manager_email,department,status,start,end,principals`. A line that
/// makes no sense is refused alone; a manager that is contradictory is left out rather than
/// guessed.
public final class PeopleFile {

    /// An ARN has at most so many; the index of claims takes little more.
    private static final int PRINCIPAL_BYTES = 2048;

    private static final int EMAIL = 254;
    private static final int NAME = 256;
    private static final String PRINCIPALS = "principals";
    private static final List<String> REQUIRED = List.of("person_id", "email", "name");

    private final Map<String, PersonReading> byId = new LinkedHashMap<>();
    private final Map<String, PersonReading> byEmail = new HashMap<>();
    private final Refusals refused = new Refusals();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
    private int lines;
    private int dropped;
    private boolean tellsPrincipals;

    private PeopleFile() {}

    /// @param text the file; the caller closes it
    public static PeopleReading read(Reader text) {
        PeopleFile file = new PeopleFile();
        file.readLines(new BufferedReader(text));
        List<PersonReading> people =
                new Managers(file.refused, file.warnings)
                        .resolve(new Claims(file.refused).once(List.copyOf(file.byId.values())));
        if (file.dropped > 0) {
            file.gaps.add(file.dropped + " of " + file.lines + " lines were not taken in");
        }
        if (people.isEmpty()) {
            file.gaps.add("it lists nobody");
        }
        return new PeopleReading(
                file.tellsPrincipals,
                file.lines,
                people,
                file.refused.listed(),
                file.refused.count(),
                file.warnings,
                file.gaps);
    }

    private void readLines(BufferedReader text) {
        long line = 1;
        try {
            CsvTable csv = CsvTable.open(text);
            Optional<CsvLine.Fault> unusable = csv.without(REQUIRED);
            if (unusable.isPresent()) {
                drop(unusable.get());
                return;
            }
            tellsPrincipals = csv.without(List.of(PRINCIPALS)).isEmpty();
            if (!tellsPrincipals) {
                warnings.add("there is no column principals: everybody keeps those they have");
            }
            for (CsvLine next = csv.next(); next != null; next = csv.next()) {
                line = next.number();
                lines++;
                switch (next) {
                    case CsvLine.Row row -> take(row, line);
                    case CsvLine.Fault fault -> drop(fault);
                }
            }
        } catch (IOException e) {
            drop(
                    "after line " + line,
                    "the file cannot be read on",
                    String.valueOf(e.getMessage()));
        }
    }

    private void drop(CsvLine.Fault fault) {
        drop("line " + fault.number(), fault.reason(), fault.text());
    }

    private void take(CsvLine.Row row, long line) {
        String position = "line " + line;
        try {
            PersonReading person = person(row, line);
            PersonReading same = byId.get(person.personId());
            if (same != null) {
                again(position, person, same);
                return;
            }
            PersonReading other = byEmail.get(person.email());
            if (other != null) {
                drop(
                        position,
                        "the e-mail address belongs to %s of line %d"
                                .formatted(other.personId(), other.line()),
                        person.email());
                return;
            }
            keep(person);
        } catch (BadFieldException e) {
            drop(position, e.reason, e.value);
        }
    }

    private void keep(PersonReading person) {
        byId.put(person.personId(), person);
        byEmail.put(person.email(), person);
    }

    /// The second line of the same person: with another manager nobody knows which one is right.
    private void again(String position, PersonReading second, PersonReading first) {
        String there = second.managerEmail();
        if (there != null && !there.equals(first.managerEmail())) {
            drop(
                    position,
                    "%s has two managers: %s in line %d and %s here; none is taken"
                            .formatted(
                                    second.personId(),
                                    first.managerEmail() == null ? "nobody" : first.managerEmail(),
                                    first.line(),
                                    there),
                    there);
            keep(first.withoutManager());
        } else {
            drop(
                    position,
                    "the person stands in line " + first.line() + " already",
                    second.personId());
        }
    }

    private PersonReading person(CsvLine.Row row, long line) throws BadFieldException {
        String manager = optional(row, "manager_email", EMAIL);
        String id = required(row, "person_id", 128);
        if (manager != null && manager.split("[;,\\s]+").length > 1) {
            refused.add(
                    "line " + line, id + " has two managers; none is taken", Text.shown(manager));
            manager = null;
        }
        return new PersonReading(
                line,
                id,
                email(required(row, "email", EMAIL), "email"),
                required(row, "name", NAME),
                manager == null ? null : email(manager, "manager_email"),
                null,
                optional(row, "department", NAME),
                status(field(row, "status")),
                date(row, "start"),
                date(row, "end"),
                principals(field(row, PRINCIPALS)));
    }

    private static List<String> principals(@Nullable String list) throws BadFieldException {
        if (list == null) {
            return List.of();
        }
        List<String> principals =
                Arrays.stream(list.split(";"))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .distinct()
                        .toList();
        for (String principal : principals) {
            if (principal.getBytes(StandardCharsets.UTF_8).length > PRINCIPAL_BYTES) {
                throw new BadFieldException(
                        "a principal is longer than " + PRINCIPAL_BYTES + " bytes", principal);
            }
        }
        return principals;
    }

    private static PersonStatus status(@Nullable String status) throws BadFieldException {
        return switch (status == null ? "active" : status.toLowerCase(Locale.ROOT)) {
            case "active" -> PersonStatus.ACTIVE;
            case "leave", "on_leave" -> PersonStatus.ON_LEAVE;
            case "left" -> PersonStatus.LEFT;
            default ->
                    throw new BadFieldException(
                            "status is none of active, leave, left", String.valueOf(status));
        };
    }

    private static String email(String value, String column) throws BadFieldException {
        int at = value.indexOf('@');
        if (at < 1 || at == value.length() - 1 || value.contains(" ")) {
            throw new BadFieldException(column + " is no e-mail address", value);
        }
        return value.toLowerCase(Locale.ROOT);
    }

    private static @Nullable LocalDate date(CsvLine.Row row, String column)
            throws BadFieldException {
        String value = field(row, column);
        if (value == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(value);
            if (date.getYear() < 1900 || date.getYear() > 9999) {
                throw new BadFieldException(column + " is not of the years 1900 to 9999", value);
            }
            return date;
        } catch (DateTimeParseException e) {
            throw new BadFieldException(column + " is no date such as 2026-01-31", value);
        }
    }

    private static String required(CsvLine.Row row, String column, int length)
            throws BadFieldException {
        String value = optional(row, column, length);
        if (value == null) {
            throw new BadFieldException(column + " is missing", "");
        }
        return value;
    }

    private static @Nullable String optional(CsvLine.Row row, String column, int length)
            throws BadFieldException {
        String value = field(row, column);
        if (value != null && value.length() > length) {
            throw new BadFieldException(
                    column + " is longer than " + length + " characters", value);
        }
        return value;
    }

    private static @Nullable String field(CsvLine.Row row, String column) {
        return row.find(column)
                .map(String::strip)
                .filter(v -> !v.isEmpty())
                .map(v -> v.replace('\0', '\uFFFD'))
                .orElse(null);
    }

    private void drop(String position, String reason, String value) {
        dropped++;
        refused.add(position, reason, Text.shown(value));
    }

    private static final class BadFieldException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String reason;
        private final String value;

        BadFieldException(String reason, @Nullable String value) {
            super(reason, null, false, false);
            this.reason = reason;
            this.value = value == null ? "" : value;
        }
    }
}
