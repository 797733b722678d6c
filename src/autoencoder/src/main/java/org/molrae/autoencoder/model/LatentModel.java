package org.molrae.autoencoder.model;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.molrae.autoencoder.EncoderDecoder;
import org.molrae.autoencoder.NetworkWeights;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.density.CodeSource;
import org.molrae.autoencoder.density.FittedDensity;
import org.molrae.autoencoder.density.GaussianMixture;
import org.molrae.autoencoder.density.LatentDensity;
import org.molrae.autoencoder.density.MultivariateNormal;
import org.molrae.autoencoder.density.StandardNormal;
import org.molrae.autoencoder.density.StoredDensities;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.Safetensors;
import org.molrae.autoencoder.training.Provenance;

/**
 * A trained autoencoder of any kind of data: networks, posterior, the latent densities that codes
 * are drawn from, where it comes from, and how it draws by default. What data it encodes and
 * decodes, and whether threads may share it, each subclass says.
 */
public abstract class LatentModel implements AutoCloseable {

    private static final Cleaner CLEANER = Cleaner.create();

    /** The golden ratio's bits: neighbouring codes get unrelated generators. */
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private final Posterior posterior;
    private final int latentDimension;
    private final NDManager manager;

    /** Read while the network is used, written when it is freed. */
    private final ReadWriteLock open = new ReentrantReadWriteLock();

    private final Cleaner.Cleanable memory;

    private final Map<String, LatentDensity> densities = new LinkedHashMap<>();
    private Provenance provenance;
    private SamplingDefaults samplingDefaults = SamplingDefaults.PLAIN;

    /**
     * A model whose only density is the prior.
     *
     * @param posterior how the encoder's output becomes a code
     * @param manager owner of the network's arrays, which is closed with the model
     */
    protected LatentModel(
            EncoderDecoder network, Posterior posterior, NDManager manager, Provenance provenance) {
        this.posterior = posterior;
        this.latentDimension = network.latentDimension();
        this.manager = manager;
        // whatever uses the network holds this lock: what is left open is freed once nothing does
        this.memory = CLEANER.register(use(), manager::close);
        this.provenance = provenance;
        setDensity(new StandardNormal(latentDimension));
    }

    /** The networks, for training. */
    public abstract EncoderDecoder network();

    /** Writes the model, whole or not at all. */
    public abstract void save(Path file) throws IOException;

    /** How the encoder's output becomes a code. */
    public final Posterior posterior() {
        return posterior;
    }

    /** The number of latent dimensions. */
    public final int latentDimension() {
        return latentDimension;
    }

    /** Owner of the model's arrays. */
    protected final NDManager manager() {
        return manager;
    }

    /** Held by whatever uses the network, if threads share it; {@link #close} waits for it. */
    protected final Lock use() {
        return open.readLock();
    }

    /**
     * The SHA-256 of its weights and densities, in hexadecimal: models that draw the same have the
     * same.
     */
    public final String sha256() {
        Map<String, HostTensor> tensors = new LinkedHashMap<>(NetworkWeights.read(network()));
        tensors.putAll(StoredDensities.tensors(densities.values()));
        return Safetensors.of(tensors).sha256("");
    }

    /** Where the model comes from. */
    public final Provenance provenance() {
        return provenance;
    }

    /** Sets where the model comes from; not while it is used. */
    public final void setProvenance(Provenance provenance) {
        this.provenance = provenance;
    }

    /** The latent densities by name; the prior is always among them. */
    public final Map<String, LatentDensity> densities() {
        return Map.copyOf(densities);
    }

    /** The density that fits its codes best of those that it has: mixture, Gaussian or prior. */
    public final LatentDensity bestDensity() {
        return Stream.of(GaussianMixture.NAME, MultivariateNormal.NAME)
                .filter(densities::containsKey)
                .findFirst()
                .map(this::density)
                .orElseGet(() -> density(StandardNormal.NAME));
    }

    /**
     * The latent density with this name.
     *
     * @throws IllegalArgumentException if the model has none
     */
    public final LatentDensity density(String name) {
        LatentDensity density = densities.get(name);
        if (density == null) {
            throw new IllegalArgumentException(
                    "the model has no density %s; it has %s"
                            .formatted(
                                    name,
                                    String.join(
                                            ", ", densities.keySet().stream().sorted().toList())));
        }
        return density;
    }

    /**
     * Adds a density of the codes, in place of one with the same name, and how it was fitted to the
     * provenance; no network is trained again. Not while the model is used.
     *
     * @throws IllegalArgumentException if it is of another dimension than the codes
     */
    public final void setDensity(FittedDensity fitted) {
        setDensity(fitted.density());
        provenance = provenance.withDensity(fitted.density().name(), fitted.provenance());
    }

    final void setDensity(LatentDensity density) {
        densities.put(density.name(), requireDimension(density));
    }

    /** Takes over what another model of the same codes says beside its networks. */
    protected final void takeOver(LatentModel other) {
        other.densities.values().forEach(this::setDensity);
        provenance = other.provenance;
        samplingDefaults = other.samplingDefaults;
    }

    /**
     * A source of this model's codes.
     *
     * @throws IllegalArgumentException if it is of another dimension
     */
    public final <S extends CodeSource> S requireDimension(S source) {
        if (source.dimension() != latentDimension) {
            throw new IllegalArgumentException(
                    "%s has %d dimensions, the network %d"
                            .formatted(
                                    source instanceof LatentDensity density
                                            ? "the density " + density.name()
                                            : "a source of codes",
                                    source.dimension(),
                                    latentDimension));
        }
        return source;
    }

    /** How it draws where nothing else is asked for; {@link SamplingDefaults#PLAIN} at first. */
    public final SamplingDefaults samplingDefaults() {
        return samplingDefaults;
    }

    /** Sets how it draws where nothing else is asked for; not while the model is used. */
    public final void setSamplingDefaults(SamplingDefaults samplingDefaults) {
        this.samplingDefaults = samplingDefaults;
    }

    /**
     * The noise that reaches codes where this much is asked for: none, unless the decoder is told
     * of it.
     */
    public final double effectiveNoise(double noise) {
        return posterior.noiseDeviation().isPresent() ? noise : 0;
    }

    /**
     * Draws codes; each follows from the seed and its number alone.
     *
     * @return {@code [count][latentDimension]}
     * @throws IllegalArgumentException if the source is of another dimension
     */
    public final float[][] drawCodes(CodeSource density, int count, long seed) {
        requireDimension(density);
        List<SplittableRandom> random = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            random.add(new SplittableRandom(seed * GAMMA + i).split());
        }
        return density.sampleAll(random);
    }

    /**
     * What an action gives that needs a model until then at least; the model is freed if the action
     * fails, for whatever reason.
     *
     * @throws E as the action
     */
    public static <M extends LatentModel, T, E extends Exception> T orFreed(
            M model, Action<? super M, ? extends T, E> action) throws E {
        boolean done = false;
        try {
            T result = action.of(model);
            done = true;
            return result;
        } finally {
            if (!done) {
                model.close();
            }
        }
    }

    /**
     * Something done with a model.
     *
     * @param <M> the kind of model
     * @param <T> what comes of it
     * @param <E> how it fails
     */
    @FunctionalInterface
    public interface Action<M extends LatentModel, T, E extends Exception> {
        /** Does it. */
        T of(M model) throws E;
    }

    /**
     * Frees the model once nobody uses it; it cannot be used after that. A model that is left open
     * is freed after nothing refers to it any more, when the garbage collector finds out.
     */
    @Override
    public final void close() {
        open.writeLock().lock();
        try {
            memory.clean();
        } finally {
            open.writeLock().unlock();
        }
    }
}
