package dev.attest.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    /// The eight entries and roots that implementations of Certificate Transparency share.
    private static final List<byte[]> ENTRIES =
            Stream.of(
                            "",
                            "00",
                            "10",
                            "2021",
                            "3031",
                            "40414243",
                            "5051525354555657",
                            "606162636465666768696a6b6c6d6e6f")
                    .map(HexFormat.of()::parseHex)
                    .toList();

    private static final List<String> ROOTS =
            List.of(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void shouldHaveTheKnownRoots() {
        // Given
        Frontier tree = Frontier.EMPTY;
        assertThat(tree.root().hex()).isEqualTo(ROOTS.getFirst());

        for (int i = 0; i < ENTRIES.size(); i++) {
            // When
            tree = tree.append(MerkleHash.leaf(ENTRIES.get(i)));

            // Then
            assertThat(tree.root().hex()).isEqualTo(ROOTS.get(i + 1));
        }
    }

    @Test
    void shouldTellLeavesFromNodes() {
        // Given
        Hash left = MerkleHash.leaf(ENTRIES.get(0));
        Hash right = MerkleHash.leaf(ENTRIES.get(1));
        byte[] posing = Hashes.join(List.of(left, right));

        // When
        Hash leaf = MerkleHash.leaf(posing);

        // Then
        assertThat(leaf).isNotEqualTo(MerkleHash.node(left, right));
    }

    @Test
    void shouldRestoreAFrontierFromItsBytes() {
        // Given
        Frontier tree = Frontier.EMPTY;
        for (byte[] entry : ENTRIES.subList(0, 7)) {
            tree = tree.append(MerkleHash.leaf(entry));
        }

        // When
        Frontier restored = Frontier.ofBytes(tree.size(), tree.bytes());

        // Then
        assertThat(restored).isEqualTo(tree);
        assertThatThrownBy(() -> Frontier.ofBytes(8, restored.bytes()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
