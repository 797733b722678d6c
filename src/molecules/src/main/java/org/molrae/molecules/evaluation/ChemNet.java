package org.molrae.molecules.evaluation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.features.TorchScript;
import org.molrae.autoencoder.storage.ModelFormatException;

/**
 * ChemNet, the network whose activations the Fréchet ChemNet distance compares (Preuer et al.,
 * <i>Fréchet ChemNet Distance</i>, J. Chem. Inf. Model. 58 (2018) 1736), in a TorchScript file that
 * the user makes of the published weights: {@code forward(texts)} takes {@code [n, 35, 350]} of
 * floats and gives {@code [n, 512]}.
 *
 * <p>The weights are {@code ChemNet_v0.13_pretrained.pt} of the Python package fcd 1.2.2 (<a
 * href="https://github.com/bioinf-jku/FCD">github.com/bioinf-jku/FCD</a>, LGPL-3; as a git object
 * {@code 84e622f04146305f4201aae6803bbc8d1d00d38b}). In a Python that has the package,
 *
 * <pre>{@code
 * import torch, fcd
 * torch.jit.trace(fcd.load_ref_model(), torch.rand(2, 35, 350)).save("chemnet.pt")
 * }</pre>
 *
 * writes the file. Its SHA-256 depends on the version of PyTorch that wrote it; who has made it
 * once can insist on it. Activations are of the texts as they stand, and another SMILES of the same
 * molecule has others: published distances are of RDKit's canonical SMILES, of both sets. To be
 * used by any number of threads.
 */
public final class ChemNet implements AutoCloseable {

    /** Activations of a molecule. */
    static final int DIMENSION = 512;

    private static final int CHUNK = 128;

    private final TorchScript network;

    private ChemNet(TorchScript network) {
        this.network = network;
    }

    /**
     * Loads the file.
     *
     * @param expectedSha256 its digest in hexadecimal; empty for any
     * @throws ModelFormatException if it has another digest, is no TorchScript, or has not the
     *     shape of ChemNet
     */
    public static ChemNet load(Path file, Optional<String> expectedSha256, ComputeDevice device)
            throws IOException {
        ChemNet loaded = new ChemNet(TorchScript.load(file, expectedSha256, device));
        boolean used = false;
        try {
            loaded.activations(List.of("C", "CC"));
            used = true;
            return loaded;
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException("not ChemNet: " + e.getMessage(), e);
        } finally {
            if (!used) {
                loaded.close();
            }
        }
    }

    /** The file's name with its SHA-256. */
    public String description() {
        return network.description();
    }

    /**
     * The activations of texts.
     *
     * @return {@code [n][512]}
     */
    public float[][] activations(List<String> smiles) {
        float[][] activations = new float[smiles.size()][];
        for (int from = 0; from < activations.length; from += CHUNK) {
            List<String> chunk = smiles.subList(from, Math.min(activations.length, from + CHUNK));
            float[] flat = forward(chunk);
            for (int i = 0; i < chunk.size(); i++) {
                activations[from + i] =
                        Arrays.copyOfRange(flat, i * DIMENSION, (i + 1) * DIMENSION);
            }
        }
        return activations;
    }

    private float[] forward(List<String> chunk) {
        try (NDManager step = network.manager().newSubManager();
                NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray texts = step.create(oneHot(chunk), shape(chunk.size()));
            try (IValue input = IValue.from((PtNDArray) texts)) {
                NDArray result = network.forward(step, input);
                if (!result.getShape().equals(new Shape(chunk.size(), DIMENSION))) {
                    throw new IllegalArgumentException(
                            "%s makes %s of %s, and not (%d, %d)"
                                    .formatted(
                                            network.description(),
                                            result.getShape(),
                                            shape(chunk.size()),
                                            chunk.size(),
                                            DIMENSION));
                }
                return result.toFloatArray();
            }
        }
    }

    private static Shape shape(int texts) {
        return new Shape(texts, ChemNetText.SYMBOLS, ChemNetText.LENGTH);
    }

    /** {@code [n, symbol, place]}: what is there is 1/35, as the reference scales it. */
    private static float[] oneHot(List<String> chunk) {
        float[] values = new float[chunk.size() * ChemNetText.SYMBOLS * ChemNetText.LENGTH];
        for (int i = 0; i < chunk.size(); i++) {
            int[] symbols = ChemNetText.symbols(chunk.get(i));
            for (int place = 0; place < symbols.length; place++) {
                int row = i * ChemNetText.SYMBOLS + symbols[place];
                values[row * ChemNetText.LENGTH + place] = 1f / ChemNetText.SYMBOLS;
            }
        }
        return values;
    }

    @Override
    public void close() {
        network.close();
    }
}
