package com.example;

import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.molecules.MoleculeGenerator;

/** What a project of somebody else's does with molrae: draws a molecule and computes its QED. */
public final class Consumer {

    private Consumer() {}

    public static void main(String[] args) throws Exception {
        try (MoleculeGenerator generator = MoleculeGenerator.builder().threads(1).build()) {
            String smiles = generator.sample(1, 1).get(0);
            double qed = Descriptors.DRUG_LIKENESS.of(Molecule.fromSmiles(smiles));
            System.out.printf("%s %.3f%n", smiles, qed);
        }
    }
}
