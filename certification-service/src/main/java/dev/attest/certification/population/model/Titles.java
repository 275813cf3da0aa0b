package dev.attest.certification.population.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Names entitlements in plain words; identifiers belong into the detail.
public final class Titles {
    private Titles() {}

    /// Policies, alone or through a permission set, a group or an assignment.
    ///
    /// @param policy the policy's or permission set's own name
    /// @param administrator null when it could not be evaluated
    public static String permission(
            String policy, String account, @Nullable Boolean administrator) {
        return Boolean.TRUE.equals(administrator)
                ? "Administrator of account " + quoted(account)
                : words(policy) + " in account " + quoted(account);
    }

    public static String membership(String group, @Nullable Boolean administrator) {
        return Boolean.TRUE.equals(administrator)
                ? "Member of group " + quoted(group) + ", which administers"
                : "Member of group " + quoted(group);
    }

    /// Through a group of Identity Center.
    public static String throughGroup(String title, String group) {
        return title + ", through group " + quoted(group);
    }

    public static String accessKey(@Nullable Instant created, boolean active, Instant now) {
        var age =
                created == null
                        ? "age unknown"
                        : daysOld(Math.max(0, Duration.between(created, now).toDays()));
        return "Access key, " + age + (active ? "" : ", inactive");
    }

    public static String consolePassword(String account) {
        return "Console password for account " + quoted(account);
    }

    /// @param trusted who may assume, already in words
    public static String trust(String role, String trusted) {
        return "Role " + quoted(role) + " can be assumed by " + trusted;
    }

    /// Words out of a name: `AmazonS3ReadOnlyAccess` stays recognisable, `deploy_services` reads as
    /// "deploy services".
    private static String words(String name) {
        return quoted(name.replace('_', ' '));
    }

    private static String daysOld(long days) {
        return days == 1 ? "1 day old" : days + " days old";
    }

    private static String quoted(String text) {
        return "“" + text + "”";
    }
}
