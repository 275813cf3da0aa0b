package dev.attest.iampolicy.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.meaning.Prerequisite.OfSelf.State;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

    static Stream<EscalationRule> rules() {
        return Catalogue.escalations().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldPassTheTestsInsideTheFile(EscalationRule rule) {
        // Given
        JsonNode tests = tests(rule);

        // When
        JsonNode id = Catalogue.read(file(rule)).required("id");

        // Then
        assertThat(id.textValue()).isEqualTo(rule.path().id());
        assertThat(tests.required("has")).isNotEmpty().allMatch(document -> has(rule, document));
        assertThat(tests.required("hasNot"))
                .isNotEmpty()
                .noneMatch(document -> has(rule, document));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldLoseThePathWithoutAnyOneOfItsPermissions(EscalationRule rule) {
        // Given
        JsonNode documents = tests(rule).required("has");

        // When
        List<String> notNeeded =
                rule.path().actions().stream()
                        .filter(action ->
                                documents(documents)
                                        .anyMatch(document -> has(rule, without(document, action))))
                        .toList();

        // Then
        assertThat(notNeeded).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldLoseThePathToADenyOfAnyOneOfItsPermissions(EscalationRule rule) {
        // Given
        JsonNode documents = tests(rule).required("has");

        // When
        List<String> undeniable =
                rule.path().actions().stream()
                        .filter(action ->
                                documents(documents)
                                        .anyMatch(document -> has(rule, denying(document, action))))
                        .toList();

        // Then
        assertThat(undeniable).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldEndWhereItsPrerequisitesLead(EscalationRule rule) {
        // Given
        EscalationPath path = rule.path();

        // When
        boolean passes = path.actions().contains("iam:PassRole");
        boolean givesRole =
                has(path, Prerequisite.RoleTrustingService.class)
                        || has(path, Prerequisite.RoleTrustingProvider.class);

        // Then
        assertThat(passes).isEqualTo(path.actsAs() == EscalationPath.ActsAs.PASSED_ROLE);
        assertThat(givesRole).isEqualTo(passes);
        assertThat(has(path, Prerequisite.ExistingCompute.class))
                .isEqualTo(path.actsAs() == EscalationPath.ActsAs.ROLE_OF_EXISTING_COMPUTE);
        if (path.category() == EscalationPath.Category.EXISTING_PASSROLE) {
            assertThat(path.actsAs()).isEqualTo(EscalationPath.ActsAs.ROLE_OF_EXISTING_COMPUTE);
        }
        if (path.category() == EscalationPath.Category.SELF_ESCALATION) {
            assertThat(path.actsAs()).isEqualTo(EscalationPath.ActsAs.SELF);
            assertThat(has(path, Prerequisite.OfSelf.class)).isTrue();
        }
    }

    @Test
    void shouldFindThePathsOfUsersWithNoRoleAndThoseOfRolesWithNoUser() {
        // Given
        Principal user = new Principal("arn:aws:iam::123456789012:user/anna", List.of());
        Principal role = new Principal("arn:aws:iam::123456789012:role/app", List.of());

        // When
        List<EscalationRule> ofUsers = rules().filter(rule -> asks(rule, State.USER)).toList();
        List<EscalationRule> ofRoles = rules().filter(rule -> asks(rule, State.ROLE)).toList();

        // Then
        assertThat(ofUsers).isNotEmpty().noneMatch(rule -> isHeldBy(role, rule));
        assertThat(ofRoles).isNotEmpty().noneMatch(rule -> isHeldBy(user, rule));
    }

    @Test
    void shouldCountAPathThatNeedsACertainAccountAsPossibleOnly() {
        // Given
        List<EscalationRule> existing =
                rules().filter(r ->
                                r.path().category() == EscalationPath.Category.EXISTING_PASSROLE)
                        .toList();

        // When
        List<Standing> counting =
                existing.stream()
                        .flatMap(rule ->
                                documents(tests(rule).required("has"))
                                        .map(document ->
                                                meaning(document).escalations().stream()
                                                        .filter(finding ->
                                                                finding.path().equals(rule.path()))
                                                        .findFirst()
                                                        .orElseThrow()
                                                        .counts()))
                        .distinct()
                        .toList();

        // Then
        assertThat(counting).containsExactly(Standing.CONDITIONAL);
    }

    @Test
    void shouldNameEveryPathOnce() {
        assertThat(rules().map(rule -> rule.path().id())).doesNotHaveDuplicates();
        assertThat(rules().flatMap(rule -> rule.path().aliases().stream())).doesNotHaveDuplicates();
    }

    @Test
    void shouldSpeakOfActionsAndResourcesOfServicesWithAName() {
        // When
        List<String> actions = rules().flatMap(rule -> rule.path().actions().stream()).toList();
        List<String> resources =
                rules().flatMap(rule -> rule.path().prerequisites().stream())
                        .flatMap(CatalogueTest::resource)
                        .toList();

        // Then
        assertThat(actions).allMatch(action -> action.matches("[a-z0-9-]+:[A-Z][A-Za-z0-9]+"));
        assertThat(resources).allMatch(resource -> resource.matches("[a-z0-9-]+:[a-z0-9-]+"));
        assertThat(Stream.concat(actions.stream(), resources.stream()))
                .noneMatch(CatalogueTest::nameless);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'category': 'credential-access'",
                "'actsAs': 'ROOT'",
                "'prerequisites': [{'kind': 'LUCK'}]",
                "'prerequisites': [{'kind': 'SELF', 'state': 'LUCKY'}]",
                "'prerequisites': [{'kind': 'ROLE_TRUSTING_SERVICE', 'services': []}]",
                "'permissions': []",
                "'means': 7"
            })
    void shouldRefuseAFileItDoesNotUnderstand(String broken) throws IOException {
        // Given
        ObjectMapper json = new ObjectMapper();
        ObjectNode file = Catalogue.read("escalations/iam-001.json").deepCopy();
        EscalationFile.read(file);

        // When
        file.setAll((ObjectNode) json.readTree("{" + broken.replace('\'', '"') + "}"));

        // Then
        assertThatThrownBy(() -> EscalationFile.read(file))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldIndexExactlyTheFilesThereAre() throws IOException, URISyntaxException {
        // Given
        Path folder =
                Path.of(
                                Objects.requireNonNull(
                                                Catalogue.class.getResource(
                                                        "escalations/index.json"))
                                        .toURI())
                        .getParent();

        // When
        List<String> indexed = rules().map(rule -> rule.path().id() + ".json").sorted().toList();

        // Then
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(indexed.stream(), Stream.of("index.json")).toList());
        }
    }

    @Test
    void shouldListEveryPrivilegedActionOnce() {
        // When
        List<String> actions =
                Catalogue.privileged().stream().map(entry -> entry.action().action()).toList();

        // Then
        assertThat(actions).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void shouldFindEveryPrivilegedActionWhereItIsAllowedAndNowhereElse() {
        // Given
        List<PrivilegedEntry> entries = Catalogue.privileged();

        // When
        List<String> missed =
                entries.stream()
                        .filter(entry ->
                                !sensitive(allowing(entry)).equals(List.of(entry.action())))
                        .map(entry -> entry.action().action())
                        .toList();
        List<String> undeniable =
                entries.stream()
                        .filter(entry ->
                                !sensitive(denying(allowing(entry), entry.action().action()))
                                        .isEmpty())
                        .map(entry -> entry.action().action())
                        .toList();

        // Then
        assertThat(missed).isEmpty();
        assertThat(undeniable).isEmpty();
    }

    @Test
    void shouldGiveAShortReasonForEveryPrivilegedAction() {
        assertThat(Catalogue.privileged())
                .allSatisfy(entry ->
                        assertThat(entry.action().reason()).matches("[A-Z][^.]{10,90}\\."));
    }

    @Test
    void shouldCallSomeActionOfEveryEscalationPrivileged() {
        // Given
        Set<String> privileged =
                Catalogue.privileged().stream()
                        .map(entry -> entry.action().action())
                        .collect(Collectors.toSet());

        // When
        List<String> overlooked =
                rules().map(EscalationRule::path)
                        .filter(path -> path.actions().stream().noneMatch(privileged::contains))
                        .map(EscalationPath::id)
                        .toList();

        // Then
        assertThat(overlooked).isEmpty();
    }

    @Test
    void shouldNameTheServiceOfEveryPrivilegedAction() {
        // When
        List<String> nameless =
                Catalogue.privileged().stream()
                        .map(entry -> entry.action().action())
                        .filter(CatalogueTest::nameless)
                        .toList();

        // Then
        assertThat(nameless).isEmpty();
    }

    private static String file(EscalationRule rule) {
        return "escalations/" + rule.path().id() + ".json";
    }

    private static JsonNode tests(EscalationRule rule) {
        return Catalogue.read(file(rule)).required("tests");
    }

    private static Stream<JsonNode> documents(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static boolean nameless(String action) {
        String prefix = action.split(":", 2)[0];
        return Catalogue.service(prefix).equals(prefix);
    }

    private static boolean has(EscalationPath path, Class<? extends Prerequisite> kind) {
        return path.prerequisites().stream().anyMatch(kind::isInstance);
    }

    private static Stream<String> resource(Prerequisite prerequisite) {
        return switch (prerequisite) {
            case Prerequisite.ExistingCompute(String resource, var _) -> Stream.of(resource);
            case Prerequisite.ExistingResource(String resource) -> Stream.of(resource);
            case Prerequisite.RoleTrustingService _ -> Stream.of();
            case Prerequisite.RoleTrustingProvider _ -> Stream.of();
            case Prerequisite.OfSelf _ -> Stream.of();
            case Prerequisite.OfTarget _ -> Stream.of();
        };
    }

    private static JsonNode without(JsonNode document, String action) {
        JsonNode fewer = document.deepCopy();
        for (JsonNode statement : fewer.required("Statement")) {
            ArrayNode actions = (ArrayNode) statement.required("Action");
            actions.removeIf(each -> each.textValue().equals(action));
            actions.add("sts:GetCallerIdentity");
        }
        return fewer;
    }

    private static JsonNode denying(JsonNode document, String action) {
        JsonNode more = document.deepCopy();
        ((ArrayNode) more.required("Statement"))
                .addObject()
                .put("Effect", "Deny")
                .put("Action", action)
                .put("Resource", "*");
        return more;
    }

    private static JsonNode allowing(PrivilegedEntry entry) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("Statement")
                .addObject()
                .put("Effect", "Allow")
                .put("Action", entry.action().action())
                .put("Resource", "*");
        return document;
    }

    private static List<PrivilegedAction> sensitive(JsonNode document) {
        return meaning(document).sensitive().stream().map(SensitiveAction::action).toList();
    }

    private static PolicyMeaning meaning(JsonNode document) {
        NamedPolicy policy = NamedPolicy.of("test", null, document);
        assertThat(policy).isInstanceOf(NamedPolicy.Read.class);
        return PolicyMeaning.of(policy);
    }

    private static boolean has(EscalationRule rule, JsonNode document) {
        return meaning(document).escalations().stream()
                .anyMatch(finding ->
                        finding.path().equals(rule.path()) && finding.held().reach() == Reach.ANY);
    }

    private static boolean asks(EscalationRule rule, State state) {
        return rule.path().prerequisites().contains(new Prerequisite.OfSelf(state));
    }

    private static boolean isHeldBy(Principal principal, EscalationRule rule) {
        return documents(tests(rule).required("has"))
                .map(document -> PolicySet.of(NamedPolicy.of("test", null, document)))
                .map(policies -> new PrincipalAccess(principal, policies, Optional.empty()))
                .flatMap(access -> PolicyMeaning.of(access).escalations().stream())
                .anyMatch(finding -> finding.path().equals(rule.path()));
    }
}
