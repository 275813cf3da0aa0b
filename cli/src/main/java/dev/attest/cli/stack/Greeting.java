package dev.attest.cli.stack;

import dev.attest.cli.home.DemoPeople;
import dev.attest.cli.home.Home;
import dev.attest.cli.home.Secrets;
import java.io.PrintStream;
import java.util.Locale;

/// What a person needs once the stack is up: addresses and logins.
final class Greeting {
    private final Home home;

    Greeting(Home home) {
        this.home = home;
    }

    void print(PrintStream out, StackState state) {
        out.println();
        boolean full = state.parts().stream().anyMatch(part -> part.name().equals("console"));
        for (PartStatus part : state.parts()) {
            String note = part.note().isEmpty() ? "" : "  " + part.note();
            line(out, part.name(), address(part), part.state().label() + note);
        }
        if (!state.healthy()) {
            out.println();
            out.println(
                    "Not everything is healthy: see `attest logs PART`; `attest up` tries again.");
        }
        if (full) {
            logins(out);
        }
    }

    private void logins(PrintStream out) {
        out.println();
        out.println(
                "Sign in to the console as one of these people (password for all: "
                        + new Secrets(home).demoPassword()
                        + ")");
        for (DemoPeople person : DemoPeople.ALL) {
            String role = person.role().isEmpty() ? "-" : person.role();
            out.println(
                    String.format(
                                    Locale.ROOT,
                                    "  %-8s %-20s %s",
                                    person.userName(),
                                    role,
                                    person.who())
                            .stripTrailing());
        }
        out.println();
    }

    private static void line(PrintStream out, String name, String address, String state) {
        out.println(String.format(Locale.ROOT, "  %-14s %-34s %s", name, address, state));
    }

    private static String address(PartStatus part) {
        return switch (part.name()) {
            case "postgresql", "kafka" -> "127.0.0.1:" + part.port();
            default -> "http://127.0.0.1:" + part.port();
        };
    }
}
