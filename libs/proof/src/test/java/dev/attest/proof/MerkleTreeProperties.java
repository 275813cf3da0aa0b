package dev.attest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every tree of up to 300 entries, which crosses the border of a tile, against the definitions of
/// the standard.
class MerkleTreeProperties {

    private static final int LARGEST = 300;
    private static final long SEED = 9162;

    private static final List<byte[]> ENTRIES = new ArrayList<>();
    private static final TileStore STORE = new MemoryTileStore();
    private static final List<Hash> ROOTS = new ArrayList<>();

    @BeforeAll
    static void grow() throws IOException {
        Random random = new Random(SEED);
        Frontier frontier = Frontier.EMPTY;
        ROOTS.add(frontier.root());
        for (int size = 0; size < LARGEST; size++) {
            byte[] entry = new byte[random.nextInt(40)];
            random.nextBytes(entry);
            new TileWriter(STORE).append(size, List.of(entry));
            ENTRIES.add(entry);
            frontier = frontier.append(MerkleHash.leaf(entry));
            ROOTS.add(frontier.root());
        }
    }

    @Test
    void shouldAgreeWithTheDefinitionOfTheRoot() throws IOException {
        // Given
        ReferenceTree reference = new ReferenceTree(ENTRIES);

        for (int size = 0; size <= LARGEST; size++) {
            // When
            Hash root = new TileTree(STORE, size).root();

            // Then
            assertThat(root).as("size %d", size).isEqualTo(reference.root(0, size));
            assertThat(root).isEqualTo(ROOTS.get(size));
            assertThat(new TileTree(STORE, LARGEST).root(size)).isEqualTo(root);
        }
    }

    @Test
    void shouldProveEveryEntryOfEveryTree() throws IOException {
        // Given
        ReferenceTree reference = new ReferenceTree(ENTRIES);
        TileTree tree = new TileTree(STORE, LARGEST);

        for (int size = 1; size <= LARGEST; size++) {
            for (int index = 0; index < size; index++) {
                // When
                InclusionProof proof = tree.inclusion(index, size);

                // Then
                assertThat(proof.path()).isEqualTo(reference.path(index, 0, size));
                assertThat(proof.proves(MerkleHash.leaf(ENTRIES.get(index)), ROOTS.get(size)))
                        .as("entry %d of %d", index, size)
                        .isTrue();
            }
        }
    }

    @Test
    void shouldProveEveryGrowth() throws IOException {
        // Given
        ReferenceTree reference = new ReferenceTree(ENTRIES);
        TileTree tree = new TileTree(STORE, LARGEST);

        for (int to = 0; to <= LARGEST; to++) {
            for (int from = 0; from <= to; from++) {
                // When
                ConsistencyProof proof = tree.consistency(from, to);

                // Then
                if (from > 0) {
                    assertThat(proof.path()).isEqualTo(reference.consistency(from, 0, to, true));
                }
                assertThat(proof.proves(ROOTS.get(from), ROOTS.get(to)))
                        .as("from %d to %d", from, to)
                        .isTrue();
            }
        }
    }

    @Test
    void shouldRefuseAnInclusionProofWithAnyBitChanged() throws IOException {
        // Given
        Random random = new Random(SEED);
        TileTree tree = new TileTree(STORE, LARGEST);

        for (int round = 0; round < 400; round++) {
            int size = 1 + random.nextInt(LARGEST);
            int index = random.nextInt(size);
            InclusionProof proof = tree.inclusion(index, size);
            Hash leaf = MerkleHash.leaf(ENTRIES.get(index));
            Hash root = ROOTS.get(size);

            // When // Then
            for (int step = 0; step < proof.path().size(); step++) {
                List<Hash> changed = new ArrayList<>(proof.path());
                changed.set(step, flipped(changed.get(step), random));
                assertThat(new InclusionProof(index, size, changed).proves(leaf, root)).isFalse();
                List<Hash> shorter = new ArrayList<>(proof.path());
                shorter.remove(step);
                assertThat(new InclusionProof(index, size, shorter).proves(leaf, root)).isFalse();
            }
            List<Hash> longer = new ArrayList<>(proof.path());
            longer.add(random.nextInt(longer.size() + 1), leaf);
            assertThat(new InclusionProof(index, size, longer).proves(leaf, root)).isFalse();
            assertThat(proof.proves(flipped(leaf, random), root)).isFalse();
            assertThat(proof.proves(leaf, flipped(root, random))).isFalse();
            int other = random.nextInt(size);
            if (other != index) {
                InclusionProof moved = new InclusionProof(other, size, proof.path());
                assertThat(moved.proves(leaf, root)).as("%d for %d", other, index).isFalse();
            }
        }
    }

    @Test
    void shouldRefuseAConsistencyProofWithAnyBitChanged() throws IOException {
        // Given
        Random random = new Random(SEED + 1);
        TileTree tree = new TileTree(STORE, LARGEST);

        for (int round = 0; round < 400; round++) {
            int to = 2 + random.nextInt(LARGEST - 1);
            int from = 1 + random.nextInt(to - 1);
            ConsistencyProof proof = tree.consistency(from, to);
            Hash earlier = ROOTS.get(from);
            Hash later = ROOTS.get(to);

            // When // Then
            for (int step = 0; step < proof.path().size(); step++) {
                List<Hash> changed = new ArrayList<>(proof.path());
                changed.set(step, flipped(changed.get(step), random));
                assertThat(new ConsistencyProof(from, to, changed).proves(earlier, later))
                        .isFalse();
                List<Hash> shorter = new ArrayList<>(proof.path());
                shorter.remove(step);
                assertThat(new ConsistencyProof(from, to, shorter).proves(earlier, later))
                        .isFalse();
            }
            assertThat(proof.proves(flipped(earlier, random), later)).isFalse();
            assertThat(proof.proves(earlier, flipped(later, random))).isFalse();
        }
    }

    private static Hash flipped(Hash hash, Random random) {
        byte[] bytes = hash.bytes();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return Hash.of(bytes);
    }
}
