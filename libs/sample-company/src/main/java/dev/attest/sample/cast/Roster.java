package dev.attest.sample.cast;

import dev.attest.sample.model.Person;
import dev.attest.sample.model.PersonStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everybody who works, or worked, at Meridian Freight.
final class Roster {

    private final Days days;
    private final Dice dice;
    private final List<Person> people = new ArrayList<>();
    private final Set<String> logins = new HashSet<>();
    private List<String> given = List.of();
    private List<String> surnames = List.of();

    private Roster(long seed, Days days) {
        this.days = days;
        this.dice = Dice.of(seed, "roster");
    }

    static List<Person> of(long seed, Days days) {
        Roster roster = new Roster(seed, days);
        List<String> lines = lines();
        roster.given = names(lines, "given:");
        roster.surnames = names(lines, "surname:");
        lines.stream().filter(line -> line.contains(",")).forEach(roster::read);
        return List.copyOf(roster.people);
    }

    private void read(String line) {
        String[] part = line.split(",", -1);
        String last = part[3].strip();
        if (part[0].equals("*")) {
            for (int i = 0; i < Integer.parseInt(part[1].strip()); i++) {
                filler(part[2].strip(), last);
            }
        } else {
            String manager = last.isEmpty() ? null : Accounts.email(last);
            add(part[0], part[1].strip(), part[2].strip(), manager, 1500);
        }
    }

    private void filler(String department, String manager) {
        String first;
        String second;
        String login;
        do {
            first = dice.pick(given);
            second = dice.pick(surnames);
            login = (first + "." + second).toLowerCase(Locale.ROOT);
        } while (logins.contains(login));
        add(login, first + " " + second, department, Accounts.email(manager), 200);
    }

    /// @param atLeast days that the person has been with the company at least
    private void add(
            String login, String name, String department, @Nullable String manager, int atLeast) {
        logins.add(login);
        PersonStatus status =
                switch (login) {
                    case "viktor.sauer" -> PersonStatus.LEFT;
                    case "hana.kim" -> PersonStatus.LEAVE;
                    default -> PersonStatus.ACTIVE;
                };
        LocalDate end = status == PersonStatus.LEFT ? days.date(Company.LEAVER_LEFT) : null;
        people.add(
                new Person(
                        "P" + (1001 + people.size()),
                        Accounts.email(login),
                        name,
                        manager,
                        department,
                        status,
                        days.date(atLeast + dice.below(1400)),
                        end,
                        List.of()));
    }

    private static List<String> names(List<String> lines, String label) {
        return lines.stream()
                .filter(line -> line.startsWith(label))
                .flatMap(
                        line -> List.of(line.substring(label.length()).strip().split(" ")).stream())
                .toList();
    }

    private static List<String> lines() {
        try (InputStream in = Roster.class.getResourceAsStream("/dev/attest/sample/roster.txt")) {
            if (in == null) {
                throw new IllegalStateException("missing from the library: roster.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("roster.txt", e);
        }
    }
}
