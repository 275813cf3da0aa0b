package dev.attest.collector.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attest.collector.imports.Quarantined;
import dev.attest.collector.inventory.reading.InventoryBounds;
import dev.attest.collector.inventory.reading.InventoryFile;
import dev.attest.collector.inventory.reading.Reading;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A small file may say very much: what is read of it is bounded.
class InventoryBoundsTest {

    private static final String ACCOUNT = "111122223333";
    private static final String BOMB = "UserDetailList[1]: it has more than 50000 parts: [ { } { }";

    @TempDir Path folder;

    @Test
    void shouldKeepTheNeighboursOfAnElementThatIsTooLarge() throws Exception {
        // Given
        Path file = file(list(user("a"), "[" + "{},".repeat(100_000) + "{}]", user("b")));

        // When
        Reading read = read(file);

        // Then
        assertThat(read.principals()).extracting(p -> p.name()).containsExactly("a", "b");
        assertThat(read.refused())
                .extracting(InventoryBoundsTest::line)
                .singleElement()
                .asString()
                .startsWith(BOMB);
        assertThat(read.complete()).isFalse();
    }

    @Test
    void shouldBoundWhatStandsBesideTheLists() throws Exception {
        // Given
        Path file =
                file(
                        "{\"Marker\":{\"a\":["
                                + "{},".repeat(100_000)
                                + "{}]},"
                                + list(user("a")).substring(1));

        // When
        Reading read = read(file);

        // Then
        assertThat(read.principals()).hasSize(1);
        assertThat(read.refused())
                .extracting(Quarantined::position, Quarantined::reason)
                .containsExactly(tuple("Marker", "it has more than 50000 parts"));
    }

    @Test
    void shouldBoundTheTextOfAnElement() throws Exception {
        // Given
        String text = "\"" + "x".repeat(1 << 20) + "\"";
        String texts = String.join(",", List.of(text, text, text, text, text));

        // When
        Reading read = read(file(list("{\"a\":[" + texts + "]}", user("b"))));

        // Then
        assertThat(read.principals()).hasSize(1);
        assertThat(read.refused())
                .extracting(q -> q.position() + ": " + q.reason())
                .containsExactly("UserDetailList[0]: it has more than 4194304 characters");
    }

    @Test
    void shouldStopAtMorePrincipalsThanAreReadOfAFile() throws Exception {
        // Given
        Path file = file(list(user("a"), "{},".repeat(250_000) + "{}"));

        // When
        Reading read = read(file);

        // Then
        assertThat(read.principals()).hasSize(1);
        assertThat(read.refused()).hasSize(10_001);
        assertThat(read.refusedCount()).isEqualTo(20_000);
        assertThat(read.gaps())
                .startsWith(
                        "the file lists more than 20000 users and roles"
                                + " (attest.imports.max-principals): it is not read on");
        assertThat(read.complete()).isFalse();
    }

    @Test
    void shouldCountUsersAndRolesTogether() throws Exception {
        // Given
        String role = "{\"RoleName\":\"r\",\"Arn\":\"arn:aws:iam::111122223333:role/r\"}";
        String text =
                list(user("a"), user("b")).replaceFirst("}$", "")
                        + ",\"RoleDetailList\":["
                        + role
                        + "],\"GroupDetailList\":[]}";

        // When
        Reading read =
                new InventoryFile(file(text), new InventoryBounds(1 << 20, 2, 100), ACCOUNT).read();

        // Then
        assertThat(read.principals()).hasSize(2);
        assertThat(read.refused())
                .extracting(Quarantined::position)
                .containsExactly("RoleDetailList[0]");
    }

    @Test
    void shouldStopAtMoreElementsThanAreReadOfAFile() throws Exception {
        // Given
        String text = "{\"Policies\":[" + "{},".repeat(150_000) + "{}]}";

        // When
        Reading read = read(file(text));

        // Then
        assertThat(read.refusedCount()).isEqualTo(100_001);
        assertThat(read.gaps())
                .startsWith(
                        "the file lists more than 100000 things"
                                + " (attest.imports.max-elements): it is not read on");
    }

    @Test
    void shouldCountWhatAUserCarries() throws Exception {
        // Given
        String carried =
                "{\"UserName\":\"%1$s\",\"Arn\":\"arn:aws:iam::111122223333:user/%1$s\",\"GroupList\":[\"g\",\"h\"],"
                        + "\"Tags\":[{\"Key\":\"k\",\"Value\":\"v\"}],\"AttachedManagedPolicies\":["
                        + "{\"PolicyName\":\"p\",\"PolicyArn\":\"arn:aws:iam::aws:policy/p\"}]}";
        Path file = file(list(carried.formatted("a"), carried.formatted("b"), user("c")));

        // When
        Reading read = new InventoryFile(file, new InventoryBounds(1 << 20, 9, 9), ACCOUNT).read();

        // Then
        assertThat(read.principals()).extracting(p -> p.name()).containsExactly("a");
        assertThat(read.refused())
                .extracting(Quarantined::position, Quarantined::reason)
                .containsExactly(
                        tuple(
                                "UserDetailList[1]",
                                "the file lists more than 9 things"
                                        + " (attest.imports.max-elements): it is not read on"));
        assertThat(read.complete()).isFalse();
    }

    @Test
    void shouldCountWhatAPermissionSetCarries() throws Exception {
        // Given
        String policies = "{\"Arn\":\"arn:aws:iam::aws:policy/p%d\",\"Name\":\"p\"}";
        StringBuilder attached = new StringBuilder(policies.formatted(0));
        for (int i = 1; i < 9; i++) {
            attached.append(',').append(policies.formatted(i));
        }
        String set =
                "{\"PermissionSetArn\":\"%s\",\"Name\":\"n\",\"AttachedManagedPolicies\":["
                        + attached
                        + "]}";
        String text =
                "{\"PermissionSets\":[" + set.formatted("a") + "," + set.formatted("b") + "]}";

        // When
        Reading read =
                new InventoryFile(file(text), new InventoryBounds(1 << 20, 9, 15), ACCOUNT).read();

        // Then
        assertThat(read.permissionSets())
                .extracting(s -> s.permissionSetArn(), s -> s.attachedPolicies().size())
                .containsExactly(tuple("a", 9));
        assertThat(read.gaps()).first().asString().contains("attest.imports.max-elements");
    }

    @Test
    void shouldStopAtMoreLinesThanAreReadOfAReport() throws Exception {
        // Given
        String columns =
                "user,arn,user_creation_time,password_enabled,password_last_used,mfa_active,"
                        + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date\n";

        // When
        Reading read = read(file(columns + "x\n".repeat(30_000)));

        // Then
        assertThat(read.refusedCount()).isEqualTo(20_001);
        assertThat(read.gaps()).first().asString().contains("attest.imports.max-principals");
    }

    @Test
    void shouldListOnlyTheFirstOfVeryManyWarnings() throws Exception {
        // Given
        String foreign = "{\"PolicyName\":\"p\",\"Arn\":\"arn:aws:iam::999999999999:policy/p%d\"},";
        StringBuilder text = new StringBuilder("{\"Policies\":[");
        for (int i = 0; i < 1_100; i++) {
            text.append(foreign.formatted(i));
        }

        // When
        Reading read = read(file(text + "{}]}"));

        // Then
        assertThat(read.warnings()).hasSize(1_001);
        assertThat(read.warnings().getLast()).isEqualTo("100 more warnings are not listed");
    }

    /// 60 MB in 58 KB: in a heap in which a tree of it has no place.
    @Test
    void shouldReadABombInASmallHeap() throws Exception {
        // Given
        Path bomb = folder.resolve("bomb.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            out.write(
                    ("{\"UserDetailList\":[" + user("a") + ",[").getBytes(StandardCharsets.UTF_8));
            byte[] many = "{},".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 200; i++) {
                out.write(many);
            }
            out.write(("{}]," + user("b") + "]}").getBytes(StandardCharsets.UTF_8));
        }

        // When
        Said said = readInSmallHeap(bomb);

        // Then
        assertThat(Files.size(bomb)).isLessThan(70_000);
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text().lines())
                .hasSize(3)
                .contains("a", "b")
                .anyMatch(l -> l.startsWith(BOMB));
    }

    /// Few users, each with few parts, who have half a million policies between them.
    @Test
    void shouldStopAtMorePoliciesThanASmallHeapHolds() throws Exception {
        // Given
        Path many = folder.resolve("many.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(many))) {
            out.write("{\"UserDetailList\":[".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 800; i++) {
                out.write(
                        ((i == 0 ? "" : ",") + withPolicies("u" + i, 600))
                                .getBytes(StandardCharsets.UTF_8));
            }
            out.write("]}".getBytes(StandardCharsets.UTF_8));
        }

        // When
        Said said = readInSmallHeap(many);

        // Then
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text().lines())
                .hasSize(167)
                .endsWith(
                        "UserDetailList[166]: the file lists more than 100000 things"
                                + " (attest.imports.max-elements): it is not read on: ");
    }

    private record Said(int code, String text) {}

    private static Said readInSmallHeap(Path file) throws Exception {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                InventoryBoundsTest.class.getName(),
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        String text = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(child.waitFor(), text);
    }

    /// The child: says whom it has read and what it has refused.
    public static void main(String[] arguments) throws Exception {
        Reading read = read(Path.of(arguments[0]));
        read.principals().forEach(p -> System.out.println(p.name()));
        read.refused().forEach(q -> System.out.println(line(q)));
    }

    private static String line(Quarantined refused) {
        return refused.position() + ": " + refused.reason() + ": " + refused.value();
    }

    private static Reading read(Path file)
            throws IOException, InventoryFile.UnknownContentException {
        return new InventoryFile(file, InventoryFixture.BOUNDS, ACCOUNT).read();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("file.json"), text);
    }

    private static String list(String... users) {
        return "{\"UserDetailList\":[" + String.join(",", users) + "]}";
    }

    private static String withPolicies(String name, int count) {
        StringBuilder policies = new StringBuilder();
        for (int i = 0; i < count; i++) {
            policies.append(i == 0 ? "" : ",")
                    .append("{\"PolicyName\":\"p")
                    .append(i)
                    .append("\",\"PolicyDocument\":{}}");
        }
        return user(name).replaceFirst("}$", "") + ",\"UserPolicyList\":[" + policies + "]}";
    }

    private static String user(String name) {
        return "{\"UserName\":\"%1$s\",\"Arn\":\"arn:aws:iam::%2$s:user/%1$s\"}"
                .formatted(name, ACCOUNT);
    }
}
