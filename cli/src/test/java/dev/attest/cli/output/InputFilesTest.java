package dev.attest.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputFilesTest {
    @TempDir private Path folder;

    @Test
    void shouldReadUpToTheBound() throws IOException {
        // Given
        Path file = file("{\"a\":1}");

        // Then
        assertThat(InputFiles.bytes(file, 7)).hasSize(7);
        assertThat(InputFiles.text(file, 7)).isEqualTo("{\"a\":1}");
        assertThat(InputFiles.json(file, 7).path("a").intValue()).isEqualTo(1);
    }

    @Test
    void shouldReadNoFurther() throws IOException {
        // Given
        Path file = file("{\"a\":1}");
        String sentence = file + " is longer than 6 bytes";

        // Then
        assertThatThrownBy(() -> InputFiles.bytes(file, 6)).hasMessage(sentence);
        assertThatThrownBy(() -> InputFiles.text(file, 6)).hasMessage(sentence);
        assertThatThrownBy(() -> InputFiles.json(file, 6)).hasMessage(sentence);
    }

    @Test
    void shouldReadTextWithoutTheMarkBeforeIt() throws IOException {
        assertThat(InputFiles.text(file("\ufeffü"), 100)).isEqualTo("ü");
    }

    @Test
    void shouldRefuseOtherCharacters() throws IOException {
        // Given
        Path file = Files.write(folder.resolve("other"), new byte[] {(byte) 0xff});

        // Then
        assertThatThrownBy(() -> InputFiles.text(file, 100)).hasMessage(file + " is not UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "{\"a\":1,\"a\":2}; is not JSON: Duplicate",
                "{} {}; is not JSON: Trailing",
                "{; is not JSON: Unexpected end"
            })
    void shouldRefuseWhatIsNotOneDocument(String text, String sentence) throws IOException {
        // Given
        Path file = file(text);

        // Then
        assertThatThrownBy(() -> InputFiles.json(file, 100))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith(file + " " + sentence);
    }

    @Test
    void shouldTakeAnEmptyFileForNull() throws IOException {
        assertThat(InputFiles.json(file(""), 100).isNull()).isTrue();
    }

    @Test
    void shouldNameTheLine() throws IOException {
        // Given
        Path file = file("{\n\"a\": no}");

        // Then
        assertThatThrownBy(() -> InputFiles.json(file, 100))
                .hasMessageStartingWith(file + " line 2 is not JSON: ");
    }

    @Test
    void shouldSayThatThereIsNoFile() {
        assertThatThrownBy(() -> InputFiles.bytes(folder.resolve("none"), 1))
                .hasMessage("there is no file " + folder.resolve("none"));
        assertThatThrownBy(() -> InputFiles.json(folder, 1))
                .hasMessageStartingWith("cannot read " + folder + ": ");
    }

    private Path file(String text) throws IOException {
        return Files.write(folder.resolve("file"), text.getBytes(UTF_8));
    }
}
