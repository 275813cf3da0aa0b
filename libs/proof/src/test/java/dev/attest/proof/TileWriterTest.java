package dev.attest.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileWriterTest {

    private static List<byte[]> entries(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> ("entry " + i).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, tile/0/000",
        "1, 999, 256, tile/1/999",
        "0, 1234067, 256, tile/0/x001/x234/067",
        "0, 1234067, 17, tile/0/x001/x234/067.p/17",
        "-1, 1000, 5, tile/entries/x001/000.p/5"
    })
    void shouldNameTilesAsTheSpecificationDoes(int level, long index, int width, String expected) {
        // Given
        TilePath path = new TilePath(level, index, width);

        // When
        String text = path.text();

        // Then
        assertThat(text).isEqualTo(expected);
    }

    @Test
    void shouldLayOutALogAsFiles(@TempDir Path folder) throws IOException {
        // Given
        TileWriter writer = new TileWriter(new FileTileStore(folder));

        // When
        writer.append(0, entries(0, 10));
        writer.append(10, entries(10, 300));

        // Then
        assertThat(files(folder))
                .containsExactly(
                        "tile/0/000",
                        "tile/0/001.p/44",
                        "tile/1/000.p/1",
                        "tile/entries/000",
                        "tile/entries/001.p/44");
        assertThat(Files.size(folder.resolve("tile/0/001.p/44"))).isEqualTo(44 * 32);
        assertThat(EntryBundle.split(Files.readAllBytes(folder.resolve("tile/entries/001.p/44"))))
                .usingRecursiveComparison()
                .isEqualTo(entries(256, 300));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldNotDependOnHowEntriesArriveOrWhetherAnAppendIsRepeated(long seed)
            throws IOException {
        // Given
        int count = 70_000;
        Random random = new Random(seed);
        MemoryTileStore store = new MemoryTileStore();
        TileWriter writer = new TileWriter(store);
        Frontier frontier = Frontier.EMPTY;

        // When
        for (int size = 0; size < count; ) {
            int to = Math.min(count, size + 1 + random.nextInt(3_000));
            writer.append(size, entries(size, size + (to - size) / 2));
            writer.append(size, entries(size, to));
            for (byte[] entry : entries(size, to)) {
                frontier = frontier.append(MerkleHash.leaf(entry));
            }
            size = to;
            assertThat(new TileTree(store, size).root()).isEqualTo(frontier.root());
        }

        // Then
        TileTree tree = new TileTree(store, count);
        for (int i = 0; i < 50; i++) {
            int index = random.nextInt(count);
            int size = index + 1 + random.nextInt(count - index);
            byte[] entry = entries(index, index + 1).getFirst();
            assertThat(tree.inclusion(index, size).proves(MerkleHash.leaf(entry), tree.root(size)))
                    .isTrue();
            assertThat(tree.consistency(size, count).proves(tree.root(size), tree.root())).isTrue();
        }
    }

    @Test
    void shouldReadAPartialTileFromTheFullOne(@TempDir Path folder) throws IOException {
        // Given
        FileTileStore store = new FileTileStore(folder);
        TileWriter writer = new TileWriter(store);
        writer.append(0, entries(0, 100));
        Hash root = new TileTree(store, 100).root();

        // When
        writer.append(100, entries(100, 256));

        // Then
        assertThat(folder.resolve("tile/0/000.p")).doesNotExist();
        assertThat(new TileTree(store, 100).root()).isEqualTo(root);
    }

    @Test
    void shouldRepeatAnAppendThatFilledATile(@TempDir Path folder) throws IOException {
        // Given
        FileTileStore store = new FileTileStore(folder);
        TileWriter writer = new TileWriter(store);
        writer.append(0, entries(0, 100));
        writer.append(100, entries(100, 700));
        Hash root = new TileTree(store, 700).root();
        List<String> files = files(folder);

        // When
        writer.append(100, entries(100, 700));

        // Then
        assertThat(new TileTree(store, 700).root()).isEqualTo(root);
        assertThat(files(folder)).isEqualTo(files);
    }

    @Test
    void shouldSayWhenATileIsMissing() throws IOException {
        // Given
        MemoryTileStore store = new MemoryTileStore();
        new TileWriter(store).append(0, entries(0, 5));
        store.tiles.remove("tile/0/000.p/5");

        // When // Then
        assertThatThrownBy(() -> new TileTree(store, 5).root())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("level 0");
    }

    @Test
    void shouldRefuseAnEntryThatDoesNotFit() {
        // Given
        TileWriter writer = new TileWriter(new MemoryTileStore());

        // When // Then
        assertThatThrownBy(() -> writer.append(0, List.of(new byte[65_536])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65536");
    }

    @Test
    void shouldSayWhenABundleIsCutOff() {
        // Given
        byte[] bundle = EntryBundle.join(entries(0, 3));

        // When // Then
        assertThatThrownBy(() -> EntryBundle.split(java.util.Arrays.copyOf(bundle, 12)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cut off");
    }
}
