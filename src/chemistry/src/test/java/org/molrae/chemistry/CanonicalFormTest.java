package org.molrae.chemistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molrae.chemistry.smiles.InvalidMoleculeException;

class CanonicalFormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "OC(=O)[C@H](N)C N[C@H](C)C(=O)O true",
                "OC(=O)[C@H](N)C N[C@@H](C)C(=O)O false",
                "c1ccccc1O OC1=CC=CC=C1 true",
                "CC1=CC=CC=C1F CC=1C=CC=CC=1F true",
                "F/C=C/F F\\C=C\\F true",
                "F/C=C/F F/C=C\\F false",
                "CN(=O)=O C[N+](=O)[O-] true",
                "[2H]C C false",
                "CCO COC false",
                "CC=O C=CO false",
                "Oc1ccccn1 O=c1cccc[nH]1 false",
                "CC(=O)O CC(=O)[O-] false",
            })
    void tellsMoleculesApart(String a, String b, boolean same) throws InvalidMoleculeException {
        assertThat(CanonicalForm.sameMolecule(a, b)).isEqualTo(same);
        assertThat(CanonicalForm.of(a).equals(CanonicalForm.of(b))).isEqualTo(same);
    }

    @Test
    void answersManyThreads() throws InvalidMoleculeException {
        String form = CanonicalForm.of("OC(=O)[C@H](N)Cc1ccccc1");
        List<String> forms =
                IntStream.range(0, 200).parallel().mapToObj(i -> phenylalanine(i % 3)).toList();
        assertThat(forms).containsOnly(form);
    }

    private static String phenylalanine(int writing) {
        try {
            return CanonicalForm.of(
                    switch (writing) {
                        case 0 -> "N[C@@H](C(O)=O)CC1=CC=CC=C1";
                        case 1 -> "c1ccccc1C[C@@H](N)C(=O)O";
                        default -> "OC(=O)[C@H](N)CC=1C=CC=CC=1";
                    });
        } catch (InvalidMoleculeException e) {
            throw new AssertionError(e);
        }
    }
}
