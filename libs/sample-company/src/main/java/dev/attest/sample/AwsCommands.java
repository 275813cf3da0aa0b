package dev.attest.sample;

import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.Assignment;
import dev.attest.sample.model.Inventory;
import dev.attest.sample.model.Membership;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads commands of the AWS CLI, as a person pastes them into a shell, that take access away.
final class AwsCommands {

    private static final Pattern WORD = Pattern.compile("(?:[^\\s'\\\\]|\\\\.|'[^']*')+");
    private static final Pattern PIECE = Pattern.compile("'([^']*)'|\\\\(.)|([^'\\\\]+)");

    private final Inventory inventory;
    private final AccountInventory account;

    /// @param accountId whose administrator runs them
    AwsCommands(Inventory inventory, String accountId) {
        this.inventory = inventory;
        this.account = inventory.account(accountId);
    }

    /// @return empty for a command that takes nothing away by itself
    /// @throws IllegalArgumentException when it is another command, or names what is not there
    Optional<Removal> read(String command) {
        List<String> words = words(command);
        if (words.size() < 3 || !words.getFirst().equals("aws")) {
            throw new IllegalArgumentException("not a command of the AWS CLI: " + command);
        }
        Map<String, String> options = options(words.subList(3, words.size()), command);
        return switch (words.get(1) + " " + words.get(2)) {
            case "iam list-access-keys",
                    "iam update-access-key",
                    "identitystore get-group-membership-id" ->
                    Optional.empty();
            case "iam detach-user-policy" ->
                    Optional.of(
                            new Removal.AttachedPolicy(user(options), get(options, "policy-arn")));
            case "iam detach-role-policy" ->
                    Optional.of(
                            new Removal.AttachedPolicy(role(options), get(options, "policy-arn")));
            case "iam delete-user-policy" ->
                    Optional.of(
                            new Removal.EmbeddedPolicy(user(options), get(options, "policy-name")));
            case "iam delete-role-policy" ->
                    Optional.of(
                            new Removal.EmbeddedPolicy(role(options), get(options, "policy-name")));
            case "iam remove-user-from-group" ->
                    Optional.of(
                            new Removal.GroupMembership(user(options), get(options, "group-name")));
            case "iam delete-access-key" ->
                    Optional.of(
                            new Removal.AccessKey(user(options), get(options, "access-key-id")));
            case "iam delete-login-profile" -> Optional.of(new Removal.LoginProfile(user(options)));
            case "iam update-assume-role-policy" ->
                    Optional.of(new Removal.Trust(role(options), get(options, "policy-document")));
            case "sso-admin delete-account-assignment" -> Optional.of(assignment(options));
            case "identitystore delete-group-membership" -> Optional.of(membership(options));
            default -> throw new IllegalArgumentException("an unknown command: " + command);
        };
    }

    private String user(Map<String, String> options) {
        return account.user(get(options, "user-name")).arn();
    }

    private String role(Map<String, String> options) {
        return account.role(get(options, "role-name")).arn();
    }

    private static Removal assignment(Map<String, String> options) {
        return new Removal.AccountAssignment(
                new Assignment(
                        get(options, "target-id"),
                        get(options, "permission-set-arn"),
                        get(options, "principal-type"),
                        get(options, "principal-id")));
    }

    private Removal membership(Map<String, String> options) {
        String id = get(options, "membership-id");
        Membership membership =
                inventory.identityCenter().memberships().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no membership " + id));
        return new Removal.IdentityCenterMembership(membership);
    }

    private static String get(Map<String, String> options, String name) {
        String value = options.get("--" + name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is missing");
        }
        return value;
    }

    private static Map<String, String> options(List<String> words, String command) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < words.size(); i += 2) {
            options.put(words.get(i), words.get(i + 1));
        }
        if (words.size() % 2 != 0) {
            throw new IllegalArgumentException("an option without a value: " + command);
        }
        return options;
    }

    /// Words as a POSIX shell splits them, as far as single quotes and backslashes go.
    static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(
                    PIECE.matcher(word.group())
                            .replaceAll(piece -> Matcher.quoteReplacement(unquoted(piece))));
        }
        return words;
    }

    private static String unquoted(MatchResult piece) {
        for (int group = 1; group <= piece.groupCount(); group++) {
            if (piece.group(group) != null) {
                return piece.group(group);
            }
        }
        return "";
    }
}
