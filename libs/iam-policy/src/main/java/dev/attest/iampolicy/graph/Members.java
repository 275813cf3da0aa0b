package dev.attest.iampolicy.graph;

import java.util.function.IntConsumer;

/// Where an edge leads: to some nodes, or to a whole population but for some. An edge to nearly
/// everybody costs no more than an edge to one.
sealed interface Members {

    boolean contains(int id);

    void forEach(IntConsumer visitor);

    /// These and no others.
    record Some(Ids ids) implements Members {

        @Override
        public boolean contains(int id) {
            return ids.contains(id);
        }

        @Override
        public void forEach(IntConsumer visitor) {
            for (int i = 0; i < ids.size(); i++) {
                visitor.accept(ids.get(i));
            }
        }
    }

    /// A population without these.
    record AllBut(Population population, Ids except) implements Members {

        @Override
        public boolean contains(int id) {
            return population.members().contains(id) && !except.contains(id);
        }

        @Override
        public void forEach(IntConsumer visitor) {
            Ids all = population.members();
            for (int i = 0; i < all.size(); i++) {
                if (!except.contains(all.get(i))) {
                    visitor.accept(all.get(i));
                }
            }
        }
    }
}
