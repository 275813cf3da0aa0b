package dev.attest.iampolicy.graph;

import java.util.Arrays;

/// Numbers of nodes, in ascending order, each once.
final class Ids {

    static final Ids NONE = new Ids(new int[0]);

    private final int[] sorted;

    private Ids(int[] sorted) {
        this.sorted = sorted;
    }

    static Ids of(int only) {
        return new Ids(new int[] {only});
    }

    int size() {
        return sorted.length;
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }

    int get(int index) {
        return sorted[index];
    }

    boolean contains(int id) {
        return Arrays.binarySearch(sorted, id) >= 0;
    }

    /// Takes numbers in ascending order.
    static final class Builder {

        private int[] numbers = new int[4];
        private int size;

        Builder add(int id) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            numbers[size++] = id;
            return this;
        }

        int size() {
            return size;
        }

        int get(int index) {
            return numbers[index];
        }

        Ids build() {
            return size == 0 ? NONE : new Ids(Arrays.copyOf(numbers, size));
        }
    }
}
