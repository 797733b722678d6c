package org.molrae.molecules;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.sequences.data.TextProperties;

/** Properties of molecules that codes are trained to tell, by the names of {@link Descriptors}. */
public final class MoleculeProperties implements TextProperties {

    private final List<Descriptor> descriptors;

    private MoleculeProperties(List<Descriptor> descriptors) {
        this.descriptors = descriptors;
    }

    /**
     * Some descriptors.
     *
     * @throws IllegalArgumentException if there is none of one of the names
     */
    public static MoleculeProperties named(List<String> names) {
        return new MoleculeProperties(names.stream().map(MoleculeProperties::descriptor).toList());
    }

    private static Descriptor descriptor(String name) {
        return Descriptors.named(name)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "there is no %s, there are %s"
                                                .formatted(
                                                        name,
                                                        Descriptors.all().stream()
                                                                .map(Descriptor::name)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    @Override
    public List<String> names() {
        return descriptors.stream().map(Descriptor::name).toList();
    }

    @Override
    public double[] of(String smiles) {
        try {
            Molecule molecule = Molecule.fromSmiles(smiles);
            return descriptors.stream().mapToDouble(d -> d.of(molecule)).toArray();
        } catch (InvalidMoleculeException e) {
            double[] none = new double[descriptors.size()];
            Arrays.fill(none, Double.NaN);
            return none;
        }
    }
}
