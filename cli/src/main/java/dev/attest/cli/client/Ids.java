package dev.attest.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ShortId;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Takes ids as people copy them: whole, or as tables show them.
public final class Ids {
    private Ids() {}

    /// @param kind what it is the id of, for people, such as `campaign`
    /// @param candidates what there is; asked only for a short one
    /// @throws CommandFailure when it is neither, or the short one fits none or several
    public static String whole(String given, String kind, Supplier<List<JsonNode>> candidates) {
        return whole(
                given, kind, candidates, CommandFailure.usage("there is no " + kind + " " + given));
    }

    /// @param whenNone thrown when a short one fits none
    public static String whole(
            String given,
            String kind,
            Supplier<List<JsonNode>> candidates,
            CommandFailure whenNone) {
        if (ShortId.isWhole(given)) {
            return given;
        }
        ShortId.require("the " + kind, given);
        String wanted = given.toLowerCase(Locale.ROOT);
        List<String> fitting =
                candidates.get().stream()
                        .map(Fields.at("/id"))
                        .filter(id -> ShortId.of(id).equals(wanted))
                        .distinct()
                        .toList();
        return switch (fitting.size()) {
            case 1 -> fitting.getFirst();
            case 0 -> throw whenNone;
            default ->
                    throw CommandFailure.usage(
                            given + " fits several: " + String.join(", ", fitting));
        };
    }

    public static String campaign(Api api, String given) {
        return whole(given, "campaign", () -> api.list(Service.CERTIFICATION, "/campaigns"));
    }

    public static String reviewPackage(Api api, String given) {
        return whole(given, "package", () -> api.list(Service.CERTIFICATION, "/packages"));
    }

    public static String remediation(Api api, String given) {
        return whole(given, "removal", () -> api.list(Service.CERTIFICATION, "/remediations"));
    }

    /// Of a person, whose id is whatever their source says: only those that tables shorten are
    /// looked for.
    public static String person(Api api, String given) {
        if (!ShortId.isShort(given)) {
            return given;
        }
        String query = Query.of("/people").with("q", given).toString();
        List<JsonNode> fitting = api.list(Service.COLLECTOR, query);
        boolean itself = fitting.stream().map(Fields.at("/id")).anyMatch(given::equals);
        return itself ? given : whole(given, "person", () -> fitting);
    }

    public static String alert(Api api, String given) {
        return whole(given, "alert", () -> api.list(Service.COLLECTOR, "/alerts"));
    }
}
