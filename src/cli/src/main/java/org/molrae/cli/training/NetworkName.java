package org.molrae.cli.training;

import org.molrae.sequences.SequencePreset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a network of the paper's models of sequences, or of its architecture. */
public final class NetworkName implements ITypeConverter<SequencePreset.Network> {

    @Override
    public SequencePreset.Network convert(String name) {
        try {
            return SequencePreset.Network.named(name);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
