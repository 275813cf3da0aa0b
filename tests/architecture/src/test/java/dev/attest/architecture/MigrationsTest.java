package dev.attest.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A migration that was released ran on somebody's database; editing it changes nothing there.
class MigrationsTest {

    private static final Path RECORDED = Path.of("src/test/resources/migrations.txt");

    @Test
    void shouldKeepEveryMigrationAsItWasRecorded() throws IOException {
        // Given
        Map<String, String> present = present();
        if (Boolean.getBoolean("migrations.write")) {
            Files.writeString(RECORDED, written(present));
        }

        // When
        Map<String, String> recorded = parsed(Files.readString(RECORDED));

        // Then
        assertThat(present)
                .as(
                        "A released migration is never edited: add another one. New ones are"
                                + " recorded with -Dmigrations.write=true.")
                .isNotEmpty()
                .isEqualTo(recorded);
    }

    @Test
    void shouldNoticeAChangedAMissingAndANewMigration() {
        Map<String, String> recorded = parsed("aa  db/V1__a.sql\nbb  db/V2__b.sql\n");

        assertThat(parsed("ab  db/V1__a.sql\nbb  db/V2__b.sql\n")).isNotEqualTo(recorded);
        assertThat(parsed("aa  db/V1__a.sql\n")).isNotEqualTo(recorded);
        assertThat(parsed(written(recorded))).isEqualTo(recorded);
    }

    @Test
    void shouldSayWhyEachTableExists() {
        assertThat(migrations())
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(opensWithAReason(House.read(file))).as("%s", file).isTrue());
    }

    @Test
    void shouldNoticeAMigrationWithoutAReason() {
        assertThat(opensWithAReason("create table t ();")).isFalse();
        assertThat(opensWithAReason("-- t\ncreate table t ();")).isFalse();
        assertThat(opensWithAReason("-- Who may sign in is asked at every request.\n")).isTrue();
    }

    // A few words at least: a comment that repeats the table's name is none.
    private static boolean opensWithAReason(String sql) {
        String comment =
                sql.lines()
                        .takeWhile(line -> line.startsWith("--"))
                        .map(line -> line.substring(2).strip())
                        .collect(Collectors.joining(" "));
        return comment.split(" ", -1).length >= 5;
    }

    private static Map<String, String> present() throws IOException {
        var present = new TreeMap<String, String>();
        for (Path file : migrations()) {
            String name = House.root().relativize(file).toString().replace('\\', '/');
            present.put(name, sha256(Files.readString(file)));
        }
        return present;
    }

    private static List<Path> migrations() {
        return House.productionModules().stream()
                .flatMap(module ->
                        House.files(module.resolve("src/main/resources/db"), ".sql").stream())
                .toList();
    }

    private static Map<String, String> parsed(String text) {
        return text.lines()
                .map(line -> line.split("  ", 2))
                .collect(Collectors.toMap(part -> part[1], part -> part[0]));
    }

    private static String written(Map<String, String> hashes) {
        return new TreeMap<>(hashes)
                .entrySet().stream()
                        .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
                        .collect(Collectors.joining());
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
