package dev.attest.certification.population.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.testsupport.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RemovalCommandsTest {
    private static final String HOSTILE = "abc '\"$`\\;&|<>(){}[]*?!~#%@=+,./-\t";

    static Stream<Arguments> removals() {
        return Stream.of(policies(), credentials(), identityCenter()).flatMap(all -> all);
    }

    private static Stream<Arguments> policies() {
        return Stream.of(
                Arguments.of(
                        new Removal.UserPolicy("ben", "arn:aws:iam::aws:policy/Admin"),
                        List.of(
                                "aws iam detach-user-policy --user-name ben"
                                        + " --policy-arn arn:aws:iam::aws:policy/Admin")),
                Arguments.of(
                        new Removal.UserInlinePolicy("ben", "my policy"),
                        List.of(
                                "aws iam delete-user-policy --user-name ben"
                                        + " --policy-name 'my policy'")),
                Arguments.of(
                        new Removal.GroupMember("ben", "admins"),
                        List.of(
                                "aws iam remove-user-from-group --user-name ben"
                                        + " --group-name admins")),
                Arguments.of(
                        new Removal.RolePolicy("deployer", "arn:aws:iam::1:policy/x"),
                        List.of(
                                "aws iam detach-role-policy --role-name deployer"
                                        + " --policy-arn arn:aws:iam::1:policy/x")),
                Arguments.of(
                        new Removal.RoleInlinePolicy("deployer", "it's"),
                        List.of(
                                "aws iam delete-role-policy --role-name deployer"
                                        + " --policy-name 'it'\\''s'")),
                Arguments.of(
                        new Removal.RoleTrust("deployer", "{\"Version\":\"2012-10-17\"}"),
                        List.of(
                                "aws iam update-assume-role-policy --role-name deployer"
                                        + " --policy-document '{\"Version\":\"2012-10-17\"}'")));
    }

    private static Stream<Arguments> credentials() {
        return Stream.of(
                Arguments.of(
                        new Removal.Key("ben", "AKIA1"),
                        List.of(
                                "aws iam update-access-key --user-name ben --access-key-id AKIA1"
                                        + " --status Inactive",
                                "aws iam delete-access-key --user-name ben --access-key-id AKIA1")),
                Arguments.of(
                        new Removal.Key("ben", null),
                        List.of(
                                "aws iam list-access-keys --user-name ben",
                                "aws iam update-access-key --user-name ben"
                                        + " --access-key-id ACCESS_KEY_ID --status Inactive",
                                "aws iam delete-access-key --user-name ben"
                                        + " --access-key-id ACCESS_KEY_ID")),
                Arguments.of(
                        new Removal.ConsolePassword("ben"),
                        List.of("aws iam delete-login-profile --user-name ben")));
    }

    private static Stream<Arguments> identityCenter() {
        return Stream.of(
                Arguments.of(
                        new Removal.Assignment("arn:i", "111111111111", "arn:ps", "USER", "u-1"),
                        List.of(
                                "aws sso-admin delete-account-assignment --instance-arn arn:i"
                                        + " --target-id 111111111111 --target-type AWS_ACCOUNT"
                                        + " --permission-set-arn arn:ps --principal-type USER"
                                        + " --principal-id u-1")),
                Arguments.of(
                        new Removal.IdentityCenterMember("d-1", "g-1", "u-1", "m-1"),
                        List.of(
                                "aws identitystore delete-group-membership"
                                        + " --identity-store-id d-1 --membership-id m-1")),
                Arguments.of(
                        new Removal.IdentityCenterMember("d-1", "g-1", "u-1", null),
                        List.of(
                                "aws identitystore get-group-membership-id"
                                        + " --identity-store-id d-1 --group-id g-1"
                                        + " --member-id UserId=u-1",
                                "aws identitystore delete-group-membership"
                                        + " --identity-store-id d-1"
                                        + " --membership-id MEMBERSHIP_ID")));
    }

    @ParameterizedTest
    @MethodSource("removals")
    void shouldSayTheExactCommands(Removal removal, List<String> commands) {
        assertThat(RemovalCommands.of(removal)).isEqualTo(commands);
    }

    /// A real shell reads every name back as it was, whatever somebody called a thing.
    @Test
    void shouldSurviveARealShell() {
        Seeds.check(
                20,
                random -> {
                    // Given
                    var name = name(random);
                    // When
                    var read = shell("printf '%s' " + Shell.quote(name));
                    // Then
                    assertThat(read).isEqualTo(name);
                });
    }

    private static String name(RandomGenerator random) {
        var name = new StringBuilder();
        int length = 1 + random.nextInt(20);
        for (int i = 0; i < length; i++) {
            name.append(HOSTILE.charAt(random.nextInt(HOSTILE.length())));
        }
        return name.toString();
    }

    private static String shell(String script) throws IOException {
        var process = new ProcessBuilder("sh", "-c", script).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
