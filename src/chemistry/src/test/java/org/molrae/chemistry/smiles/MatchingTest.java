package org.molrae.chemistry.smiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingTest {

    private static MolecularGraph random(Random random, int atoms, double density) {
        MolecularGraph graph = new MolecularGraph();
        for (int a = 0; a < atoms; a++) {
            graph.addAtom(Elements.CARBON, a);
        }
        for (int a = 0; a < atoms; a++) {
            for (int z = a + 1; z < atoms; z++) {
                if (random.nextDouble() < density) {
                    int b = graph.addBond(a, z, (byte) 1, (byte) 0);
                    graph.mention(a, b);
                    graph.mention(z, b);
                }
            }
        }
        graph.link();
        return graph;
    }

    /**
     * Whether the atoms of a set can be paired so that at most optional ones stay alone, by trying
     * everything.
     */
    private static boolean possible(MolecularGraph graph, int alive, int optional) {
        if ((alive & ~optional) == 0) {
            return true;
        }
        int a = Integer.numberOfTrailingZeros(alive & ~optional);
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            int z = graph.other(graph.incident[i], a);
            if ((alive >> z & 1) == 1 && possible(graph, alive & ~(1 << a | 1 << z), optional)) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.2, 0.3, 0.5})
    void agreesWithExhaustiveSearch(double density) {
        Random random = new Random(42);
        for (int run = 0; run < 3_000; run++) {
            int atoms = 2 + random.nextInt(11);
            MolecularGraph graph = random(random, atoms, density);
            boolean[] optional = new boolean[atoms];
            int optionalBits = 0;
            for (int a = 0; a < atoms; a++) {
                optional[a] = random.nextInt(5) == 0;
                optionalBits |= optional[a] ? 1 << a : 0;
            }
            boolean[] member = all(atoms);
            Matching matching = new Matching(graph, member, optional, all(graph.bonds));
            boolean matched = matching.matchAll() < 0;
            assertThat(matched)
                    .as("run %d of density %s", run, density)
                    .isEqualTo(possible(graph, (1 << atoms) - 1, optionalBits));
            for (int a = 0; matched && a < atoms; a++) {
                int mate = matching.mate(a);
                assertThat(mate < 0 ? optional[a] : matching.mate(mate) == a).isTrue();
            }
        }
    }

    @Test
    void forcesAPairOnlyWhereTheRestCanFollow() throws InvalidMoleculeException {
        MolecularGraph naphthalene = SmilesReader.read("C12C=CC=CC1=CC=CC=2");
        Matching matching =
                new Matching(naphthalene, all(10), new boolean[10], all(naphthalene.bonds));
        assertThat(matching.matchAll()).isNegative();
        assertThat(matching.force(0, 5)).isTrue();
        assertThat(matching.mate(0)).isEqualTo(5);
        MolecularGraph chain = SmilesReader.read("C=CC=C");
        Matching fixed = new Matching(chain, all(4), new boolean[4], all(chain.bonds));
        assertThat(fixed.matchAll()).isNegative();
        assertThat(fixed.force(1, 2)).isFalse();
        assertThat(fixed.mate(1)).isEqualTo(0);
        assertThat(fixed.mate(2)).isEqualTo(3);
    }

    private static boolean[] all(int n) {
        boolean[] all = new boolean[n];
        Arrays.fill(all, true);
        return all;
    }
}
