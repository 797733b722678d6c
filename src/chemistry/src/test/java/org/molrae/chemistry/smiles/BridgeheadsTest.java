package org.molrae.chemistry.smiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BridgeheadsTest {

    /** The first atom is the one in question; whether RDKit 2022.09.3 keeps a mark there. */
    @ParameterizedTest
    @CsvSource({
        // bicycles: bridged, fused
        "N12CCC(CC1)CC2, true",
        "N12CCC(C1)CC2, true",
        "N12CCC(C1)C2, true",
        "N12CCC(CCC1)CC2, true",
        "N12CCCC1CCCC2, false",
        "N12CCCC1CC2, false",
        // three rings around the atom
        "N12CCCC3CCCC(CCC1)C23, false",
        "N12C3CCCC1CCCC2CCC3, false",
        "N12CN3CN(C1)CN(C2)C3, true",
        // a bridged pair, and a ring that shares one bond with each of them
        "N12CC3CC1CCCC2C3, true",
        "N12CCC3CC(C1)CCC23C, true",
        "N12CCc3c([nH]c4ccccc34)C15CC[NH+](C2)CC5, true",
    })
    void agreesWithRdkit(String smiles, boolean bridgehead) throws InvalidMoleculeException {
        MolecularGraph graph = MoleculeCheck.read(smiles);
        assertThat(Bridgeheads.isBridgehead(graph, RingBonds.find(graph), 0)).isEqualTo(bridgehead);
    }
}
