package org.molrae.chemistry.smiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FragmentationTest {

    @Test
    void putsLabelledDummiesAtTheEnds() throws InvalidMoleculeException {
        Fragmentation fragmentation = new Fragmentation(KekuleGraph.read("CCO"));
        fragmentation.cut(1, 4, 3);
        assertThat(fragmentation.pieces())
                .containsExactly(KekuleForm.of("[4*]CC"), KekuleForm.of("[3*]O"));
    }

    @Test
    void keepsConfigurations() throws InvalidMoleculeException {
        Fragmentation center = new Fragmentation(KekuleGraph.read("N[C@@H](C)C(=O)O"));
        center.cut(0, 5, 4);
        assertThat(center.pieces())
                .containsExactly(KekuleForm.of("[5*]N"), KekuleForm.of("[4*][C@@H](C)C(=O)O"));
        Fragmentation bond = new Fragmentation(KekuleGraph.read("F/C=C/C"));
        bond.cut(2, 8, 4);
        assertThat(bond.pieces())
                .containsExactly(KekuleForm.of("F/C=C/[8*]"), KekuleForm.of("[4*]C"));
    }

    @Test
    void opensRings() throws InvalidMoleculeException {
        Fragmentation fragmentation = new Fragmentation(KekuleGraph.read("C1CCO1"));
        fragmentation.cut(3, 1, 2);
        assertThat(fragmentation.pieces()).hasSize(1);
        assertThat(fragmentation.pieces().get(0).chars().filter(c -> c == '*').count())
                .isEqualTo(2);
    }

    @Test
    void leavesTheMoleculeAsItIs() throws InvalidMoleculeException {
        KekuleGraph graph = KekuleGraph.read("C[C@H](C)O");
        new Fragmentation(graph).pieces();
        assertThat(graph.tetrahedral(1)).isTrue();
    }
}
