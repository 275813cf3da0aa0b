package dev.attest.iampolicy.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.ParsedPolicy;
import dev.attest.iampolicy.PolicyParser;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Request;
import dev.attest.iampolicy.meaning.PolicyFinding.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Long documents are judged as short ones are.
class NearbyTest {

    private static final List<String> PIECES =
            List.of("a", "b", "aa", "ab", "*", "?", "a*", "*b", "${aws:username}", "${x, 'a'}");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldDecideAsAllStatementsDo(long seed) {
        // Given
        Random random = new Random(seed);
        PrincipalAccess access = access(statements(random));
        Nearby nearby = new Nearby(access.identity());

        // When and then
        for (String one : List.of("a", "b", "ab", "aab", "c", "")) {
            for (String other : List.of("a", "b", "abb", "c")) {
                String resource = "arn:" + one + ":" + other;
                Request request = Request.of("s3:GetObject", resource);
                assertThat(nearby.on(resource, access).decide(request))
                        .as("seed %d, %s", seed, resource)
                        .isEqualTo(access.decide(request));
            }
        }
    }

    @Test
    void shouldFindWhatIsGrantedInTheLastOfManyAccounts() {
        // Given
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            statements.add(role(i, "iam:GetRole"));
        }
        statements.add(role(100, "iam:PutRolePolicy"));
        statements.add(role(101, "sts:AssumeRole"));

        // When
        List<PolicyFinding> findings = findings(statements);

        // Then
        assertThat(findings)
                .filteredOn(each -> each.category() == Category.ESCALATION)
                .flatExtracting(PolicyFinding::statements)
                .extracting(Statement::index)
                .contains(100);
    }

    @Test
    void shouldAskAboutEveryActionAndResourceOfAVeryLongStatement() {
        // Given
        String actions = texts(IntStream.range(0, 200).mapToObj(i -> "s3:Get" + i));
        String resources = texts(IntStream.range(0, 200).mapToObj(i -> "arn:aws:s3:::b/" + i));
        String allow =
                "{'Effect':'Allow','Principal':'*','Action':[%s],'Resource':[%s]}"
                        .formatted(actions, resources);
        String deny = "{'Effect':'Deny','Principal':'*','NotAction':'s3:Get199','Resource':'*'}";

        // When
        List<PolicyFinding> findings = findings(List.of(allow, deny));

        // Then
        assertThat(findings)
                .singleElement()
                .satisfies(found -> assertThat(found.actions()).containsExactly("s3:Get199"));
    }

    private static String texts(Stream<String> texts) {
        return texts.map(text -> "'" + text + "'").collect(Collectors.joining(","));
    }

    private static String role(int number, String action) {
        return "{'Effect':'Allow','Action':'%s','Resource':'arn:aws:iam::%012d:role/r'}"
                .formatted(action, 111_122_220_000L + number);
    }

    private static List<String> statements(Random random) {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            List<String> resources = new ArrayList<>();
            for (int j = 0; j <= random.nextInt(3) * 10; j++) {
                resources.add("'arn:" + piece(random) + ":" + piece(random) + "'");
            }
            statements.add(
                    "{'Effect':'%s','Action':'%s','%s':[%s]}"
                            .formatted(
                                    random.nextInt(20) == 0 ? "Deny" : "Allow",
                                    random.nextBoolean() ? "s3:Get*" : "ec2:*",
                                    random.nextInt(20) == 0 ? "NotResource" : "Resource",
                                    String.join(",", resources)
                                            .replace("'a'}", "\\u0027a\\u0027}")));
        }
        return statements;
    }

    private static String piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private static PrincipalAccess access(List<String> statements) {
        return PrincipalAccess.of(
                PolicySet.of(new NamedPolicy.Read("long", null, parsed(statements).document())));
    }

    private static List<PolicyFinding> findings(List<String> statements) {
        return DocumentFindings.of(parsed(statements).document(), Optional.empty());
    }

    private static ParsedPolicy.Valid parsed(List<String> statements) {
        String document =
                "{'Version':'2012-10-17','Statement':[" + String.join(",", statements) + "]}";
        ParsedPolicy parsed = PolicyParser.parse(document.replace('\'', '"'));
        assertThat(parsed).isInstanceOf(ParsedPolicy.Valid.class);
        return (ParsedPolicy.Valid) parsed;
    }
}
